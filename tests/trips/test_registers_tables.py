"""Registers in tables, through the real command: CSV, XLSX and SQL, each with its place in every format."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.trips.conftest import Ran

NAMES = ["id", "status", "talent", "covers", "expires_on", "document.ref"]
GOOD = ["CON-1", "active", "T-1", "create", "2031-01-20", "DMS-1"]
BAD = ["CON-2", "active", "T-1", "create", "2026-02-30", ""]
MANIFEST = """\
gate: 1
delivery: {{id: NF-104, title: Night Ferry, production: NF-S1, delivered_on: 2024-05-02, territories: [GB], media: [all]}}
registers: [{}]
elements:
  - {{id: NF_104_010, kind: still, media: a.png, usage: final, on_screen: none, ai: {{use: none}}}}
"""


def delivered(folder: Path, *registers: str) -> None:
    (folder / "registers").mkdir()
    (folder / "delivery.yaml").write_text(MANIFEST.format(", ".join(registers)))


def as_csv(path: Path, *rows: list[str], comma: str = ",") -> None:
    path.write_text("".join(comma.join(row) + "\n" for row in (NAMES, *rows)))


def as_xlsx(path: Path, *rows: list[Any], sheet: str = "consents") -> None:
    book = openpyxl.Workbook()
    book.active.title = sheet  # type: ignore[union-attr]  # a new book has a sheet
    for row in (NAMES, *rows):
        book.active.append(row)  # type: ignore[union-attr]
    book.save(path)


def as_sql(path: Path, *rows: list[Any]) -> None:
    base = sqlite3.connect(path)
    columns = ", ".join(f'"{name}" text' for name in NAMES)
    base.execute(f"create table legal_consents({columns})")
    base.executemany("insert into legal_consents values(?, ?, ?, ?, ?, ?)", rows)
    base.commit()
    base.close()


def findings(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / "out.json").read_text())["findings"]
    return found


def test_csv_shows_line_and_column(gate: Callable[..., Ran], tmp_path: Path) -> None:
    delivered(tmp_path, "registers/consents.csv")
    as_csv(tmp_path / "registers/consents.csv", GOOD, BAD)
    ran = gate("check", "--manifest-only", "--format", "text", "--format", "json=out.json")
    assert ran.code == 1
    assert "  --> registers/consents.csv:3:25\n" in ran.out
    assert "3 | CON-2,active,T-1,create,2026-02-30,\n   |                         ^^^^^^^^^^\n" in ran.out
    (finding,) = findings(tmp_path)
    place = {"pointer": "/consents/1/expires_on", "line": 3, "column": 25, "end_line": 3, "end_column": 35, "cell": None}
    assert (finding["rule"], finding["location"]) == ("MAN001", {"path": "registers/consents.csv", **place})


def test_xlsx_shows_sheet_and_cell_in_every_format(gate: Callable[..., Ran], tmp_path: Path) -> None:
    delivered(tmp_path, "registers/house.xlsx")
    as_xlsx(tmp_path / "registers/house.xlsx", GOOD, BAD)
    formats = ("text", "json=out.json", "sarif=out.sarif", "github=out.txt", "markdown=out.md")
    ran = gate("check", "--manifest-only", *(word for format_ in formats for word in ("--format", format_)))
    assert ran.code == 1
    assert "  --> registers/house.xlsx consents!E3\n" in ran.out
    (finding,) = findings(tmp_path)
    place = {"pointer": "/consents/1/expires_on", "line": None, "column": None, "end_line": None, "end_column": None}
    assert finding["location"] == {"path": "registers/house.xlsx", **place, "cell": "consents!E3"}
    (result,) = json.loads((tmp_path / "out.sarif").read_text())["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 1, "message": {"text": "consents!E3"}}
    assert "%0Aat: consents!E3" in (tmp_path / "out.txt").read_text()
    assert "registers/house.xlsx consents&#33;E3" in (tmp_path / "out.md").read_text()


def test_an_id_in_two_registers_is_a_finding_that_names_both_places(gate: Callable[..., Ran], tmp_path: Path) -> None:
    delivered(tmp_path, "registers/consents.csv", "registers/house.xlsx")
    as_csv(tmp_path / "registers/consents.csv", GOOD)
    as_xlsx(tmp_path / "registers/house.xlsx", GOOD)
    as_sql(tmp_path / "legal.db", GOOD)
    (tmp_path / "gate.yaml").write_text("registers:\n  - {sql: 'sqlite:///legal.db', tables: {consents: legal_consents}}\n")
    ran = gate("check", "--manifest-only")
    assert ran.code == 1
    assert ran.out.count("error[MAN002 duplicate-id]: consent CON-1 stands more than once") == 2
    assert "  --> registers/consents.csv:2:1\n" in ran.out
    assert "  --> registers/house.xlsx consents!A2\n" in ran.out
    assert ran.out.count("= see:      legal.db table legal_consents, id CON-1: the first CON-1") == 2


def test_the_houses_registers_are_laid_over_every_delivery(gate: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "gate.yaml").write_text("registers: [talent.yaml, consents.csv]\n")
    (tmp_path / "talent.yaml").write_text("talent: [{id: T-1}]\n")
    as_csv(tmp_path / "consents.csv", GOOD, GOOD)
    for name in "abc":
        (tmp_path / name).mkdir()
        (tmp_path / name / "delivery.yaml").write_text(MANIFEST.format(""))
    ran = gate("check", "--manifest-only", "--format", "text", "--format", "json=out.json", "a", "b", "c")
    assert ran.code == 1
    places = [(finding["location"]["path"], finding["location"]["line"]) for finding in findings(tmp_path)]
    assert places == [("consents.csv", 3)] * 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id;status;talent;covers\n", "separated by semicolons here; save the file with commas\n  --> registers/consents.csv:1:3"),
        (
            "id,status,talent,covers\nC,active,T,Zürich\n",
            "byte 0xfc is not UTF-8; save the text as UTF-8\n  --> registers/consents.csv:2:13",
        ),
    ],
)
def test_another_delimiter_or_encoding_is_unjudged_at_its_place(
    gate: Callable[..., Ran], tmp_path: Path, text: str, said: str
) -> None:
    delivered(tmp_path, "registers/consents.csv")
    (tmp_path / "registers/consents.csv").write_bytes(text.encode("latin-1"))
    ran = gate("check", "--manifest-only")
    assert ran.code == 2
    assert said in ran.out


def test_a_fault_in_the_houses_own_database_is_unjudged_at_its_row_and_told_once(gate: Callable[..., Ran], tmp_path: Path) -> None:
    as_sql(tmp_path / "legal.db", GOOD, BAD)
    (tmp_path / "gate.yaml").write_text("registers:\n  - {sql: 'sqlite:///legal.db', tables: {consents: legal_consents}}\n")
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / "delivery.yaml").write_text(MANIFEST.format(""))
    ran = gate("check", "--manifest-only", "--format", "text", "--format", "json=out.json")
    assert ran.code == 2
    assert ran.out.count("unjudged: expires_on of CON-2 is 2026-02-30") == 1
    assert "  --> legal.db table legal_consents, id CON-2\n" in ran.out
    (error,) = json.loads((tmp_path / "out.json").read_text())["errors"]
    assert (error["location"]["path"], error["location"]["pointer"], error["location"]["cell"]) == (
        "legal.db",
        "/consents/CON-2/expires_on",
        "table legal_consents, id CON-2",
    )


def test_no_report_is_written_over_the_houses_database(gate: Callable[..., Ran], tmp_path: Path) -> None:
    delivered(tmp_path)
    as_sql(tmp_path / "legal.db", GOOD)
    before = (tmp_path / "legal.db").read_bytes()
    (tmp_path / "gate.yaml").write_text("registers:\n  - {sql: 'sqlite:///legal.db', tables: {consents: legal_consents}}\n")
    ran = gate("check", "--manifest-only", "--format", "json=legal.db")
    assert ran.code == 2
    assert (tmp_path / "legal.db").read_bytes() == before
    assert gate("check", "--manifest-only").code == 0
    assert (tmp_path / "legal.db").read_bytes() == before


def test_no_report_holds_what_the_url_of_a_database_holds(gate: Callable[..., Ran], tmp_path: Path) -> None:
    delivered(tmp_path)
    url = "nosuch://legal:hunter2@db.example/legal"
    for text in (
        f"registers: [{{sql: '{url}', tables: {{consents: c}}}}]\n",
        f"registers: ['{url}']\n",
        f"registers: {url}\n",
        f"registers: [{{sql: '{url}', tables: {{consnts: c}}}}]\n",
        f"registers: [{{sgl: '{url}'}}]\n",
    ):
        (tmp_path / "gate.yaml").write_text(text)
        ran = gate("check", "--manifest-only", "--format", "text", "--format", "json=out.json")
        assert ran.code == 2
        assert "hunter2" not in ran.out + ran.err + (tmp_path / "out.json").read_text(), text
        assert "db.example" not in ran.out + ran.err, text
