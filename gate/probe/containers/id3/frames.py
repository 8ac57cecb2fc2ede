"""Id3 frames: what the frames of an ID3v2 tag say, by ExifTool's names."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from gate.probe.containers import rest
from gate.probe.containers.id3.names import NAMES
from gate.probe.containers.texts import decoded, said
from gate.probe.damage import ask
from gate.probe.fact import Block, Fact, Found

Meaning = Callable[[str, str, bytes], Iterator[Found]]

_UTF16, _UTF16_BE, _UTF8 = 1, 2, 3
_LANGUAGE = re.compile(r"[a-z]{3}\Z")
_JOINED = re.compile(r"([a-z])[_ ]([a-z])")
_UNNAMED = re.compile(r"[^-_A-Za-z0-9]")
_OWNER = re.compile(r"[-\w]{1,24}\Z")
_CREDENTIALS = ("application/c2pa", "application/x-c2pa-manifest-store")
_SPOKEN, _TIMED, _TIME = 4, 6, 4
"""Bytes of encoding and language; of these, the format of times and the kind of text; of a time."""
_NAME = 200
"""Characters of the longest tag."""
_LONG = 1 << 20
_SMALL = 16
"""Bytes in which no label fits."""


def meaning(group: str, name: str, data: bytes) -> Iterator[Found]:
    """What a frame says whose contents are given: texts, and bytes to be searched where it is none of those that say something."""
    reader = _READERS.get(name) or _LETTERS.get(name[0])
    if reader:
        yield from reader(group, name, data)
    else:
        yield from _searched(data)


def _named(group: str, name: str) -> str:
    return f"{group}:{NAMES.get(name, f'ID3_{name}')}"


def _text(tag: str, text: str) -> Iterator[Found]:
    if text:
        yield from said("id3", tag, text)


def _searched(data: bytes) -> Iterator[Found]:
    if len(data) > _SMALL:
        yield from rest.searched(data)


def _strings(data: bytes, encoding: int) -> list[str]:
    """The texts that nulls part (ID3v2.4.0, 4: Latin-1, UTF-16 with a mark, UTF-16, UTF-8)."""
    if encoding in (_UTF16, _UTF16_BE):
        return [_turned(said) for said in data.decode(_order(data), "replace").rstrip("\0").split("\0")]
    return data.decode("utf-8" if encoding == _UTF8 else "latin-1", "replace").rstrip("\0").split("\0")


def _order(data: bytes) -> str:
    """The byte order of a text by its mark, else by where the zeros of its letters stand."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16-le" if data.startswith(b"\xff") else "utf-16-be"
    return "utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be"


def _turned(said: str) -> str:
    """A text without its mark, its bytes the other way round where the mark shows that."""
    if said.startswith("\ufffe"):
        said = said.encode("utf-16-be", "surrogatepass").decode("utf-16-le", "replace")
    return said.removeprefix("\ufeff")


def _behind(data: bytes, place: int, encoding: int) -> tuple[str, int]:
    """The text at a place, and where the data behind its null begin. Raises Damage where it has no end."""
    wide = encoding in (_UTF16, _UTF16_BE)
    end = data.find(b"\0\0" if wide else b"\0", place)
    while wide and end >= 0 and (end - place) % 2:
        end = data.find(b"\0\0", end + 1)
    ask(end >= 0, "a text in its ID3 tag does not end")
    return _strings(data[place:end], encoding)[0], end + (2 if wide else 1)


def _texts(group: str, name: str, data: bytes) -> Iterator[Found]:
    yield from _text(_named(group, name), "/".join(_strings(data[1:], data[0])) if data else "")


def _own_text(group: str, name: str, data: bytes) -> Iterator[Found]:
    """A text whose writer named it (ID3v2.4.0, 4.2.6)."""
    description, *values = _strings(data[1:], data[0]) if data else [""]
    tag = f"{group}:{_own_name(description[:_NAME])}" if description else _named(group, name)
    yield from _text(tag, "/".join(values))


@lru_cache(1 << 10)
def _own_name(description: str) -> str:
    """The tag that ExifTool makes of a description."""
    said = description if re.search("[a-z]", description) else description.lower()
    said = _UNNAMED.sub("", _JOINED.sub(lambda found: found[1] + found[2].upper(), said))
    said = said[:1].upper() + said[1:]
    return said if re.match("[A-Za-z_].", said) else f"Tag{said}"


def _spoken(group: str, name: str, data: bytes) -> Iterator[Found]:
    """A comment or lyrics: language, description, text (ID3v2.4.0, 4.8 and 4.10)."""
    if len(data) <= _SPOKEN:
        return
    language = decoded(data[1:_SPOKEN]).lower()
    description, *values = _strings(data[_SPOKEN:], data[0])
    value = "/".join(values)
    suffix = f"-{language}" if _LANGUAGE.match(language) and language != "eng" else ""
    yield from _text(_named(group, name) + suffix, f"({description}) {value}" if description else value)


def _timed(group: str, _: str, data: bytes) -> Iterator[Found]:
    """Synchronised lyrics: each text is followed by its time (ID3v2.4.0, 4.9)."""
    if len(data) <= _TIMED:
        return
    description, place = _behind(data, _TIMED, data[0])
    lines = [description]
    while place < len(data):
        line, place = _behind(data, place, data[0])
        lines.append(line)
        place += _TIME
    yield from _text(f"{group}:SynchronizedLyricsText", "".join(lines))


def _terms(group: str, name: str, data: bytes) -> Iterator[Found]:
    yield from _text(_named(group, name), "/".join(_strings(data[_SPOKEN:], data[0])) if len(data) > _SPOKEN else "")


def _address(group: str, name: str, data: bytes) -> Iterator[Found]:
    address, _, more = data.partition(b"\0")
    yield from _text(_named(group, name), decoded(address))
    yield from _searched(more)


def _own_address(group: str, name: str, data: bytes) -> Iterator[Found]:
    description, place = _behind(data, 1, data[0]) if data else ("", 0)
    if description:
        tag = f"{group}:{_own_name(description[:_NAME] if 'url' in description.lower() else f'{description[:_NAME]}_URL')}"
    else:
        tag = _named(group, name)
    yield from _text(tag, decoded(data[place:]))


def _picture(group: str, name: str, data: bytes) -> Iterator[Found]:
    """A picture's type and description; an address in the place of the picture, or labels in it, are found too (ID3v2.4.0, 4.14)."""
    kind, place = (decoded(data[1:4]), 4) if name == "PIC" else _behind(data, 1, 0)
    description, place = _behind(data, place + 1, data[0] if data else 0)
    yield from _text(f"{group}:PictureMIMEType", kind)
    yield from _text(f"{group}:PictureDescription", description)
    yield from _searched(data[place:])


def _object(group: str, _: str, data: bytes) -> Iterator[Found]:
    """Any file: type, name, description, contents (ID3v2.4.0, 4.15); a manifest store is one (C2PA 2.2, A.3.4)."""
    kind, place = _behind(data, 1, 0)
    for name in ("File", "Desc"):
        text, place = _behind(data, place, data[0])
        yield from _text(f"{group}:GEOB-{name}", text)
    yield from _text(f"{group}:GEOB-Mime", kind)
    credentials = kind.strip().lower() in _CREDENTIALS
    if credentials:
        yield Block("credentials", b"")
    else:
        yield from _searched(data[place:])


def _private(group: str, _name: str, data: bytes) -> Iterator[Found]:
    """Anything, by the name of its owner (ID3v2.4.0, 4.27); an XMP packet has XMP for one (XMP specification, part 3, 1.1.5)."""
    owner, _, contents = data.partition(b"\0")
    if owner == b"XMP":
        yield Block("xmp", contents)
        return
    named = decoded(owner).replace("/", "_").replace(" ", "")
    named = named if _OWNER.match(named) else "Private"
    text = decoded(contents)
    yield Fact("id3", f"{group}:{named[:1].upper()}{named[1:]}", text if text.isprintable() and len(text) < _LONG else "")
    yield from _searched(data)


_READERS: Mapping[str, Meaning] = {
    "APIC": _picture, "COM": _spoken, "COMM": _spoken, "GEO": _object, "GEOB": _object, "GP1": _texts, "GRP1": _texts, "IPL": _texts,
    "IPLS": _texts, "MVI": _texts, "MVIN": _texts, "MVN": _texts, "MVNM": _texts, "PIC": _picture, "PRIV": _private, "SLT": _timed,
    "SYLT": _timed, "TXX": _own_text, "TXXX": _own_text, "ULT": _spoken, "USER": _terms, "USLT": _spoken, "WXX": _own_address,
    "WXXX": _own_address,
}  # fmt: skip
_LETTERS: Mapping[str, Meaning] = {"T": _texts, "W": _address, "X": _texts}
