"""Registers: the house's own, files and tables of databases, read once for a whole run and laid over every delivery."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import unquote

import msgspec
from msgspec.structs import replace

from gate.delivery import Delivery, SchemaFault
from gate.errors import PolicyError, TextError
from gate.load import manifest
from gate.load.refusal import refuse, refuse_first
from gate.load.text import Refused
from gate.location import Location
from gate.policy import Database
from gate.register import Registered

Rows = Mapping[str, tuple[Registered, ...]]
"""Rows by the name of their list."""
_SQLITE = re.compile(r"sqlite(?:\+\w+)?:///([^?]+)")


class Register(msgspec.Struct, frozen=True):
    """Rows of the house's, and the file that they stand in; a database is none."""

    rows: Rows
    file: str | None = None


def named(asked: Sequence[Any], at: Location) -> tuple[str | Database, ...]:
    """The registers that a policy names: files, whose paths count from its folder, and databases. Raises PolicyError, at its place."""
    return tuple(_named(entry, at / index) for index, entry in enumerate(asked))


def read(named: Iterable[str | Database]) -> tuple[Register, ...]:
    """The rows of registers. Raises PolicyError for one that cannot be read, or that breaks its schema, at its place."""
    return tuple(_database(entry) if isinstance(entry, Database) else _file(entry) for entry in named)


def files(named: Iterable[str | Database]) -> tuple[str, ...]:
    """The files of registers, those of SQLite databases among them."""
    urls = ((entry, _SQLITE.match(_url(entry) or "")) for entry in named if isinstance(entry, Database))
    held = (os.path.join(os.path.dirname(entry.at.path), unquote(found[1])) for entry, found in urls if found)
    return (*(entry for entry in named if isinstance(entry, str)), *held)


def folded(delivery: Delivery, registers: Iterable[Register]) -> Delivery:
    """A delivery with the rows of the house before its own; a file of the house's that it names itself is its own already."""
    own = {os.path.realpath(os.path.join(os.path.dirname(delivery.at.path), path)) for path in delivery.registers}
    laid = [register.rows for register in registers if register.file is None or os.path.realpath(register.file) not in own]
    if not laid:
        return delivery
    rows = {name: tuple(row for rows in laid for row in rows.get(name, ())) for name in manifest.REGISTERS}
    return replace(delivery, **{name: (*rows[name], *getattr(delivery, name)) for name in manifest.REGISTERS})


def _named(entry: Any, at: Location) -> str | Database:
    if not isinstance(entry, str):
        if ("sql" in entry) is ("sql_env" in entry):
            refuse(
                "a database is named by sql, its URL, or by sql_env, the environment variable that holds it: write one of them", at
            )
        return Database(at=at, url=entry.get("sql"), variable=entry.get("sql_env"), tables=entry["tables"])
    if "://" in entry:
        refuse("a register is a file, or a database with its tables: {sql: URL, tables: {consents: legal.consents}}", at)
    file = os.path.join(os.path.dirname(at.path), entry)
    if not os.path.isfile(file):
        refuse(f"the register {file} is not there, or is no file", at)
    return file


def _file(path: str) -> Register:
    try:
        sheet = manifest.register(path)
    except TextError as error:
        raise PolicyError(f"a register that the operator names cannot be read: {error.message}", error.location) from error
    refuse_first(manifest.faults(sheet))
    return Register({name: manifest.converted(name, manifest.placed(sheet, name)) for name in manifest.REGISTERS}, path)


def _database(database: Database) -> Register:
    try:
        from gate.load import sql_table  # noqa: PLC0415  the extra `sql` is not installed everywhere
    except ModuleNotFoundError:
        refuse("registers in a database are read through SQLAlchemy; install it: pip install 'delivery-gate[sql]'", database.at)
    try:
        with sql_table.opened(_known(database), os.path.dirname(database.at.path)) as base:
            return Register({name: manifest.converted(name, _rows(base, name, database)) for name in database.tables})
    except Refused as fault:
        refuse(str(fault), database.at)


def _url(database: Database) -> str | None:
    return database.url or os.environ.get(database.variable or "")


def _known(database: Database) -> str:
    if url := _url(database):
        return url
    raise Refused(f"the environment variable {database.variable} is not set; it is to hold the URL of the database")


def _rows(base: Any, register: str, database: Database) -> Iterator[dict[str, Any]]:
    """The rows of one table, each at its key."""
    table, at = database.tables[register], database.at / "tables" / register
    try:
        said = base.read(register, table, at)
    except Refused as fault:
        refuse(str(fault), at)
    if flaw := next((fault for fault in said.faults if fault.at == at), None):
        refuse(f"table {table}: {flaw.message}; name a table or view with these columns alone: {flaw.required}", at)
    rows: list[dict[str, Any]] = said.value[register]
    place = base.place(register, table)
    breaches = manifest.faults(manifest.Sheet(base.path, said.value))
    refuse_first([*said.faults, *(_keyed(fault, rows, place) for fault in breaches)])
    return ({**row, "at": place(index, row)} for index, row in enumerate(rows))


def _keyed(fault: SchemaFault, rows: Sequence[Mapping[str, Any]], place: Any) -> SchemaFault:
    """A fault of a row, at the row's key in place of its number."""
    _, _, index, *steps = fault.at.pointer.split("/")
    at = place(int(index), rows[int(index)])
    return replace(fault, at=replace(at, pointer="/".join((at.pointer, *steps))))
