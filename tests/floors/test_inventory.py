"""Inventory: frame patterns spelt out, files found, strays listed."""

import os
import time
from pathlib import Path

import msgspec
import pytest

from gate.delivery import Delivery
from gate.element import Ai, Element, Source
from gate.errors import UsageError
from gate.inventory import Grounds, take
from gate.location import Location
from gate.policy import Policy

AT = Location("delivery.yaml", "/delivery")


def element(index: int, *media: str, **fields: object) -> Element:
    row = Element(
        at=Location("delivery.yaml", f"/elements/{index}"),
        id=f"E{index}",
        kind="shot",
        media=media,
        usage="final",
        ai=Ai(use="none"),
    )
    return msgspec.structs.replace(row, **fields)


def delivery(*elements: Element, **fields: object) -> Delivery:
    row = Delivery(at=AT, id="D", title="T", production="P", elements=elements)
    return msgspec.structs.replace(row, **fields)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(b"x")


def test_a_pattern_without_frames_is_every_file_that_bears_it(folder: Path) -> None:
    put(folder, "v/a.1001.exr", "v/a.1002.exr", "v/b.1001.exr")
    stock = take(delivery(element(0, "v/a.%04d.exr")), Grounds(""), Policy())
    assert stock.media["/elements/0"] == ("v/a.1001.exr", "v/a.1002.exr")
    assert stock.strays == ("v/b.1001.exr",)


def test_a_pattern_that_no_file_bears_is_asked_for_by_its_own_name(folder: Path) -> None:
    stock = take(delivery(element(0, "v/a.%04d.exr")), Grounds(""), Policy())
    assert [query.path for query in stock.queries] == ["v/a.%04d.exr"]


def test_a_file_that_bears_a_mark_in_its_name_is_that_file(folder: Path) -> None:
    put(folder, "take#1.wav", "take11.wav")
    stock = take(delivery(element(0, "take#1.wav")), Grounds(""), Policy())
    assert stock.media["/elements/0"] == ("take#1.wav",)
    assert stock.strays == ("take11.wav",)


def test_media_are_found_in_the_delivery_first_then_in_the_folders_that_the_operator_names(folder: Path) -> None:
    put(folder, "d/a.mov", "store/a.mov", "store/b.mov")
    stock = take(delivery(element(0, "a.mov", "b.mov", "c.mov")), Grounds("d", ("store",)), Policy())
    assert [query.file for query in stock.queries] == ["d/a.mov", "store/b.mov", "d/c.mov"]
    assert {query.inside for query in stock.queries} == {("d", "store")}


def test_only_files_whose_hash_is_declared_are_hashed(folder: Path) -> None:
    put(folder, "a.mov", "b.mov")
    stock = take(delivery(element(0, "a.mov", sha256="0" * 64), element(1, "b.mov")), Grounds(""), Policy())
    assert [(query.path, query.hashed) for query in stock.queries] == [("a.mov", True), ("b.mov", False)]


def test_what_nothing_declares_is_a_stray_wherever_it_hides(folder: Path) -> None:
    put(folder, "a.mov", "extra.mov", ".hidden/x.mov", "deep/er/y", "delivery.yaml", ".DS_Store")
    os.symlink("/dev/null", folder / "link.mov")
    os.symlink("/tmp", folder / "linked-folder")
    stock = take(delivery(element(0, "a.mov")), Grounds(""), Policy())
    assert set(stock.strays) == {"extra.mov", ".hidden/x.mov", "deep/er/y", ".DS_Store", "link.mov", "linked-folder"}


def test_what_belongs_to_gate_to_the_registers_and_to_version_control_is_no_stray(folder: Path) -> None:
    own = ["delivery.yaml", "waivers.yaml", "gate.yaml", "registers/c.yaml", "cut.otio", "in/raw.png", ".git/config", ".gitignore"]
    put(folder, *own, "a.mov", "a.mov.xmp", "a.xmp", "out.sarif", "next/delivery.yaml", "next/b.mov", ".github/workflows/gate.yml")
    whole = delivery(
        element(0, "a.mov", sources=(Source(media="in/raw.png"),)), registers=("registers/c.yaml",), timelines=("cut.otio",)
    )
    apart = frozenset({"next", "out.sarif"})
    assert take(whole, Grounds("", (), apart), Policy()).strays == ()


def test_another_deliverys_folder_is_a_stray_unless_it_is_judged_in_the_same_run(folder: Path) -> None:
    put(folder, "a.mov", "next/delivery.yaml", "next/b.mov")
    assert take(delivery(element(0, "a.mov")), Grounds(""), Policy()).strays == ("next/b.mov", "next/delivery.yaml")


def test_the_policy_may_let_files_stand_undeclared(folder: Path) -> None:
    put(folder, "a.mov", "notes/read me.txt", "notes/[x].txt")
    policy = Policy(undeclared_ok=("notes/*.txt",))
    assert take(delivery(element(0, "a.mov")), Grounds(""), policy).strays == ()
    assert take(delivery(element(0, "a.mov")), Grounds(""), Policy(undeclared_ok=("notes/[x].txt",))).strays == (
        "notes/read me.txt",
    )


def test_a_folder_that_cannot_be_listed_is_never_passed_over(folder: Path) -> None:
    with pytest.raises(UsageError, match="cannot be listed"):
        take(delivery(element(0, "a.mov")), Grounds("absent"), Policy())


def test_what_was_seen_at_intake_is_read_where_it_was_delivered_too(folder: Path) -> None:
    put(folder, "a.mov", "in/raw.png")
    sources = (Source(media="in/raw.png", sha256="0" * 64), Source(media="in/gone.png"))
    stock = take(delivery(element(0, "a.mov", sources=sources)), Grounds(""), Policy())
    assert [(query.path, query.hashed) for query in stock.queries] == [("a.mov", False), ("in/raw.png", True)]
    assert stock.strays == ()


def test_neither_a_timeline_nor_a_sidecar_is_a_name_to_hide_behind(folder: Path) -> None:
    put(folder, "a.mov", "a.XMP", "cut.png", "delivery.xmp", "delivery.yaml.c2pa", "cut.edl")
    stock = take(delivery(element(0, "a.mov"), timelines=("cut.edl", "cut.png")), Grounds(""), Policy())
    assert set(stock.strays) == {"cut.png", "delivery.xmp", "delivery.yaml.c2pa"}


def test_a_sequence_is_gathered_from_every_folder_that_media_may_stand_in(folder: Path) -> None:
    put(folder, "d/v/a.0001.exr", "store/v/a.0002.exr", "store/v/a.0001.exr")
    for asked in (None, "1-2"):
        stock = take(delivery(element(0, "v/a.####.exr", frames=asked)), Grounds("d", ("store",)), Policy())
        assert [query.file for query in stock.queries] == ["d/v/a.0001.exr", "store/v/a.0002.exr"]


@pytest.mark.parametrize(
    ("asked", "there", "files", "words"),
    [
        ("1-4", (1, 2, 3, 4), (1, 2, 3, 4), None),
        ("1-4", (1, 3), (1, 3, 2, 4), None),
        ("1-9", (3, 20), (3, 1, 2, 4), "8 frames of v/a.%04d.exr: 1-2, 4-9"),
        ("1-9x2,11-12", (5,), (5, 1, 3, 7), "6 frames of v/a.%04d.exr: 1-3x2, 7-9x2, 11-12"),
    ],
)
def test_frames_that_are_there_are_asked_for_and_the_first_that_are_not(
    folder: Path, asked: str, there: tuple[int, ...], files: tuple[int, ...], words: str | None
) -> None:
    put(folder, "v/a.00001.exr", *(f"v/a.{number:04d}.exr" for number in there))
    stock = take(delivery(element(0, "v/a.%04d.exr", frames=asked)), Grounds(""), Policy())
    assert stock.media["/elements/0"] == tuple(f"v/a.{number:04d}.exr" for number in files)
    assert stock.absent.get("/elements/0") == words
    assert "v/a.00001.exr" in stock.strays


def test_a_million_frames_that_are_not_there_take_neither_time_nor_room(folder: Path) -> None:
    began = time.process_time()
    stock = take(
        delivery(*(element(index, f"v/{index}.####.exr", frames="1-1000000") for index in range(50))), Grounds(""), Policy()
    )
    assert len(stock.queries) == 150
    assert stock.absent["/elements/0"] == "1000000 frames of v/0.####.exr: 1-1000000"
    assert time.process_time() - began < 2


def test_a_folder_outside_is_not_listed_for_its_frames(folder: Path) -> None:
    put(folder, "secret/a.0001.exr", "d/delivery.yaml")
    stock = take(delivery(element(0, "../secret/a.####.exr")), Grounds("d"), Policy())
    assert [query.path for query in stock.queries] == ["../secret/a.####.exr"]
