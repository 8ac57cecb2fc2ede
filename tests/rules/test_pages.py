"""Every rule's page: it is whole, its examples are true, and a check that does nothing is found out."""

import re
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from gate.case import Case
from gate.check import Check
from gate.finding import Finding
from gate.testing import findings
from tests.rules.conftest import CHECKS
from tests.rules.pages import SECTIONS, examples, faults, read

every_rule = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.rule.id)

FAMILIES = {
    "gate_manifest", "gate_clearance", "gate_temp", "gate_talent", "gate_provenance", "gate_data", "gate_vendor", "gate_ethics", "gate_music",
    "gate_labels", "gate_waivers",
}  # fmt: skip
OFFICES = re.compile(r"\b(?:owner|approved_by|granted_by|contact): *([^,}\n#]+)")
PERSON = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sir)\b\.?|\S@\S+\.\w")


def test_every_family_brings_rules() -> None:
    assert {check.rule.module.partition(".")[0] for check in CHECKS} == FAMILIES


def test_ids_and_names_are_unique() -> None:
    for key in ("id", "name"):
        keys = [getattr(check.rule, key) for check in CHECKS]
        assert len(keys) == len(set(keys))


@every_rule
def test_rule_is_titled(check: Check) -> None:
    rule = check.rule
    assert re.fullmatch(r"[A-Z]{2,3}\d{3}", rule.id)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.clause.strip()
    assert rule.title.endswith(".")
    assert not re.search(r"[.!?]\s", rule.title), "the first line is one sentence"
    assert rule.title == rule.title.strip()


@every_rule
def test_page_is_whole(check: Check) -> None:
    page = read(check.rule.page)
    assert list(page.sections) == SECTIONS
    assert all(text.partition("\n")[2].strip() for text in page.sections.values())


@every_rule
def test_fences_pair(check: Check) -> None:
    fences = [line for line in check.rule.page.splitlines() if line.lstrip().startswith("```")]
    assert fences
    assert fences[::2] == ["```yaml"] * (len(fences) // 2)
    assert fences[1::2] == ["```"] * (len(fences) // 2)


@every_rule
def test_every_example_is_read(check: Check) -> None:
    page = read(check.rule.page)
    read_in = sum(len(examples(page.sections[name])) for name in ("Fails", "Passes"))
    assert read_in == check.rule.page.count("```yaml"), "an example stands outside Fails and Passes"


@every_rule
def test_page_names_no_person(check: Check) -> None:
    assert not PERSON.search(check.rule.page)
    for office in OFFICES.findall(check.rule.page):
        assert office.strip(" \"'") == office.strip(" \"'").lower(), f"{office} reads like a person's name"


@every_rule
def test_examples_are_true(check: Check) -> None:
    assert not list(faults(check, CHECKS))


@every_rule
def test_findings_are_told_in_full(check: Check) -> None:
    for example in examples(read(check.rule.page).sections["Fails"]):
        for finding in findings(example.text, CHECKS):
            for text in (finding.message, finding.found, finding.required, finding.fix):
                assert text.strip()
                assert "\n" not in text


@every_rule
def test_a_check_that_finds_nothing_is_found_out(check: Check) -> None:
    def blind(case: Case) -> Iterator[Finding]:
        return iter(())

    fails = examples(read(check.rule.page).sections["Fails"])
    assert len(list(faults(replace(check, law=blind), CHECKS))) == len(fails)


@every_rule
def test_a_check_that_finds_too_much_is_found_out(check: Check) -> None:
    def twice(case: Case) -> Iterator[Finding]:
        found = list(check.law(case))
        yield from (*found, *found)

    fails = examples(read(check.rule.page).sections["Fails"])
    assert len(list(faults(replace(check, law=twice), CHECKS))) == len(fails)
