""" Options:
Date: 2026-03-02 01:00:00
Version: 10.15
Tip: To override a DTO option, remove "#" prefix before updating
BaseUrl: https://gadgets.example

#GlobalNamespace: 
#AddServiceStackTypes: True
#AddResponseStatus: False
#AddImplicitVersion: 
#AddDescriptionAsComments: True
#IncludeTypes: 
#ExcludeTypes: 
#DefaultImports: 
#DataClass: 
#DataClassJson: 
"""

import datetime
import decimal
from typing import Any, Dict, Generic, List, Optional, TypeVar
from dataclasses import dataclass, field
from dataclasses_json import dataclass_json, LetterCase, Undefined, config
from enum import Enum
from servicestack import *

T = TypeVar('T')

class Colour(str, Enum):
    """Some Colour."""
    RED = 'Red'
    DARK_BLUE = 'DarkBlue'

@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class Named:
    """Some Named."""
    # Some UserSid.
    user_sid: Optional[str] = field(metadata=config(field_name='user_sid'), default=None)
    # Some Colour.
    colour: Optional[Colour] = None

@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class Part:
    """Some Part."""
    # Some Sku.
    sku: Optional[str] = None

@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class Gadget(Named):
    """Some Gadget."""
    # Some PhotoType.
    t_photo: Optional[int] = field(metadata=config(field_name='t_photo'), default=None)
    # Some Big.
    big: Optional[int] = None
    # Some Price.
    price: Optional[decimal.Decimal] = None
    # Some Ratio.
    ratio: Optional[float] = None
    # Some Ready.
    ready: Optional[bool] = None
    # Some Key.
    key: Optional[str] = None
    # Some Since.
    since: Optional[datetime.datetime] = None
    # Some Raw.
    raw: Optional[bytes] = None
    # Some Context.
    context: Optional[Any] = None
    # Some Class.
    class_: Optional[str] = field(metadata=config(field_name='class'), default=None)
    # Some Tags.
    tags: List[str] = field(default_factory=list)
    # Some Parts.
    parts: Dict[str, Part] = field(default_factory=dict)
    # Some Matrix.
    matrix: Optional[List[List[int]]] = None

@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class Paged(Generic[T]):
    """Some Paged`1."""
    # Some Offset.
    offset: Optional[int] = None
    # Some Results.
    results: List[T] = field(default_factory=list)

@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class ReadGadgetPhoto(IReturn[bytes], IGet):
    """Some ReadGadgetPhoto."""
    pass

@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class RemoveGadget(IReturnVoid, IDelete):
    """Some RemoveGadget."""
    # Some Id.
    id: Optional[int] = None

@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class SaveGadget(IReturn[Gadget], IPut):
    """Some SaveGadget."""
    # Some Gadget.
    gadget: Optional[Gadget] = None

# @Route("/boxed/gadget/photo", "POST")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class UploadGadgetPhoto(IReturn[Part], IPost):
    """Some UploadGadgetPhoto."""
    # Some PhotoType.
    t_photo: Optional[int] = field(metadata=config(field_name='t_photo'), default=None)
    # v_photo is sent as a file of the form. Some Photo.

@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class AllParts(IReturn[List[Part]], IGet):
    """Some AllParts."""
    pass

# @Route("/gadgets/{Id}", "GET")
# @Route("/gadget/{Id}", "GET")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class FindGadget(IReturn[Gadget], IGet):
    """Some FindGadget."""
    # Some Id.
    id: Optional[int] = None
    # Some From.
    from_: Optional[datetime.datetime] = field(metadata=config(field_name='from'), default=None)
    # Some Kind. One of: 0, 1.
    kind: Optional[int] = None

@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class ListGadgets(IReturn[Paged[Gadget]], IGet):
    """Some ListGadgets."""
    # Some Ids.
    ids: List[int] = field(default_factory=list)
