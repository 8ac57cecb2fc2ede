"""Files of a delivery: near matches of a missing one, strays by sequence, paths that lead outside, hashes."""

import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from gate.case import Case
from gate.evidence import Reading
from gate.finding import Finding
from gate.inventory import frames as inventory_frames
from gate.spelling import path_fault
from gate.testing import case
from gate_manifest import hash_mismatch, missing_file, path_outside_delivery, undeclared_file
from gate_manifest.frames import listed, ranges, series

COMPOSED = unicodedata.normalize("NFC", "stills/café.png")
DECOMPOSED = unicodedata.normalize("NFD", "stills/café.png")


def declaring(path: str, more: str = "") -> Case:
    media = path if path.startswith("[") else f"'{path}'"
    return case(
        f"elements:\n  - {{id: A, kind: still, media: {media}, usage: final, on_screen: none, ai: {{use: none}}, {more}}}\n"
    )


def without(of: Case, *paths: str) -> Case:
    gone = {path: Reading(path, read="not-read", cause="missing") for path in paths}
    return replace(of, readings={**of.readings, **gone})


@pytest.mark.parametrize(
    ("declared", "there", "word"),
    [
        ("stills/harbour.png", "stills/Harbour.png", "upper and lower case"),
        ("stills/harbour.png", "STILLS/harbour.png", "upper and lower case"),
        ("stills/strasse.png", "stills/stra\N{LATIN SMALL LETTER SHARP S}e.png", "spelt otherwise"),
        (COMPOSED, DECOMPOSED, "Unicode"),
        (DECOMPOSED, COMPOSED, "Unicode"),
        ("stills/harbour.png", "stills/harbour .png", "blanks"),
    ],
)
def test_a_near_match_of_a_missing_file_is_named(declared: str, there: str, word: str) -> None:
    finding = next(missing_file.check(replace(without(declaring(declared), declared), strays=(there,))))
    assert there in finding.message
    assert word in finding.message
    assert [related.location.path for related in finding.related] == [declared]


def test_a_missing_file_without_a_near_match_names_none() -> None:
    of = without(declaring("stills/harbour.png"), "stills/harbour.png")
    assert next(missing_file.check(replace(of, strays=("stills/quay.png",)))).message == "A declares media that is not there"


def test_a_path_that_cannot_be_right_is_not_missing_as_well() -> None:
    of = without(declaring("../harbour.png"), "../harbour.png")
    assert not list(missing_file.check(of))
    assert len(list(path_outside_delivery.check(of))) == 1


@pytest.mark.parametrize(
    "path",
    [
        *("/vfx/a.mov", "../a.mov", "vfx/../a.mov", "vfx/..", "~/a.mov", "C:/a.mov", "vfx\\a.mov", "https://example.org/a.mov"),
        *("vfx/a.mov ", "vfx /a.mov", "vfx/ a.mov", "vfx./a.mov", "vfx/a\x00.mov", "vfx/a\n.mov", "file:a.mov", ".."),
    ],
)
def test_paths_that_do_not_keep_inside(path: str) -> None:
    assert path_fault(path)


@pytest.mark.parametrize(
    "path", ["a.mov", "vfx/a.mov", "vfx/a..b.mov", ".hidden/a.mov", "vfx/a b.mov", "vfx/a.%04d.exr", "vfx/a~b.mov"]
)
def test_paths_that_keep_inside(path: str) -> None:
    assert path_fault(path) is None


def test_each_bad_path_of_a_list_is_found_at_its_entry() -> None:
    findings = list(path_outside_delivery.check(declaring("[vfx/a.mov, ../b.mov, /c.mov]")))
    assert [finding.location.pointer for finding in findings] == ["/elements/0/media/1", "/elements/0/media/2"]


def test_a_link_that_leads_outside_is_found_beside_a_bad_path() -> None:
    of = declaring("[vfx/a.mov, ../b.mov]")
    outside = {path: Reading(path, read="not-read", cause="outside") for path in of.readings}
    findings = list(path_outside_delivery.check(replace(of, readings=outside)))
    assert [finding.location.pointer for finding in findings] == ["/elements/0/media/1", "/elements/0/media"]


def strays(*paths: str) -> list[Finding]:
    return list(undeclared_file.check(replace(declaring("a.mov"), strays=paths)))


def test_frames_are_one_stray_and_versions_are_several() -> None:
    assert len(strays("vfx/a.1001.exr", "vfx/a.1003.exr", "vfx/a.1002.exr")) == 1
    assert len(strays("vfx/a_1001.dpx", "vfx/a_1002.dpx", "vfx/b_1001.dpx")) == 2
    assert len(strays("vfx/a_v011.mov", "vfx/a_v012.mov", "vfx/a_01.mov", "vfx/a_02.mov")) == 4
    assert len(strays("vfx/a_v011.exr", "vfx/a_v012.exr")) == 2


def test_a_waiver_of_one_frame_lets_no_other_pass() -> None:
    [finding] = strays("vfx/a.1001.exr", "vfx/a.1002.exr", "vfx/a.1003.exr", "vfx/a.1004.exr")
    assert [related.location.path for related in finding.related] == ["vfx/a.1002.exr", "vfx/a.1003.exr"]


def test_many_missing_frames_are_told_by_their_ranges() -> None:
    of = without(declaring("vfx/a.####.exr", "frames: 1-3"), "vfx/a.0001.exr")
    words = "900 frames of vfx/a.####.exr: 1-900"
    [finding] = missing_file.check(replace(of, absent={"/elements/0": words}))
    assert finding.found == f"missing: {words}"


def test_what_was_seen_at_intake_is_held_against_its_hash() -> None:
    of = declaring("a.mov", f"sources: [{{media: in/raw.png, sha256: {ONE}}}]")
    for there in (ONE, "0" * 64):
        findings = [*hash_mismatch.check(replace(of, readings={**of.readings, "in/raw.png": Reading("in/raw.png", sha256=there)}))]
        assert [finding.location.pointer for finding in findings] == ["/elements/0/sources/0/sha256"] * (there != ONE)
        assert all(finding.message.startswith("in/raw.png is not") for finding in findings)


@given(paths=st.lists(st.sampled_from(["a.1.exr", "a.2.exr", "b.1.exr", "b.mov", "x/a.1.exr", "a.1.dpx", ".hidden"]), unique=True))
def test_every_stray_is_told(paths: list[str]) -> None:
    findings = strays(*paths)
    assert len(findings) == len({series(path) for path in paths})
    assert all(any(series(path) == series(finding.location.path) for finding in findings) for path in paths)


@given(numbers=st.sets(st.integers(0, 60), min_size=1))
def test_ranges_say_every_frame_and_no_other(numbers: set[int]) -> None:
    assert set(inventory_frames.numbers(ranges(numbers).replace(" ", ""))) == numbers


def test_files_are_listed_in_a_few_words() -> None:
    assert listed(["a.mov"]) == "a.mov"
    assert listed(["a.1001.exr", "a.1002.exr", "a.1004.exr"]) == "3 frames of a.#.exr: 1001-1002, 1004"
    assert listed(["a.mov", "b.mov", "c.mov", "d.mov"]) == "4 files: a.mov, b.mov, c.mov and 1 more"


HASHES = st.lists(st.binary(max_size=3).map(lambda data: hashlib.sha256(data).hexdigest()), min_size=2, max_size=2)


@given(hashes=HASHES, upper=st.booleans(), swap=st.booleans())
def test_digest_agrees_if_and_only_if_every_file_does(hashes: list[str], upper: bool, swap: bool) -> None:
    lines = f"a.wav {hashes[0]}\nb.wav {hashes[1]}\n"
    digest = hashlib.sha256(lines.encode()).hexdigest()
    of = declaring("[sound/b.wav, sound/a.wav]", f"digest: {digest}")
    assert not of.faults
    there = hashes[::-1] if swap else hashes
    said = [text.upper() if upper else text for text in there]
    readings = {path: Reading(path, sha256=text) for path, text in zip(("sound/a.wav", "sound/b.wav"), said, strict=True)}
    assert bool(list(hash_mismatch.check(replace(of, readings=readings)))) is (there != hashes)


ONE = "1f0a3c6f" * 8


@pytest.mark.parametrize(
    ("reading", "faulty"),
    [
        (Reading("a.mov", sha256=ONE), False),
        (Reading("a.mov", sha256=ONE.upper()), False),
        (Reading("a.mov", sha256="0" * 64), True),
        (Reading("a.mov"), True),
        (Reading("a.mov", read="partial", cause="limit"), True),
        (Reading("a.mov", read="not-read", cause="denied"), False),
        (Reading("a.mov", read="not-read", cause="unsupported", sha256="0" * 64), True),
    ],
)
def test_a_hash_that_was_not_taken_agrees_with_nothing(reading: Reading, faulty: bool) -> None:
    of = declaring("a.mov", f"sha256: {ONE}")
    assert not of.faults
    assert bool(list(hash_mismatch.check(replace(of, readings={"a.mov": reading})))) is faulty
