"""Inventory: frame patterns spelt out, files found, strays listed."""

import os
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate.errors import UsageError
from gate.inventory import Grounds, frames, take
from gate.location import Location
from gate.model import Ai, Delivery, Element, Source
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


@pytest.mark.parametrize(
    ("path", "asked", "files"),
    [
        ("a.%04d.exr", "1001-1003", ["a.1001.exr", "a.1002.exr", "a.1003.exr"]),
        ("a.####.exr", "8-12x2", ["a.0008.exr", "a.0010.exr", "a.0012.exr"]),
        ("v012/a.@@@.exr", "1,5-6", ["v012/a.001.exr", "v012/a.005.exr", "v012/a.006.exr"]),
        ("a%d.exr", "9-10", ["a9.exr", "a10.exr"]),
        ("shot#2/a.%04d.exr", "7", ["shot#2/a.0007.exr"]),
        ("a.mov", "1-3", ["a.mov"]),
    ],
)
def test_a_pattern_is_spelt_out_over_its_frames(path: str, asked: str, files: list[str]) -> None:
    assert list(frames.names(path, asked)) == files


@given(first=st.integers(0, 99999), count=st.integers(0, 300), step=st.integers(1, 50))
def test_a_range_holds_its_first_frame_every_step_after_it_and_nothing_past_its_last(first: int, count: int, step: int) -> None:
    found = list(frames.numbers(f"{first}-{first + count}x{step}"))
    assert found == [number for number in range(first, first + count + 1) if (number - first) % step == 0]


def test_every_spelt_out_name_fits_its_own_pattern() -> None:
    shape = frames.pattern("v1/a.####.exr")
    assert shape is not None
    assert shape.fullmatch("v1/a.1001.exr")
    assert shape.fullmatch("v1/a.10001.exr")
    assert not shape.fullmatch("v1/a.101.exr")
    assert not shape.fullmatch("v1/a.1001.exr.bak")


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


@pytest.mark.parametrize("path", ["a.%9999999999d.exr", "a.%099999999999d.exr", "a.%10d.exr"])
def test_a_width_that_no_sequence_has_is_no_pattern(path: str) -> None:
    assert list(frames.names(path, "1-2")) == [path]
    assert frames.pattern(path) is None


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
