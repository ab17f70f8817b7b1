"""Signs in, submits name, number and two photos unless a submission waits or is certified, and reads what became of it."""
import pathlib
import sys

from certify_client import CertifyClient, Refused
from dtos import FetchInfo, IssueToken, SubmitInfo, SubmitPhoto

HANDHELD, FRONT = 0, 1
STATES = ['nothing was submitted', 'waits for its review', 'certified', 'refused or ended']


def status(client: CertifyClient) -> int:
    return client.send(FetchInfo()).response.validate_obj.validate_status


def main(base_url, phone, password, name, number, handheld_photo, front_photo):
    client = CertifyClient(base_url)
    client.bearer_token = client.send(IssueToken(auth_type='phone_password', phone=phone, password=password)).token
    state = status(client)
    if state not in (1, 2):
        client.send_file(SubmitPhoto(t_photo=HANDHELD), 'v_photo', pathlib.Path(handheld_photo))
        client.send_file(SubmitPhoto(t_photo=FRONT), 'v_photo', pathlib.Path(front_photo))
        client.send(SubmitInfo(name=name, idcard_number=number))
        state = status(client)
    print(f'validate_status {state}: {STATES[state]}')


if __name__ == '__main__':
    if len(sys.argv) != 8:
        sys.exit('usage: sample.py BASE_URL PHONE PASSWORD NAME IDENTITY_NUMBER HANDHELD_PHOTO FRONT_PHOTO')
    try:
        main(*sys.argv[1:])
    except Refused as refused:
        sys.exit(f'refused: {refused}')
