"""Sends generated messages with the HTTP client of Python itself."""
import dataclasses
import datetime
import json
import pathlib
import typing
import urllib.error
import urllib.request
import uuid

from dataclasses_json import cfg
from servicestack import IDelete, IPut, IReturn

T = typing.TypeVar('T')


def register(kind, write, read):
    """How dataclasses-json writes and reads a type, also where it may be left out."""
    for declared in (kind, typing.Optional[kind]):
        cfg.global_config.encoders[declared] = lambda value: None if value is None else write(value)
        cfg.global_config.decoders[declared] = lambda value: None if value is None else read(value)


# Times are UTC without a fraction; by itself dataclasses-json takes them for numbers.
register(
    datetime.datetime,
    lambda time: time.astimezone(datetime.timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ'),
    lambda text: datetime.datetime.fromisoformat(text.replace('Z', '+00:00')))


def _without_none(value):
    if isinstance(value, dict):
        return {key: _without_none(inner) for key, inner in value.items() if inner is not None}
    return [_without_none(inner) for inner in value] if isinstance(value, list) else value


def to_json(message) -> str:
    plain = [item.to_dict() for item in message] if isinstance(message, list) else message.to_dict()
    return json.dumps(_without_none(plain), ensure_ascii=False, separators=(',', ':'))


def answer_type(message_type):
    """The T of the message's IReturn[T]."""
    return next(typing.get_args(base)[0] for base in message_type.__orig_bases__ if typing.get_origin(base) is IReturn)


def from_json(kind, text):
    """A generic class does not know what it holds: its lists are read here."""
    arguments = typing.get_args(kind)
    origin = typing.get_origin(kind) or kind
    if origin is list:
        return [from_json(arguments[0], json.dumps(item)) for item in json.loads(text)]
    value = origin.from_dict(json.loads(text), infer_missing=True)
    for field in dataclasses.fields(value) if arguments else ():
        if isinstance(getattr(value, field.name), list) and isinstance(typing.get_args(field.type)[0], typing.TypeVar):
            setattr(value, field.name, [from_json(arguments[0], json.dumps(item)) for item in getattr(value, field.name)])
    return value


class Refused(Exception):
    """The door refused: its code, and the same refusal as an HTTP status."""

    def __init__(self, http_status, response_status):
        super().__init__(f"{response_status['errorCode']} {response_status['message']} (HTTP {http_status})")
        self.code = response_status['errorCode']


class CertifyClient:
    def __init__(self, base_url: str):
        self._base_url = base_url.rstrip('/')
        self.bearer_token = None
        """A token of IssueToken: it is good for every operation of every door."""

    def send(self, message: IReturn[T]) -> T:
        verb = 'DELETE' if isinstance(message, IDelete) else 'PUT' if isinstance(message, IPut) else 'POST'
        return self._send(message, verb, 'application/json', to_json(message).encode('utf-8'))

    def send_file(self, message: IReturn[T], part: str, file: pathlib.Path) -> T:
        """The properties and the file go as parts of one form."""
        boundary = uuid.uuid4().hex
        form = b''
        for name, value in json.loads(to_json(message)).items():
            text = value if isinstance(value, str) else json.dumps(value)
            form += f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'.encode('utf-8')
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{part}"; filename="{file.name}"\r\nContent-Type: image/jpeg\r\n\r\n'
        form += head.encode('utf-8') + file.read_bytes() + f'\r\n--{boundary}--\r\n'.encode('ascii')
        return self._send(message, 'POST', f'multipart/form-data; boundary={boundary}', form)

    def _send(self, message, verb, content_type, body):
        request = urllib.request.Request(f'{self._base_url}/api/{type(message).__name__}', body, method=verb)
        request.add_header('Content-Type', content_type)
        request.add_header('Accept', 'application/json')
        if self.bearer_token:
            request.add_header('Authorization', f'Bearer {self.bearer_token}')
        try:
            with urllib.request.urlopen(request) as answer:
                return from_json(answer_type(type(message)), answer.read().decode('utf-8'))
        except urllib.error.HTTPError as refused:
            raise Refused(refused.code, json.loads(refused.read())['responseStatus']) from None
