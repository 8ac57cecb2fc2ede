"""SQL: registers as the tables of a database in, their rows out, read through SQLAlchemy and never written.

What a driver says of a fault is not shown: it may hold what the URL does. Its name is.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

import sqlalchemy
from msgspec.structs import replace
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, NoSuchTableError, SQLAlchemyError

from gate.load.near import nearest
from gate.load.tables import Table, Tabled, tabled
from gate.load.text import MAX_NODES, Refused
from gate.location import Location

_READ_ONLY = frozenset({"postgresql", "mysql", "mariadb", "oracle"})
"""Dialects that know a read-only transaction; SQLite is opened read-only instead."""
_BATCH = 1_000


class Base:
    """An open database."""

    def __init__(self, connection: sqlalchemy.Connection, path: str) -> None:
        self.path = path
        """What reports call it: the file, or kind and name. Never the URL."""
        self._connection = connection

    def read(self, register: str, table: str, named: Location) -> Tabled:
        """What a table says of its register, its columns named as those of a CSV file. Raises Refused for a table that is not there."""
        schema, _, name = table.rpartition(".")
        names = self._columns(name, schema or None, table)
        source = sqlalchemy.table(name, schema=schema or None)
        asked: sqlalchemy.Select[*tuple[Any, ...]] = sqlalchemy.select(*map(sqlalchemy.column, names)).select_from(source)
        answer = self._connection.execution_options(yield_per=_BATCH).execute(asked)
        return tabled(Table(register, names, _cells(answer, table), lambda _: named, self.place(register, table)))

    def place(self, register: str, table: str) -> Callable[[int, Mapping[str, Any]], Location]:
        """Where a row stands: at its id, for a table has no order."""
        root = Location(self.path, f"/{register}")

        def at(_: int, row: Mapping[str, Any]) -> Location:
            key = row.get("id")
            return replace(root / str(key), cell=f"table {table}, id {key}" if key else f"table {table}, a row without id")

        return at

    def _columns(self, name: str, schema: str | None, table: str) -> list[str]:
        inspector = sqlalchemy.inspect(self._connection)
        try:
            return [column["name"] for column in inspector.get_columns(name, schema)]
        except NoSuchTableError:
            known = (*inspector.get_table_names(schema), *inspector.get_view_names(schema))
            near = nearest(name, known)
            raise Refused(f"there is no table {table} in this database" + (f"; did you mean {near}?" if near else "")) from None


@contextmanager
def opened(url: str, folder: str) -> Iterator[Base]:
    """A database, as long as it is read; the path of a SQLite file counts from a folder. Raises Refused."""
    try:
        asked, path = _asked(url, folder)
        engine = sqlalchemy.create_engine(asked)
    except NoSuchModuleError:
        raise Refused("databases of this kind are not known to SQLAlchemy; correct the URL, or install its dialect") from None
    except ModuleNotFoundError as fault:
        raise Refused(f"the driver {fault.name} for databases of this kind is not installed; install it") from None
    except (ArgumentError, ValueError):
        raise Refused("this is no URL of a database, such as sqlite:///legal.db or postgresql://host/legal") from None
    try:
        with engine.connect() as connection:
            if engine.dialect.name in _READ_ONLY:
                connection.exec_driver_sql("SET TRANSACTION READ ONLY")
            yield Base(connection, path)
    except SQLAlchemyError as fault:
        driver = type(getattr(fault, "orig", None) or fault).__name__
        raise Refused(f"the database {path} cannot be read ({driver}); see that it is there and lets gate in") from None
    finally:
        engine.dispose()


def _asked(url: str, folder: str) -> tuple[sqlalchemy.URL, str]:
    """What SQLAlchemy is asked to open, and what reports call it."""
    asked = sqlalchemy.make_url(url)
    if asked.get_backend_name() != "sqlite":
        return asked, f"{asked.get_backend_name()}:{asked.database or ''}"
    if not asked.database:
        raise ValueError
    file = os.path.join(folder, asked.database)
    if not os.path.isfile(file):
        raise Refused(f"the database {file} is not there, or is no file")
    return sqlalchemy.URL.create(
        "sqlite", database=f"file:{quote(os.path.abspath(file))}", query={"mode": "ro", "uri": "true"}
    ), file


def _cells(answer: sqlalchemy.CursorResult[Any], table: str) -> Iterator[list[object]]:
    left = MAX_NODES
    for row in answer:
        left -= len(row)
        if left < 0:
            raise Refused(f"table {table} holds more than {MAX_NODES} values; name a view of what is asked for")
        # A whole number is its digits: a column of numbers has no leading zeros to lose.
        yield ["" if cell is None else str(cell) if type(cell) is int else cell for cell in row]
