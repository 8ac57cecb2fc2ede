"""XLSX registers: read to what YAML would give, every fault at its cell, and no archive that is opened before it is weighed."""

import io
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from datetime import time as daytime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate.errors import TextError
from gate.load import manifest, source, xlsx_archive
from tests.load.tabular import REGISTERS, bare, flat

NAMES = ["id", "status", "talent", "covers", "expires_on", "document.ref"]
ROW = ["CON-1", "active", "T-1", "create", "2031-01-20", "DMS-1"]
MIDNIGHT = datetime(2031, 1, 20)  # noqa: DTZ001  (a cell has no zone)
MORNING = datetime(2031, 1, 20, 10, 30)  # noqa: DTZ001
SHEET = "xl/worksheets/sheet1.xml"


def written(folder: Path, **sheets: list[list[Any]]) -> str:
    book = openpyxl.Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    path = folder / "house.xlsx"
    book.save(path)
    return str(path)


def tampered(path: str, change: Callable[[dict[str, bytes]], None]) -> str:
    """A workbook with parts changed."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def with_rows(path: str, xml: str, dimension: str = "") -> str:
    """A workbook whose sheet has other rows, written as XML."""

    def change(parts: dict[str, bytes]) -> None:
        text = re.sub(r"<sheetData>.*</sheetData>", f"<sheetData>{xml}</sheetData>", parts[SHEET].decode(), flags=re.DOTALL)
        parts[SHEET] = re.sub("<sheetData>", f"{dimension}<sheetData>", text).encode()

    return tampered(path, change)


def inline(cell: str, text: str) -> str:
    return f'<c r="{cell}" t="inlineStr"><is><t>{text}</t></is></c>'


def rows(path: str) -> Any:
    sheet = manifest.register(path)
    assert manifest.faults(sheet) == ()
    value: Any = sheet.value
    return value


def faults(path: str) -> list[tuple[str | None, str]]:
    found = []
    for fault in manifest.faults(manifest.register(path)):
        place = fault.at if fault.at.cell else source.located(path, [fault.at.pointer])[fault.at.pointer]
        found.append((place.cell, fault.message))
    return found


def refused(path: str) -> TextError:
    with pytest.raises(TextError) as caught:
        source.register(path)
    return caught.value


def test_every_field_of_every_register_reads_as_in_yaml(tmp_path: Path) -> None:
    whole: Any = source.read(str(Path(__file__).parent / "every_field.yaml"))
    book = {name: [[cell or None for cell in row] for row in flat(whole[name])] for name in REGISTERS}
    assert rows(written(tmp_path, **book)) == {name: bare(whole[name]) for name in REGISTERS}


def test_dates_are_days_and_text_stays_text(tmp_path: Path) -> None:
    cells = [
        ["007", "active", "T-1", "create; dub", date(2031, 1, 20), "1"],
        ["C", "active", "T", "dub", MIDNIGHT, None],
    ]
    found = rows(written(tmp_path, consents=[NAMES, *cells]))["consents"]
    assert [(row["id"], row["covers"], row["expires_on"]) for row in found] == [
        ("007", ["create", "dub"], "2031-01-20"),
        ("C", ["dub"], "2031-01-20"),
    ]


@pytest.mark.parametrize(
    ("column", "cell", "message"),
    [
        (0, 7, "id of entry 1 of consents is the number 7, not text"),
        (2, 14.5, "talent of CON-1 is the number 14.5, not text"),
        (2, True, "talent of CON-1 is the truth value TRUE, not text"),
        (2, date(2026, 1, 4), "talent of CON-1 is the date 2026-01-04 00:00:00, not text"),
        (4, MORNING, "expires_on of CON-1 is the moment 2031-01-20 10:30:00, not a day without a time"),
        (4, daytime(10, 30), "expires_on of CON-1 is a time, not text"),
        (4, 47868, "expires_on of CON-1 is the number 47868, not text"),
        (1, "=A1", "status of CON-1 is a formula, not a value"),
        (5, '=HYPERLINK("x")', "document.ref of CON-1 is a formula, not a value"),
        (1, "actve", "status of CON-1 is actve, not pending, active, expired, revoked or superseded; did you mean active?"),
        (4, "2026-02-30", "expires_on of CON-1 is 2026-02-30, not a real day, written YYYY-MM-DD"),
        (5, "a\u2028b", "document.ref of CON-1 is a text with the character U+2028, not text without it"),
        (0, None, "consents[0] has no id"),
    ],
)
def test_a_cell_that_holds_no_value_is_one_finding_at_the_cell(column: int, cell: object, message: str, tmp_path: Path) -> None:
    row: list[object] = [*ROW]
    row[column] = cell
    path = written(tmp_path, consents=[NAMES, row, ["CON-2", *ROW[1:]]])
    assert faults(path) == [(f"consents!{'ABCDEF'[column]}2", message)]


def test_the_error_of_a_formula_is_a_finding(tmp_path: Path) -> None:
    path = with_rows(
        written(tmp_path, vendors=[["id"], ["V"]]),
        f'<row r="1">{inline("A1", "id")}{inline("B1", "assessment_ref")}</row>'
        f'<row r="2">{inline("A2", "V")}<c r="B2" t="e"><v>#REF!</v></c></row>',
    )
    assert faults(path) == [("vendors!B2", "assessment_ref of V is the error of a formula, not a value")]


def test_a_sheet_of_another_name_is_a_finding_at_it_and_nothing_is_read_beside_it(tmp_path: Path) -> None:
    path = written(tmp_path, consents=[NAMES, ROW], Consent=[NAMES], Sheet1=[])
    assert faults(path) == [
        ("Consent!A1", "sheet Consent is named like no register; did you mean consents?"),
        ("Sheet1!A1", "sheet Sheet1 is named like no register"),
    ]


def test_column_names_are_findings_at_their_cells(tmp_path: Path) -> None:
    path = written(tmp_path, consents=[["id", "stauts", "talent", "covers", None, 5, None], ["x"]], tools=[["name"]])
    assert faults(path) == [
        ("consents!B1", "stauts is no column of consents; did you mean status?"),
        ("consents!E1", "column 5 has no name"),
        ("consents!F1", "5 is no column of consents"),
        ("tools!A1", "tools has no column id"),
    ]
    assert faults(written(tmp_path, tools=[])) == [("tools!A1", "tools has no column id")]


def test_empty_rows_at_the_end_are_none_and_one_before_it_is_refused_at_its_row(tmp_path: Path) -> None:
    nothing: list[Any] = [None] * 6
    assert len(rows(written(tmp_path, consents=[NAMES, ROW, nothing, ["", None]]))["consents"]) == 1
    fault = refused(written(tmp_path, consents=[NAMES, ROW, nothing, nothing, ROW]))
    assert fault.location
    assert (fault.location.cell, fault.message[:12]) == ("consents!A3", "an empty row")
    beyond = refused(written(tmp_path, consents=[NAMES, [*ROW, None, "note"]]))
    assert beyond.location
    assert (beyond.location.cell, beyond.message[:25]) == ("consents!A2", "this row has a value in a")


def test_a_place_is_a_cell_and_of_a_row_the_first(tmp_path: Path) -> None:
    path = written(tmp_path, consents=[NAMES, ROW, ROW])
    pointers = [
        "/consents/1/document/ref",
        "/consents/1/document/sha256",
        "/consents/0/covers/1",
        "/consents/1",
        "/consents/1/form",
        "",
    ]
    cells = [place.cell for place in source.located(path, pointers).values()]
    assert cells == ["consents!F3", "consents!F3", "consents!D2", "consents!A3", "consents!A3", None]


HEAD = f'<row r="1">{inline("A1", "id")}{inline("B1", "assessment_ref")}</row>'


@pytest.mark.parametrize(
    "xml",
    [
        f'<row r="2">{inline("A2", "V2")}</row><row r="1">{inline("A1", "V3")}</row>',
        f'<row r="2">{inline("A2", "V2")}</row><row r="2">{inline("A2", "V3")}</row>',
        f'<row r="2">{inline("A2", "V2")}{inline("A2", "V3")}</row>',
        f'<row r="2">{inline("B2", "x")}{inline("A2", "V2")}</row>',
    ],
)
def test_what_openpyxl_would_drop_in_silence_is_refused(xml: str, tmp_path: Path) -> None:
    assert "stand twice, out of order" in refused(with_rows(written(tmp_path, vendors=[["id"]]), HEAD + xml)).message


def test_the_size_that_a_sheet_claims_is_not_believed(tmp_path: Path) -> None:
    xml = HEAD + f'<row r="2">{inline("A2", "V2")}{inline("B2", "x")}</row><row r="3">{inline("A3", "V3")}</row>'
    path = with_rows(written(tmp_path, vendors=[["id"]]), xml, '<dimension ref="A1:A2"/>')
    assert [row["id"] for row in rows(path)["vendors"]] == ["V2", "V3"]
    assert rows(path)["vendors"][0]["assessment_ref"] == "x"


def test_a_sheet_whose_part_is_not_there_is_refused(tmp_path: Path) -> None:
    path = tampered(
        written(tmp_path, vendors=[["id"]], tools=[["id"]]), lambda parts: parts.__delitem__("xl/worksheets/sheet2.xml")
    )
    refused(path)


def test_what_is_no_plain_workbook_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = Path(written(tmp_path, consents=[NAMES, ROW]))
    whole = path.read_bytes()
    said = []
    for data in (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
        b"id,status\n",
        b"",
        whole[:-30],
        b"MZ" + whole,
        b"PK\3\4" + bytes(40) + whole,
    ):
        path.write_bytes(data)
        said.append(refused(str(path)).message)
    assert "encrypted, or of the old .xls kind" in said[0]
    assert said[1] == said[2] == said[4] == "this is not a workbook; save it as .xlsx"
    assert "damaged" in said[3]
    assert "something stands before this archive" in said[5]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda parts: parts.update({"xl/vbaProject.bin": b"x"}), "holds macros"),
        (lambda parts: parts.update({"XL/WORKBOOK.XML": b"x"}), "two parts of this archive have one name"),
        (lambda parts: parts.update({f"x{number}": b"" for number in range(2000)}), "more than 2000 parts"),
        (lambda parts: parts.update({"bomb": bytes(xlsx_archive.MAX_BYTES)}), "unpack to"),
        (lambda parts: parts.update({SHEET: b'<!DOCTYPE a [<!ENTITY b "c">]>' + parts[SHEET]}), "document type"),
        (
            lambda parts: parts.update(
                {"xl/styles.xml": '<?xml version="1.0"?><!DOCTYPE a SYSTEM "/etc/passwd"><a/>'.encode("utf-16")}
            ),
            "document type",
        ),
        (lambda parts: parts.update({SHEET: parts[SHEET].replace(b"<row", b"<wor", 1)}), "damaged"),
        (lambda parts: parts.update({"[Content_Types].xml": b"<a/>"}), "damaged"),
        (lambda parts: parts.update({SHEET: parts[SHEET].replace(b"</row>", b"<c/>" * 70_001 + b"</row>", 1)}), "too many cells"),
        (lambda parts: parts.update({SHEET: parts[SHEET].replace(b'r="2"', b'r="999999999"', 1)}), "too many cells"),
    ],
)
def test_a_hostile_archive_is_refused(change: Callable[[dict[str, bytes]], None], message: str, tmp_path: Path) -> None:
    path = written(tmp_path, consents=[NAMES, ROW])
    assert message in refused(tampered(path, change)).message


def test_an_encrypted_part_and_a_strange_packing_are_refused(tmp_path: Path) -> None:
    path = Path(written(tmp_path, consents=[NAMES, ROW]))
    whole = bytearray(path.read_bytes())
    entry = whole.rindex(b"PK\1\2")
    whole[entry + 8] |= 1
    path.write_bytes(whole)
    assert "encrypted" in refused(str(path)).message
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("[Content_Types].xml", "<a/>")
    assert "packed as no workbook is" in refused(str(path)).message


WORKBOOK = io.BytesIO()


def workbook() -> bytes:
    """The parts of one workbook, stored as they are so that a changed byte reaches what reads them."""
    if not WORKBOOK.getvalue():
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("consents")
        for row in (NAMES, ROW, ["CON-2", *ROW[1:4], date(2031, 1, 20), 4]):
            sheet.append(row)
        packed = io.BytesIO()
        book.save(packed)
        with zipfile.ZipFile(packed) as archive, zipfile.ZipFile(WORKBOOK, "w") as stored:
            for name in archive.namelist():
                stored.writestr(name, archive.read(name))
    return WORKBOOK.getvalue()


@given(name=st.sampled_from(["xl/workbook.xml", SHEET, "xl/styles.xml", "[Content_Types].xml"]), data=st.data())
def test_a_damaged_part_ends_in_a_refusal_or_in_rows(
    name: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever openpyxl raises, it is told as a damaged workbook."""
    with zipfile.ZipFile(io.BytesIO(workbook())) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    at = data.draw(st.integers(0, len(parts[name]) - 1))
    length = data.draw(st.integers(1, 40))
    parts[name] = parts[name][:at] + data.draw(st.binary(max_size=8)) + parts[name][at + length :]
    path = tmp_path_factory.mktemp("xlsx") / "house.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for part, text in parts.items():
            archive.writestr(part, text)
    try:
        sheet = manifest.register(str(path))
    except TextError:
        return
    manifest.faults(sheet)


def test_nothing_that_openpyxl_prints_reaches_the_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts["xl/styles.xml"] = re.sub(rb"<cellStyleXfs.*</cellStyleXfs>", b"", parts["xl/styles.xml"], flags=re.DOTALL)

    path = tampered(written(tmp_path, consents=[NAMES, ROW]), change)
    with suppress(TextError):
        source.register(path)
    assert capsys.readouterr().out == ""
