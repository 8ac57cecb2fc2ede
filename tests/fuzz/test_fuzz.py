"""Fuzz: a small dose of broken files of each type; none breaks a reader, takes long, or is taken for whole though a label of it is gone."""

from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest

from gate import probe
from gate.evidence import Query
from gate.probe import interpret
from gate.probe.containers import READERS
from gate.probe.fact import Answer, Fact, Fault
from tests.fuzz.mutants import cuts, mutants
from tests.fuzz.seeds import KINDS, seed
from tests.fuzz.trial import Tally, asked, lost, tried

DOSE = 60
OWN = [kind for kind in KINDS if kind in READERS]


@pytest.fixture(scope="module")
def tallies() -> dict[str, Tally]:
    with get_context("spawn").Pool(1, maxtasksperchild=None) as crew:
        return {tally.kind: tally for tally in crew.map(partial(tried, count=DOSE), OWN)}


def test_every_reader_has_a_file_to_be_broken() -> None:
    assert set(KINDS) >= set(READERS)


@pytest.mark.parametrize("kind", OWN)
def test_a_whole_file_is_read_wholly_and_its_labels_are_heard(kind: str) -> None:
    said = asked(seed(kind))
    assert said.faults == ()
    assert said.facts
    assert kind == "application/mxf" or any(item.claim.startswith("ai-") for item in interpret.evidence(said.facts))


@pytest.mark.parametrize("kind", OWN)
def test_broken_files_are_borne(kind: str, tallies: dict[str, Tally]) -> None:
    assert tallies[kind].failures == []


@pytest.mark.parametrize("kind", OWN)
def test_most_files_that_end_too_early_are_not_whole(kind: str) -> None:
    faulty = [bool(asked(cut.data).faults) for cut in cuts(kind)]
    assert sum(faulty) > len(faulty) // 2


def test_a_loss_is_noticed() -> None:
    fact, other = Fact("png", "PNG:Comment", "a"), Fact("png", "PNG:Title", "b")
    whole = Answer((fact, other), sealed=True)
    assert lost(Answer((fact,), sealed=True), whole)
    assert lost(Answer((fact, other)), whole)
    assert not lost(Answer((fact,), (Fault("damaged", "It is damaged."),)), whole)
    assert not lost(Answer((other, fact, fact), sealed=True), whole)


@pytest.mark.parametrize("kind", OWN)
def test_broken_files_go_through_the_whole_of_probe(kind: str, tmp_path: Path) -> None:
    broken = [*list(cuts(kind))[3::9], *mutants(kind, 3)]
    for place, mutant in enumerate(broken):
        (tmp_path / f"{place}").write_bytes(mutant.data)
    readings = list(probe.read([Query(mutant.name, str(tmp_path / f"{place}")) for place, mutant in enumerate(broken)], jobs=1))
    assert [reading.path for reading in readings] == [mutant.name for mutant in broken]
    assert all((reading.read == "complete") == (reading.why is None) for reading in readings)
