"""SQL registers: the house's own tables, read and never written, every row at its key, and no secret in any message."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy

from gate.delivery import Delivery
from gate.errors import PolicyError
from gate.load import manifest, registers, source, sql_table
from gate.load import policy as policies
from gate.location import Location
from gate.policy import Database
from tests.load.tabular import REGISTERS, bare, flat

NAMES = ["id", "status", "talent", "covers", "expires_on", "document.ref"]
ROW = ["CON-1", "active", "T-1", "create; dub", "2031-01-20", "DMS-1"]


def stored(path: Path, **tables: Sequence[Sequence[Any]]) -> None:
    base = sqlite3.connect(path)
    for table, (names, *rows) in tables.items():
        base.execute(f"create table {table}({', '.join(f'{chr(34)}{name}{chr(34)}' for name in names)})")
        base.executemany(f"insert into {table} values({', '.join('?' * len(names))})", rows)
    base.commit()
    base.close()


def database(folder: Path, tables: Mapping[str, str], url: str | None = "sqlite:///legal.db") -> Database:
    text = f"registers:\n  - sql: {url}\n    tables: {{{', '.join(f'{key}: {name}' for key, name in tables.items())}}}\n"
    (folder / "gate.yaml").write_text(text)
    (found,) = policies.policy(policies.read(str(folder / "gate.yaml")), (), {}).registers
    assert isinstance(found, Database)
    return found


def read(folder: Path, **tables: str) -> registers.Rows:
    (register,) = registers.read([database(folder, tables)])
    assert register.file is None
    return register.rows


def refused(folder: Path, url: str = "sqlite:///legal.db", **tables: str) -> PolicyError:
    with pytest.raises(PolicyError) as caught:
        registers.read([database(folder, tables or {"consents": "consents"}, url)])
    return caught.value


def test_every_field_of_every_register_reads_as_in_yaml(tmp_path: Path) -> None:
    whole: Any = source.read(str(Path(__file__).parent / "every_field.yaml"))
    stored(tmp_path / "legal.db", **{name: flat(whole[name]) for name in REGISTERS})
    rows = read(tmp_path, **{name: name for name in REGISTERS})
    head: dict[str, Any] = {"gate": 1, "delivery": {"id": "D", "title": "t", "production": "p"}}
    element: Any = {"id": "E", "kind": "vo", "media": "a.wav", "usage": "wip", "ai": {"use": "none"}}
    whole = {**head, "elements": [element], **{name: bare(whole[name]) for name in REGISTERS}}
    meant = manifest.joined([manifest.Sheet("m.yaml", whole, "delivery")])
    for name in REGISTERS:
        theirs = getattr(meant.delivery, name)
        assert [said(row) for row in rows[name]] == [said(row) for row in theirs]


def said(row: Any) -> dict[str, Any]:
    """A row without its place."""
    return {field: getattr(row, field) for field in row.__struct_fields__ if field != "at"}


def test_a_row_stands_at_its_key_and_so_do_its_fields(tmp_path: Path) -> None:
    stored(tmp_path / "legal.db", consents=[NAMES, ROW, ["a/b", *ROW[1:]]])
    first, second = read(tmp_path, consents="consents")["consents"]
    path = str(tmp_path / "legal.db")
    assert first.at == Location(path, "/consents/CON-1", cell="table consents, id CON-1")
    assert second.at / "expires_on" == Location(path, "/consents/a~1b/expires_on", cell="table consents, id a/b")
    assert str(first.at) == f"{path} table consents, id CON-1"


def test_nothing_said_is_absent_and_whole_numbers_are_their_digits(tmp_path: Path) -> None:
    stored(tmp_path / "legal.db", tools=[["id", "name", "version", "tier"], [7, None, 4, ""]])
    (tool,) = read(tmp_path, tools="tools")["tools"]
    assert said(tool) | {"id": "7", "version": "4"} == said(tool)
    assert said(tool) | {"name": None, "tier": None} == said(tool)


def test_a_view_and_a_table_of_a_schema_are_read(tmp_path: Path) -> None:
    stored(tmp_path / "legal.db", people=[["person", "kind"], ["T-1", "voice"]])
    base = sqlite3.connect(tmp_path / "legal.db")
    base.execute("create view talent as select person as id, kind as category from people")
    base.close()
    assert [row.id for row in read(tmp_path, talent="main.talent")["talent"]] == ["T-1"]


def test_the_database_is_never_written(tmp_path: Path) -> None:
    stored(tmp_path / "legal.db", consents=[NAMES, ROW])
    with (
        sql_table.opened("sqlite:///legal.db", str(tmp_path)) as base,
        pytest.raises(sqlalchemy.exc.OperationalError, match="readonly"),
    ):
        base._connection.execute(sqlalchemy.text("delete from consents"))
    assert len(read(tmp_path, consents="consents")["consents"]) == 1


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        ({"consents": "consnts"}, "there is no table consnts in this database; did you mean consents?"),
        ({"consents": "other.consents"}, "cannot be read"),
        ({"talent": "strange"}, "table strange: categry is no column of talent; did you mean category?; name a table or view"),
        ({"talent": "keyless"}, "table keyless: talent has no column id"),
    ],
)
def test_a_table_or_column_that_is_none_is_refused_at_the_policy(tables: dict[str, str], message: str, tmp_path: Path) -> None:
    stored(tmp_path / "legal.db", consents=[NAMES, ROW], strange=[["id", "categry"]], keyless=[["category"]])
    fault = refused(tmp_path, **tables)
    assert message in fault.message
    assert fault.location
    assert fault.location.path == str(tmp_path / "gate.yaml")
    assert fault.location.span
    assert fault.location.span.line in (2, 3)


@pytest.mark.parametrize(
    ("row", "message", "cell"),
    [
        ([None, *ROW[1:]], "consents[0] has no id; add id", "table consents, a row without id"),
        ([*ROW[:4], "2026-02-30", ""], "expires_on of CON-1 is 2026-02-30, not a real day", "table consents, id CON-1"),
        ([*ROW[:5], 1.5], "document.ref of CON-1 is the number 1.5, not text", "table consents, id CON-1"),
        ([*ROW[:5], b"x"], "document.ref of CON-1 is a bytes, not text", "table consents, id CON-1"),
        ([*ROW[:5], "a\0b"], "document.ref of CON-1 is a text with the character U+0000", "table consents, id CON-1"),
    ],
)
def test_a_row_that_is_none_is_refused_at_its_key(row: list[Any], message: str, cell: str, tmp_path: Path) -> None:
    stored(tmp_path / "legal.db", consents=[NAMES, row])
    fault = refused(tmp_path)
    assert message in fault.message
    assert fault.location
    assert (fault.location.path, fault.location.cell) == (str(tmp_path / "legal.db"), cell)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("sqlite:///nowhere.db", "is not there, or is no file"),
        ("sqlite://", "no URL of a database"),
        ("legal.db", "no URL of a database"),
        ("nosuch://u:hunter2@h.example/d", "not known to SQLAlchemy"),
        ("postgresql+psycopg2://u:hunter2@h.example/d", "the driver psycopg2"),
        ("postgresql://u:hunter2@h.example:port/d", "no URL of a database"),
        ("sqlite:///broken.db", "cannot be read (DatabaseError)"),
    ],
)
def test_no_connection_is_refused_without_what_the_url_holds(url: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "broken.db").write_bytes(b"no database" * 200)
    fault = refused(tmp_path, url)
    assert message in fault.message
    assert "hunter2" not in str(fault) + repr(fault) + str(fault.location)
    assert "h.example" not in str(fault)
    assert fault.location
    assert fault.location.span
    assert fault.location.span.line == 2


def test_the_url_may_stand_in_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored(tmp_path / "legal.db", talent=[["id"], ["T-1"]])
    text = "registers: [{sql_env: GATE_TEST_LEGAL, tables: {talent: talent}}]\n"
    (tmp_path / "gate.yaml").write_text(text)
    named = policies.policy(policies.read(str(tmp_path / "gate.yaml")), (), {}).registers
    with pytest.raises(PolicyError, match="GATE_TEST_LEGAL is not set"):
        registers.read(named)
    monkeypatch.setenv("GATE_TEST_LEGAL", f"sqlite:///{tmp_path}/legal.db")
    assert [row.id for row in registers.read(named)[0].rows["talent"]] == ["T-1"]
    assert registers.files(named) == (f"{tmp_path}/legal.db",)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("nowhere.csv", "is not there, or is no file"),
        ("{tables: {talent: t}}", "write one of them"),
        ("{sql: 'sqlite:///a', sql_env: A, tables: {talent: t}}", "write one of them"),
        ("{sql: 'sqlite:///a'}", "has no tables"),
        ("{sql: 'sqlite:///a', tables: {}}", "is empty"),
        ("{sql: 'sqlite:///a', tables: {talnt: t}}", "did you mean talent?"),
        ("'sqlite:///legal.db'", "a register is a file, or a database with its tables"),
    ],
)
def test_an_entry_of_the_policy_that_names_no_register_is_refused_at_its_line(entry: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "gate.yaml").write_text(f"fail_on: error\nregisters:\n  - {entry}\n")
    with pytest.raises(PolicyError) as caught:
        policies.policy(policies.read(str(tmp_path / "gate.yaml")), (), {})
    assert message in caught.value.message
    assert caught.value.location
    assert caught.value.location.span
    assert caught.value.location.span.line == 3


def test_files_of_every_kind_are_read_once_and_laid_before_a_deliverys_own_rows(tmp_path: Path) -> None:
    (tmp_path / "talent.csv").write_text("id,category\nT-1,voice\n")
    (tmp_path / "more.yaml").write_text("talent: [{id: T-2}]\nvendors: [{id: V}]\n")
    house = registers.read([str(tmp_path / "talent.csv"), str(tmp_path / "more.yaml")])
    element = {"id": "E", "kind": "vo", "media": "a.wav", "usage": "wip", "ai": {"use": "none"}}
    whole: Any = {
        "gate": 1,
        "delivery": {"id": "D", "title": "t", "production": "p", "delivered_on": str(date(2026, 1, 1))},
        "elements": [element],
        "talent": [{"id": "T-3"}],
    }
    own = manifest.joined([manifest.Sheet(str(tmp_path / "delivery.yaml"), whole, "delivery")]).delivery
    laid = registers.folded(own, house)
    assert [row.id for row in laid.talent] == ["T-1", "T-2", "T-3"]
    assert [row.id for row in laid.vendors] == ["V"]
    assert registers.folded(own, ()) is own


def test_a_file_that_the_delivery_names_too_is_its_own_and_not_laid_twice(tmp_path: Path) -> None:
    (tmp_path / "talent.csv").write_text("id,category\nT-1,voice\n")
    (tmp_path / "delivery.yaml").write_text(
        "gate: 1\ndelivery: {id: D, title: t, production: p}\nregisters: [talent.csv]\n"
        "elements: [{id: E, kind: vo, media: a.wav, usage: wip, ai: {use: none}}]\n"
    )
    own: Delivery = manifest.load(str(tmp_path / "delivery.yaml")).delivery
    assert registers.folded(own, registers.read([str(tmp_path / "talent.csv")])) is own


def test_a_fault_of_the_houses_own_file_is_refused_at_its_place(tmp_path: Path) -> None:
    (tmp_path / "talent.csv").write_text("id,category\nT-1,voicee\nT-2,x\n")
    with pytest.raises(PolicyError) as caught:
        registers.read([str(tmp_path / "talent.csv")])
    assert "did you mean voice?; write voice (and 1 more)" in caught.value.message
    assert caught.value.location
    assert str(caught.value.location) == f"{tmp_path}/talent.csv:2:5"


def test_without_sqlalchemy_the_extra_is_named(tmp_path: Path) -> None:
    (tmp_path / "gate.yaml").write_text("registers: [{sql: 'sqlite:///legal.db', tables: {talent: talent}}]\n")
    (tmp_path / "delivery.yaml").write_text("gate: 1\n")
    hidden = "import sys; sys.modules['sqlalchemy'] = None; from gate.__main__ import main; sys.exit(main())"
    ran = subprocess.run(
        [sys.executable, "-I", "-c", hidden, "check"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        env={**os.environ, "COLUMNS": "200"},
    )
    assert "pip install 'delivery-gate[sql]'" in ran.stdout.decode()
    assert "--> gate.yaml:1:14" in ran.stdout.decode()
