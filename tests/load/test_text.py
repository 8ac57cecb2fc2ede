"""Text: what may stand in a file, and where the first fault is."""

import io
import os
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gate.errors import TextError
from gate.load.text import MAX_BYTES, PIECE, Text, opened

UNSAFE = frozenset([*range(9), 0xB, 0xC, *range(0xE, 0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF])


def read(data: bytes) -> str:
    return "".join(Text(io.BytesIO(data), "delivery.yaml").pieces())


def refused(data: bytes) -> tuple[str, str]:
    with pytest.raises(TextError) as fault:
        read(data)
    return str(fault.value.location), fault.value.message


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        (b"a: b\nc: \0d\n", "2:4", "U+0000"),
        (b"\0", "1:1", "NUL"),
        (b"a: \x1b[31m", "1:4", "U+001B"),
        (b"a: \x7f", "1:4", "U+007F"),
        ("a: \x9b".encode(), "1:4", "U+009B"),
        ("a\n\n ä: \x85b".encode(), "3:5", "line break U+0085"),
        ("a: x\u2028b: y".encode(), "1:5", "line break U+2028"),
        ("a: x\u2029b: y".encode(), "1:5", "line break U+2029"),
        (b"a: b\rc: d\n", "1:5", "carriage return"),
        (b"a: b\r", "1:5", "carriage return"),
        (b"a: b\r\r\n", "1:5", "carriage return"),
        ("a: \ufeffb".encode(), "1:4", "U+FEFF"),
        ("\ufeff\ufeffa: b".encode(), "1:1", "U+FEFF"),
        ("a: \ufffe".encode(), "1:4", "U+FFFE"),
        (b"a: b\nc: d\xe9\n", "2:5", "byte 0xe9 is not UTF-8"),
        (b"a: \xed\xa0\x80", "1:4", "byte 0xed is not UTF-8"),
        (b"a: \xc0\x80", "1:4", "byte 0xc0 is not UTF-8"),
        (b"a: \xf4\x90\x80\x80", "1:4", "byte 0xf4 is not UTF-8"),
        (b"a: \xe2\x82", "1:4", "byte 0xe2 is not UTF-8"),
        ("a: b".encode("utf-16"), "1:1", "UTF-16"),
        ("a: b".encode("utf-16-le"), "1:1", "UTF-16"),
        ("a: b".encode("utf-16-be"), "1:1", "UTF-16"),
        ("a: b".encode("utf-32"), "1:1", "UTF-16"),
        ("a: b".encode("utf-32-be"), "1:1", "UTF-16"),
        ("春".encode("utf-32-le"), "1:1", "UTF-16"),
    ],
)
def test_a_text_is_refused_at_its_first_fault(data: bytes, place: str, message: str) -> None:
    where, why = refused(data)
    assert where == f"delivery.yaml:{place}"
    assert message in why


@given(st.text(st.characters(exclude_categories=["Cs"])))
@example("a\r\nb\tc\n")
@example("\ufeff")
@example("\ufeff\ufeff")
@example("\U0001f3ac Night Ferry — fähre \xa0")
def test_a_text_is_accepted_if_and_only_if_every_character_may_stand_in_it(text: str) -> None:
    said = text.removeprefix("\ufeff")  # a byte order mark at the start is no part of the text
    safe = not UNSAFE & {ord(character) for character in said} and "\r" not in said.replace("\r\n", "")
    if safe:
        assert read(text.encode()) == said
    else:
        refused(text.encode())


@pytest.mark.parametrize("before", range(PIECE - 4, PIECE + 3))
@pytest.mark.parametrize("across", ["\r\n", "é", "€", "\U0001f3ac"])
def test_nothing_is_lost_between_two_pieces(before: int, across: str) -> None:
    text = "x" * before + across + "y"
    assert read(text.encode()) == text


@pytest.mark.parametrize("before", range(PIECE - 3, PIECE + 3))
@pytest.mark.parametrize(("fault", "message"), [(b"\x1b", "U+001B"), (b"\xe9x", "0xe9"), (b"\xe2\x82", "0xe2")])
def test_a_fault_after_the_first_piece_is_at_its_line_and_column(before: int, fault: bytes, message: str) -> None:
    where, why = refused(b"\n\n" + b"x" * (before - 2) + fault)
    assert where == f"delivery.yaml:3:{before - 1}"
    assert message in why


def test_a_byte_order_mark_takes_no_column() -> None:
    assert read(b"\xef\xbb\xbfa: b") == "a: b"
    assert refused(b"\xef\xbb\xbfa: \x1b")[0] == "delivery.yaml:1:4"


def test_a_text_that_grows_past_256_mib_while_it_is_read_is_refused() -> None:
    class Grown(io.BytesIO):
        def read(self, _: int | None = -1, /) -> bytes:
            return super().read(PIECE) or bytes(MAX_BYTES - PIECE + 1)

    assert "delivery.yaml:2:1: this text has more than 268435456 bytes" in refused_from(Grown(b"#" * (PIECE - 1) + b"\n"))


def test_a_file_that_fails_while_it_is_read_is_refused() -> None:
    class Torn(io.BytesIO):
        def read(self, _: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    assert "Input/output error" in refused_from(Torn())


def refused_from(file: io.BytesIO) -> str:
    with pytest.raises(TextError) as fault:
        "".join(Text(file, "delivery.yaml").pieces())
    return str(fault.value)


def test_a_file_of_more_than_256_mib_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "delivery.yaml"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(TextError, match="268435457 bytes"):
        opened(str(path))
    os.truncate(path, MAX_BYTES)
    opened(str(path)).close()


def test_only_a_regular_file_is_opened_and_nothing_waits_for_a_fifo(tmp_path: Path) -> None:
    fifo = tmp_path / "delivery.yaml"
    os.mkfifo(fifo)
    for path in (str(fifo), str(tmp_path), "/dev/zero"):
        with pytest.raises(TextError, match="not a regular file"):
            opened(path)


@pytest.mark.parametrize(
    ("name", "why"), [("delivery.yaml", "No such file"), ("a\0b", "no file can have this name"), ("a" * 300, "too long")]
)
def test_a_file_that_cannot_be_opened_says_why(tmp_path: Path, name: str, why: str) -> None:
    with pytest.raises(TextError, match=why):
        opened(str(tmp_path / name))
