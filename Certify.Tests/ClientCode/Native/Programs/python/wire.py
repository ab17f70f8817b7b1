"""Writes messages that are made here, and copies messages from standard input through their classes."""
import base64
import datetime
import decimal
import sys

import dtos
import gadgets
from certify_client import answer_type, from_json, register, to_json

register(bytes, lambda value: base64.b64encode(value).decode('ascii'), base64.b64decode)
register(decimal.Decimal, float, decimal.Decimal)


def write():
    print(to_json(dtos.IssueToken(auth_type='phone_password', phone='13800138000', password='secret-1')))
    print(to_json(dtos.SubmitPhoto(user_sid='sid-1', t_photo=1)))
    print(to_json(dtos.SubmitPersonalCertification(name='张三', identityId='11010119900307803X')))
    print(to_json(gadgets.FindGadget(id=7, from_=datetime.datetime(2026, 3, 2, 1, 0, 0, 678000, datetime.timezone.utc))))
    print(to_json(gadgets.SaveGadget(gadget=gadgets.Gadget(colour=gadgets.Colour.DARK_BLUE))))


def read(paged, issued, done):
    first = from_json(answer_type(gadgets.ListGadgets), paged).results[0]
    token = from_json(dtos.IssuedTokenResponse, issued)
    answer = from_json(dtos.ApiV1Response, done)
    colour = 'blue' if first.colour is gadgets.Colour.DARK_BLUE else 'other'
    print(first.user_sid, colour, int(first.since.timestamp()), token.err_code, token.err_msg, answer.errno, answer.errmsg)


def copy(line):
    module, kind, name, json = line.split('\t')
    message = getattr(gadgets if module == 'gadgets' else dtos, name)
    return to_json(from_json(answer_type(message) if kind == 'answer' else message, json))


lines = sys.stdin.read().splitlines()
if sys.argv[1] == 'made':
    write()
    read(*lines)
else:
    print('\n'.join(copy(line) for line in lines))
