"""Profiles as they ship: whole, sourced, never milder than the rules; and of several the strictest counts."""

import json
import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gate import installed, registry
from gate.cli import run
from gate.load import profiles
from gate.policy import PROFILES, Severity

GRADES = ["off", "info", "warning", "error"]
FILES: dict[str, dict[str, Any]] = {
    name: yaml.safe_load(Path(f"gate/profiles/{name}.yaml").read_text(encoding="utf-8")) for name in PROFILES
}
RULES = {check.rule.id: check.rule for check in registry.checks(installed.allowed(installed.plugins(), ()))}
ONLY_PROFILES_ASK = {"AI114", "AI118", "ETH704", "ETH705", "LBL904", "TAL324", "TAL326"}

each_profile = pytest.mark.parametrize("name", PROFILES)
each_sourced = pytest.mark.parametrize("name", PROFILES[1:])


def strictest(names: tuple[str, ...]) -> dict[str, str]:
    """By rule, the strictest of its own severity and of every profile's word, where that is not its own."""
    asked = {
        key: max(
            [rule.severity.word, *(FILES[name]["rules"][key]["severity"] for name in names if key in FILES[name]["rules"])],
            key=GRADES.index,
        )
        for key, rule in RULES.items()
    }
    return {key: grade for key, grade in asked.items() if grade != RULES[key].severity.word}


def settled(names: tuple[str, ...]) -> dict[str, str]:
    return {key: severity.word for key, severity in profiles.severities(names, RULES).items()}


@pytest.mark.parametrize("pair", [*combinations(PROFILES, 2)], ids="+".join)
def test_of_two_profiles_the_strictest_counts_in_either_order(pair: tuple[str, str]) -> None:
    assert settled(pair) == settled(pair[::-1]) == strictest(pair)


@given(names=st.lists(st.sampled_from(PROFILES), max_size=12).map(tuple), more=st.sampled_from(PROFILES))
def test_of_any_number_the_strictest_counts_and_one_more_makes_nothing_milder(names: tuple[str, ...], more: str) -> None:
    before, after = settled(names), settled((*names, more))
    assert before == strictest(names)
    assert all(Severity[after[key].upper()] >= Severity[grade.upper()] for key, grade in before.items())
    assert all(Severity[grade.upper()] > RULES[key].severity for key, grade in after.items())


@each_profile
def test_every_rule_that_a_shipped_profile_names_is_there(name: str) -> None:
    assert FILES[name]["rules"].keys() - RULES.keys() == set()
    assert profiles.demands([name]).keys() == FILES[name]["rules"].keys()


@each_profile
def test_no_profile_asks_for_less_than_the_rule_itself(name: str) -> None:
    assert [key for key, said in FILES[name]["rules"].items() if Severity[said["severity"].upper()] < RULES[key].severity] == []


@each_sourced
def test_a_profile_says_what_it_follows_of_which_day_and_whether_that_was_read(name: str) -> None:
    source = FILES[name]["source"]
    assert re.fullmatch(r"20\d\d-\d\d(-\d\d)?", str(source["dated"]))
    assert source["revisions"]
    known_from_others = [said.get("secondary", False) for said in FILES[name]["rules"].values()]
    assert source["text"] == "primary" or all(known_from_others)
    assert source["text"] == "secondary" or not all(known_from_others)


def test_rules_that_are_off_by_themselves_are_each_raised_by_a_profile() -> None:
    assert {key for key, rule in RULES.items() if rule.severity is Severity.OFF} == ONLY_PROFILES_ASK
    raised = {key: {name for name in PROFILES if key in settled((name,))} for key in ONLY_PROFILES_ASK}
    assert raised == {
        "AI114": {"documentary-apa", "awards-ampas"},
        "AI118": {"bbc", "pbs"},
        "ETH704": {"bbc", "pbs"},
        "ETH705": {"awards-ampas"},
        "LBL904": {"bbc", "documentary-apa"},
        "TAL324": {"sag-aftra-2026"},
        "TAL326": {"awards-ampas"},
    }


def rules(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, dict[str, Any]]:
    assert run(["rules", "--isolated", "--format", "json", *words]) == 0
    return {rule["id"]: rule for rule in json.loads(capsys.readouterr().out)["rules"]}


def test_the_table_of_rules_shows_what_is_off_and_which_profile_raises_it(capsys: pytest.CaptureFixture[str]) -> None:
    own = rules(capsys)
    assert {key for key, rule in own.items() if rule["severity"] == "off"} == ONLY_PROFILES_ASK
    assert all(rule["asked_by"] == [] for rule in own.values())
    asked = rules(capsys, "--profile", "documentary-apa", "--profile", "awards-ampas")["AI114"]
    assert asked["severity"] == "error"
    assert [(said["profile"], said["severity"], said["secondary"]) for said in asked["asked_by"]] == [
        ("documentary-apa", "error", False),
        ("awards-ampas", "warning", True),
    ]


def test_the_table_for_people_names_the_clause_that_raises_a_rule_and_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    run(["rules", "--isolated", "--profile", "documentary-apa", "--profile", "awards-ampas"])
    lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    assert "documentary-apa: question 3, the cue sheet" in lines["AI114"]
    assert "awards-ampas" not in lines["AI114"]
    assert RULES["TAL301"].clause in lines["TAL301"]


@pytest.mark.parametrize(
    ("asked", "near"),
    [("netflix", "netflix-2025"), ("sag-aftra", "sag-aftra-2026"), ("cn-labeling", "cn-labelling"), ("eu-ai", "eu-ai-act")],
)
def test_a_profile_that_is_not_there_is_told_the_nearest_and_nothing_is_judged(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, asked: str, near: str
) -> None:
    for command in (["rules"], ["check", str(tmp_path)]):
        assert run([*command, "--isolated", "--profile", asked]) == 2
        heard = capsys.readouterr()
        assert f"there is no profile {asked}; did you mean {near}?" in " ".join((heard.out + heard.err).split())
