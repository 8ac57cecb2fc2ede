"""Agreement: every label that ExifTool or the C2PA library shows, gate's own readers show too, over real files and a made delivery."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from benchmarks import corpus, tool
from benchmarks.frames import Made
from gate.probe import containers, interpret
from gate.probe.c2pa import C2pa
from gate.probe.exiftool import ExifTool
from gate.probe.fact import Answer, Fact
from gate.probe.opening import Opened
from gate.probe.sniff import media_type
from tests.probe.small import SAMPLES, opened

NATIVE: frozenset[str] = frozenset(containers.READERS)
"""The types that have to be read without ExifTool."""
SHORT: Mapping[str, str] = {
    "c2pa-rs/nested_moov_1000.mp4": "boxes in boxes where none may stand",
    "openexr-images/heap_overflow_exr": "a header that does not end, made to overflow",
}
"""Samples of these types that gate does not read wholly by itself, and why."""
DIFFERENT: Mapping[tuple[str, str], str] = {}
"""Labels, by sample and value, that another reader shows and gate does not, and why that is right."""
Label = tuple[str, str]
TOOLS = sorted({path for path in (shutil.which("exiftool"), str(tool.NEWER) if tool.NEWER.exists() else None) if path})
REAL = sorted(path for path in SAMPLES.rglob("*") if path.is_file())


@pytest.fixture(scope="module", params=TOOLS)
def exiftool(request: pytest.FixtureRequest) -> Iterator[ExifTool]:
    asked = ExifTool(request.param)
    yield asked
    asked.close()


@pytest.fixture(scope="module")
def credentials() -> Iterator[C2pa]:
    asked = C2pa()
    yield asked
    asked.close()


@pytest.fixture(scope="module")
def delivery(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Made]]:
    folder = tmp_path_factory.mktemp("delivery")
    return folder, corpus.fill(folder, 0.01, 2)


@pytest.fixture
def file(path: Path) -> Iterator[Opened]:
    held = opened(path)
    yield held
    held.close()


def labels(facts: tuple[Fact, ...]) -> set[Label]:
    """What the facts say of AI: claims with their values."""
    asked = ("training-permission", "not-ai")
    return {(item.claim, item.value) for item in interpret.evidence(facts) if item.claim.startswith("ai-") or item.claim in asked}


def own(held: Opened, credentials: C2pa) -> Answer | None:
    """What gate reads by itself, the C2PA library asked where there are credentials; None for what it leaves to others."""
    kind = media_type(held) or ""
    said = containers.answer(held, kind)
    if said is None or said.faults:
        return None
    return said + credentials.ask(held, kind) if said.sealed else said


def missed(held: Opened, exiftool: ExifTool, credentials: C2pa) -> set[Label]:
    """The labels that others show and gate does not, in a file that it reads by itself."""
    kind = media_type(held) or ""
    said = own(held, credentials)
    if said is None:
        return set()
    others = exiftool.answer(held, kind).facts + credentials.ask(held, kind).facts
    heard = labels(said.facts)
    # An older ExifTool spells a text of one's own with its name before it: `(AIGC) {...}`.
    return {(claim, value) for claim, value in labels(others) if not any(claim == ours and text in value for ours, text in heard)}


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_a_sample_shows_what_others_see_in_it(path: Path, file: Opened, exiftool: ExifTool, credentials: C2pa) -> None:
    name = str(path.relative_to(SAMPLES))
    assert {value for _, value in missed(file, exiftool, credentials)} == {value for sample, value in DIFFERENT if sample == name}


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_a_sample_of_these_types_is_read_without_exiftool(path: Path, file: Opened) -> None:
    if (kind := media_type(file) or "") in NATIVE:
        said = containers.answer(file, kind)
        assert said is not None
        assert bool(said.faults) == (str(path.relative_to(SAMPLES)) in SHORT), said.faults


def test_a_delivery_shows_what_others_see_in_it(delivery: tuple[Path, list[Made]], exiftool: ExifTool, credentials: C2pa) -> None:
    folder, truths = delivery
    wrong = {}
    for truth in truths:
        held = opened(folder / truth.path)
        if found := missed(held, exiftool, credentials):
            wrong[truth.path] = (truth.where, found)
        held.close()
    assert wrong == {}


def test_a_delivery_is_read_without_exiftool_and_shows_what_is_in_it(delivery: tuple[Path, list[Made]], credentials: C2pa) -> None:
    folder, truths = delivery
    wrong = {}
    for truth in truths:
        held = opened(folder / truth.path)
        said = own(held, credentials)
        heard = said and any(claim.startswith("ai-") for claim, _ in labels(said.facts))
        if media_type(held) in NATIVE and heard != bool(truth.label):
            wrong[truth.path] = (truth.label, truth.where, said)
        held.close()
    assert wrong == {}


def test_what_is_listed_is_there() -> None:
    listed = {*SHORT, *(sample for sample, _ in DIFFERENT)}
    assert listed <= {str(path.relative_to(SAMPLES)) for path in REAL}


def test_others_show_labels_to_be_compared_with(exiftool: ExifTool) -> None:
    held = opened(SAMPLES / "sd-parsers" / "novelai1_cropped.png")
    assert {claim for claim, _ in labels(exiftool.answer(held, "image/png").facts)} >= {"ai-generated"}
    held.close()
