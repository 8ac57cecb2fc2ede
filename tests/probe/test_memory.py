"""Memory: what was read of an unchanged file is believed, of any other it is not, and whatever befalls the memory costs no reading."""

import os
import shutil
import sqlite3
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from gate import probe
from gate.evidence import Query, Reading
from gate.probe import standing
from gate.probe.memory import LARGEST
from tests.probe.small import SAMPLES, made, png, source_type, xmp

LABELLED = SAMPLES / "sd-parsers" / "novelai1_cropped.png"
MARK = "made/up"
"""A type that no file has: a reading of it can only have been remembered."""


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files whose last change is long enough ago to be remembered."""
    folder = tmp_path_factory.mktemp("delivery")
    shutil.copy(LABELLED, folder / "labelled.png")
    for name in ("plain", "touched", "rewritten", "replaced", "beside", "hashed", "proven", "trusted"):
        made(folder, png(("Title", name)), f"{name}.png")
    made(folder, png(), os.fsdecode(b"caf\xe9.png"))
    time.sleep(2.1)
    return folder


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "gate" / "readings.db"


def read(path: Path, recall: probe.Recall = "unchanged", *, hashed: bool = False, anchors: tuple[str, ...] = ()) -> Reading:
    (reading,) = probe.read([Query(path.name, str(path), hashed=hashed)], recall=recall, anchors=anchors)
    return reading


def rows(memory: Path) -> Iterator[tuple[bytes, Reading]]:
    with sqlite3.connect(memory) as table:
        yield from (
            (path, msgspec.msgpack.decode(row, type=Reading)) for path, row in table.execute("SELECT path, reading FROM readings")
        )


def plant(memory: Path, change: Callable[[Reading], Reading] = lambda reading: reading) -> None:
    """Makes every reading that is remembered one that can be told from a new one."""
    changed = [(msgspec.msgpack.encode(replace(change(reading), type=MARK)), path) for path, reading in rows(memory)]
    with sqlite3.connect(memory) as table:
        table.executemany("UPDATE readings SET reading = ? WHERE path = ?", changed)


def test_a_remembered_reading_is_as_the_first_was(settled: Path, memory: Path) -> None:
    first = read(settled / "labelled.png")
    assert first.ai == "generated"
    assert [path for path, _ in rows(memory)] == [os.fsencode(settled / "labelled.png")]
    assert read(settled / "labelled.png") == first
    plant(memory)
    assert read(settled / "labelled.png").type == MARK
    assert read(settled / "labelled.png", "never") == first


def test_a_name_that_is_no_text_is_remembered_too(settled: Path, memory: Path) -> None:
    place = settled / os.fsdecode(b"caf\xe9.png")
    assert read(place).type == "image/png"
    plant(memory)
    assert (read(place).type, read(place).path) == (MARK, place.name)


def touch(path: Path) -> None:
    os.utime(path, ns=(1, 1))


def rewrite(path: Path) -> None:
    """Other contents of the same length, and the times of before as far as they can be set."""
    state = path.stat()
    path.write_bytes(path.read_bytes().replace(b"Title", b"Tilte"))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def change_place(path: Path) -> None:
    shutil.copy2(path, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


@pytest.mark.parametrize(("name", "change"), [("touched", touch), ("rewritten", rewrite), ("replaced", change_place)])
def test_a_file_that_changed_is_read_anew(name: str, change: Callable[[Path], None], settled: Path, memory: Path) -> None:
    place = settled / f"{name}.png"
    read(place)
    plant(memory)
    assert read(place).type == MARK
    change(place)
    assert read(place).type == "image/png"


def test_a_file_that_may_still_be_changing_is_not_remembered(tmp_path: Path, memory: Path) -> None:
    read(made(tmp_path, png(), "fresh.png"))
    assert list(rows(memory)) == []


def test_nothing_is_remembered_unless_asked(settled: Path, memory: Path) -> None:
    read(settled / "plain.png", "never")
    assert not memory.exists()


def test_a_file_with_a_sidecar_is_read_anew(settled: Path, memory: Path) -> None:
    place = settled / "beside.png"
    assert read(place).ai == "none"
    made(settled, xmp(source_type()), "beside.xmp")
    assert [read(place).ai, read(place).ai] == ["generated", "generated"]


def test_what_another_trust_read_is_not_believed(settled: Path, memory: Path, tmp_path: Path) -> None:
    read(settled / "trusted.png")
    plant(memory)
    anchor = made(tmp_path, b"-----BEGIN CERTIFICATE-----\n", "anchors.pem")
    assert read(settled / "trusted.png", anchors=(str(anchor),)).type == "image/png"


def test_a_digest_knows_the_readers_apart(tmp_path: Path) -> None:
    tool = made(tmp_path, b"a tool", "exiftool")
    known = {standing.digest(None, ""), standing.digest(str(tool), ""), standing.digest(None, "a")}
    tool.write_bytes(b"another tool")
    assert len(known | {standing.digest(str(tool), "")}) == 4
    assert standing.digest(None, "") == standing.digest(None, "")


def test_a_reading_without_the_hash_that_is_asked_for_is_not_enough(settled: Path, memory: Path) -> None:
    place = settled / "hashed.png"
    read(place)
    plant(memory)
    hashed = read(place, hashed=True)
    assert (hashed.type, len(hashed.sha256 or "")) == ("image/png", 64)
    plant(memory)
    assert read(place, hashed=True) == replace(hashed, type=MARK)


def test_the_contents_can_be_asked_for_their_hash(settled: Path, memory: Path) -> None:
    place = settled / "proven.png"
    read(place)
    plant(memory)
    assert read(place, "proven").type == "image/png"
    plant(memory)
    assert read(place, "proven").type == MARK
    plant(memory, lambda reading: replace(reading, sha256="0" * 64))
    assert read(place, "proven").type == "image/png"


def spoil(memory: Path) -> None:
    memory.write_bytes(b"no database at all" * 1000)


def remove(memory: Path) -> None:
    shutil.rmtree(memory.parent)


def take_its_place(memory: Path) -> None:
    memory.unlink()
    memory.mkdir()


def lead_away(memory: Path) -> None:
    memory.unlink()
    memory.symlink_to(memory.parent / "elsewhere")


def empty(memory: Path) -> None:
    with sqlite3.connect(memory) as table:
        table.execute("DROP TABLE readings")
        table.execute("CREATE TABLE readings (other)")


def garble(memory: Path) -> None:
    with sqlite3.connect(memory) as table:
        table.execute("UPDATE readings SET reading = x'c1ff00'")


@pytest.mark.parametrize("mishap", [spoil, remove, take_its_place, lead_away, empty, garble])
def test_whatever_befalls_the_memory_costs_no_reading(mishap: Callable[[Path], None], settled: Path, memory: Path) -> None:
    first = read(settled / "labelled.png")
    for beside in memory.parent.glob("readings.db-*"):
        beside.unlink()
    mishap(memory)
    assert [read(settled / "labelled.png"), read(settled / "labelled.png")] == [first, first]


def test_a_memory_that_another_run_holds_costs_no_reading(settled: Path, memory: Path) -> None:
    first = read(settled / "labelled.png")
    other = sqlite3.connect(memory, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert [read(settled / "labelled.png").ai, read(settled / "plain.png").read] == [first.ai, "complete"]
    other.close()


def test_a_memory_that_grew_too_large_is_begun_anew(settled: Path, memory: Path) -> None:
    memory.parent.mkdir(parents=True)
    with open(memory, "wb") as file:
        file.truncate(LARGEST + 1)
    read(settled / "plain.png")
    assert memory.stat().st_size < LARGEST
    assert len(list(rows(memory))) == 1


def test_no_one_else_may_look_into_it(settled: Path, memory: Path) -> None:
    read(settled / "labelled.png")
    assert [stat.S_IMODE(place.stat().st_mode) for place in (memory, memory.parent)] == [0o600, 0o700]


def test_what_is_remembered_leads_out_of_no_folder(settled: Path, memory: Path, tmp_path: Path) -> None:
    read(settled / "plain.png")
    (tmp_path / "link.png").symlink_to(settled / "plain.png")
    (inside,) = probe.read([Query("x", str(tmp_path / "link.png"), (str(tmp_path),))], recall="unchanged")
    assert inside.cause == "outside"
    plant(memory)
    (anywhere,) = probe.read([Query("x", str(tmp_path / "link.png"))], recall="unchanged")
    assert anywhere.type == MARK
