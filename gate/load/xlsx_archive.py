"""XLSX, as an archive: whether it may be opened at all, before anything that parses a workbook sees it."""

import zipfile
from typing import BinaryIO, NamedTuple, NoReturn
from xml.parsers import expat

from gate.errors import TextError
from gate.load.text import MIB, Refused
from gate.location import Location

MAX_BYTES = 64 * MIB
"""Of the file, and of all that is packed in it, each."""
MAX_PARTS = 2_000
MAX_TAGS = 6_000_000
"""Tags of all parts: a cell takes two or three."""
MAX_ROW = 70_000
"""Tags inside one row: a sheet has at most 16,384 columns."""
_PIECE = MIB
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_ROW, _CELL = 3, 4
"""How deep rows and their cells stand in a sheet."""


class Holding(NamedTuple):
    """How many sheets a workbook lists, and how many cells stand in its parts."""

    sheets: int
    cells: int


def holding(file: BinaryIO, path: str) -> Holding:
    """What the parts of a workbook hold.

    Raises TextError for what is no plain .xlsx file, holds macros, is encrypted, would unpack to too much, or has a document type,
    which is where entities are declared.
    """
    try:
        return _holding(file)
    except Refused as fault:
        raise TextError(str(fault), Location(path)) from None
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, EOFError, ValueError, NotImplementedError) as fault:
        raise TextError("this is not a workbook: its archive is damaged; save it as .xlsx again", Location(path)) from fault


def _holding(file: BinaryIO) -> Holding:
    _check_head(file)
    with zipfile.ZipFile(file) as archive:
        _check_list(archive.infolist())
        census = Census()
        for part in archive.infolist():
            with archive.open(part) as stream:
                census.count(stream)
    return Holding(census.sheets, census.cells)


def _check_head(file: BinaryIO) -> None:
    head = file.read(len(_OLE))
    size = file.seek(0, 2)
    file.seek(0)
    if head == _OLE:
        raise Refused("this workbook is encrypted, or of the old .xls kind; save it as .xlsx without a password")
    if not head.startswith(b"PK\3\4"):
        raise Refused("this is not a workbook; save it as .xlsx")
    if size > MAX_BYTES:
        raise Refused(f"this file has {size} bytes; a workbook may have {MAX_BYTES} at most: split it, or save it as CSV")


def _check_list(parts: list[zipfile.ZipInfo]) -> None:
    names = {part.filename.casefold() for part in parts}
    unpacked = sum(part.file_size for part in parts)
    faults = {
        f"this archive holds more than {MAX_PARTS} parts, which no workbook needs": len(parts) > MAX_PARTS,
        f"its parts unpack to {unpacked} bytes; {MAX_BYTES} are allowed: split it, or save it as CSV": unpacked > MAX_BYTES,
        "two parts of this archive have one name; save the workbook again": len(names) < len(parts),
        "parts of this workbook are encrypted; save it without a password": any(part.flag_bits & _ENCRYPTED for part in parts),
        "parts of this archive are packed as no workbook is; save it as .xlsx": any(
            part.compress_type not in _PACKED for part in parts
        ),
        "something stands before this archive; save the workbook again": not parts or min(part.header_offset for part in parts) > 0,
        "this workbook holds macros; save it as .xlsx, without them": any("vbaproject" in name for name in names),
    }
    if fault := next((fault for fault, true in faults.items() if true), None):
        raise Refused(fault)


class Census:
    """Counts what stands in XML, part by part, without ever holding much of it."""

    def __init__(self) -> None:
        self.sheets = 0
        self.cells = 0
        self._tags = 0
        self._trail: list[str] = []
        self._inside = 0

    def count(self, stream: object) -> None:
        """Counts one part; what is no XML is left to whoever needs it."""
        self._trail = []
        parser = expat.ParserCreate(namespace_separator="}")
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.StartElementHandler = self._enter
        parser.EndElementHandler = self._leave
        try:
            parser.ParseFile(stream)  # type: ignore[arg-type]  # a part of an archive is read like any file
        except expat.ExpatError:
            return

    def _enter(self, name: str, _: object) -> None:
        self._trail.append(name.rpartition("}")[2])
        self._tags += 1
        depth = len(self._trail)
        self._inside = 0 if depth <= _ROW else self._inside + 1
        if self._tags > MAX_TAGS or self._inside > MAX_ROW:
            raise Refused("this workbook holds too many cells; split it, or save it as CSV")
        if depth == _CELL and self._trail[0] == "worksheet" and self._trail[2] == "row":
            self.cells += 1
        elif depth == _ROW and self._trail == ["workbook", "sheets", "sheet"]:
            self.sheets += 1

    def _leave(self, _: str) -> None:
        self._trail.pop()


def _refuse_doctype(*_: object) -> NoReturn:
    raise Refused("a part of this workbook has a document type, which no workbook needs; save it as .xlsx again")
