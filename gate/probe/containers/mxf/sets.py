"""Mxf sets: the texts of a set of local tags, by the names of their universal labels, and what is no text as it stands."""

import re
import struct
from collections.abc import Iterator, Mapping

from gate.probe.containers import free_texts
from gate.probe.damage import ask
from gate.probe.fact import Fact, Found

Primer = Mapping[int, bytes]
"""Of each local tag the last eight bytes of its universal label (SMPTE ST 377-1, 9.2)."""

_NAMES = {
    "0101100101000000": "OrganizationID", "0102010101000000": "URL", "0103010801000000": "ProjectName",
    "0103030201000000": "PackageName", "0103070102000000": "MCATagSymbol", "0103070103000000": "MCATagName",
    "0104010101000000": "LocalFilePath", "0104010201000000": "MediaLocation", "0105010100000000": "TitleKind",
    "0105020100000000": "MainTitle", "0105030100000000": "SecondaryTitle", "0105060100000000": "SceneNumber",
    "0105080100000000": "VersionTitle", "01050a0100000000": "WorkingTitle", "01050b0100000000": "OriginalTitle",
    "01050c0100000000": "ClipNumber", "0107010201000000": "TrackName", "0107010203010000": "DefinitionObjectName",
    "0107010401000000": "DefinedName", "010a010101010000": "DeviceManufacturerName", "0205010201000000": "CopyrightOwnerName",
    "0205020201000000": "IntellectualPropertyRights", "0301020a01010000": "ItemName", "0301020a02010000": "ItemValue",
    "0301022001020000": "XMLDocumentText", "0302010205010000": "Keywords", "0302010209010000": "AssignedCategoryName",
    "030201020a010000": "AssignedCategoryValue", "0302010601010000": "Abstract", "0302010602010000": "Purpose",
    "0302010603010000": "Description", "0302010609010000": "AnnotationSynopsis", "030201060a010000": "AnnotationDescription",
    "030201060c010000": "ScriptingText", "030201060d010000": "ShotDescription", "0302030102010000": "ObjectDescription",
    "0302030201010000": "DescriptionKind", "0302030202010000": "DescriptiveComment", "0302050201000000": "ShotComment",
    "0302050300000000": "SlateInformation", "0303030102010000": "VersionNumberString", "0402050201010000": "BextCodingHistory",
    "0409020100000000": "MIMEMediaType", "0409050000000000": "UCSEncoding", "0102010501000000": "NamespaceURI",
    "0520070102010000": "ApplicationSupplierName", "0520070103010000": "ApplicationName",
    "0520070105010000": "ApplicationVersionString", "0520070106010000": "ApplicationPlatform",
    "052007010f000000": "ApplicationEnvironmentID", "0530040401000000": "EditingEventComment",
}  # fmt: skip
"""SMPTE ST 335: names of the elements that are texts, as ExifTool spells them; others are named by their local tag."""
_BY_LABEL = {bytes.fromhex(label): name for label, name in _NAMES.items()}
_PAIRS = {"AssignedCategoryValue": "AssignedCategoryName", "ItemValue": "ItemName"}
"""Values, and what names them."""
_SMALL = 16
"""Bytes in which no label fits: numbers, dates, labels, references."""
_SHORTEST = 3
_BETWEEN = bytes(4)
_READABLE = re.compile(rb"[\t\n\r\x20-\x7e\xa0-\xff]+")
_PLAIN = re.compile(rb"[\t\n\r\x20-\x7e]{4,}")
_INDIRECT = 17
"""Bytes before a value that says its own type: the order of its bytes, B or L, and the type (AAF Object Specification, indirect)."""
_TYPE = b"\x06\x0e\x2b\x34"
_FOREIGN = re.compile(r"[^-_A-Za-z0-9]")


def meaning(data: bytes, primer: Primer, unknown: bytearray) -> Iterator[Found]:
    """SMPTE ST 377-1, 9.3: items of a tag of two bytes, a length of two, and a value; those that are no text are added to `unknown`.

    Raises Damage.
    """
    texts: list[tuple[str, str]] = []
    for tag, value in _items(data):
        label = _BY_LABEL.get(primer.get(tag, b""))
        if text := _text(value, known=bool(label)):
            texts.append((label or f"Local{tag:04X}", text))
        elif len(value) > _SMALL:
            unknown += value + _BETWEEN
    names = dict(texts)
    for name, text in texts:
        own = names.get(_PAIRS.get(name, ""))
        if own:
            yield Fact("mxf", f"MXF:{name}", text)
        yield from free_texts.said("mxf", f"MXF:{_FOREIGN.sub('', own.title()) if own else name}", text)


def _items(data: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place < len(data):
        ask(place + 4 <= len(data), "a set of its metadata is cut")
        tag, length = struct.unpack_from(">HH", data, place)
        place += 4 + length
        ask(place <= len(data), "a set of its metadata is cut")
        yield tag, data[place - length : place]


def _text(value: bytes, *, known: bool) -> str:
    """The text that a value is: in UTF-16 or ASCII, or of another type that it names; empty where it is none."""
    if len(value) > _INDIRECT and value[:1] in (b"B", b"L") and _TYPE in value[1:_INDIRECT]:
        return value[_INDIRECT:].decode("utf-16-be" if value[:1] == b"B" else "utf-16-le", "replace").rstrip("\0")
    letters = value[1::2].rstrip(b"\0")
    if not len(value) % 2 and not value[::2].strip(b"\0"):
        return letters.decode("latin-1") if len(letters) >= (1 if known else _SHORTEST) and _READABLE.fullmatch(letters) else ""
    if _PLAIN.fullmatch(plain := value.rstrip(b"\0")):
        return plain.decode("ascii")
    return value.decode("utf-16-be", "replace").partition("\0")[0] if known else ""
