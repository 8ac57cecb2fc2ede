"""Which plugins and rules are in force: those that the policy allows; and with none at all nothing passes."""

import json
from pathlib import Path

import pytest

from tests.plugins.conftest import HOOK, Install, Judge


def test_a_plugin_that_the_policy_does_not_name_is_not_even_loaded(install: Install, judge: Judge, delivery: Path) -> None:
    install("open('loaded', 'w'); raise RuntimeError")
    (delivery / "gate.yaml").write_text("plugins: []\n")
    assert judge().code == 0
    assert not (delivery / "loaded").exists()
    (delivery / "gate.yaml").write_text("plugins: [studio-rules]\n")
    assert judge().code == 2


def test_a_plugin_that_the_policy_names_is_asked(install: Install, judge: Judge, delivery: Path) -> None:
    install(HOOK)
    (delivery / "gate.yaml").write_text("plugins: [studio-rules]\n")
    assert "STU001" in judge(command="rules").out


def test_a_plugin_that_the_policy_names_and_nobody_installed_ends_in_2(judge: Judge, delivery: Path) -> None:
    (delivery / "gate.yaml").write_text("plugins: [studio-rules]\n")
    ran = judge()
    assert ran.code == 2
    assert "the policy asks for plugin studio-rules, which is not installed" in ran.out


@pytest.mark.parametrize("stranger", [False, True])
def test_without_gates_own_checks_nothing_is_judged(install: Install, judge: Judge, *, stranger: bool) -> None:
    install("", name="delivery-gate", point=None)
    if stranger:
        install(HOOK)
    ran = judge()
    assert ran.code == 2
    assert "no check of gate's own is installed" in ran.out


def test_with_every_rule_switched_off_nothing_passes(judge: Judge, delivery: Path) -> None:
    rules = [rule["id"] for rule in json.loads(judge("--format", "json", command="rules").out)["rules"]]
    watching = {"MAN001", "WVR001", "WVR002", "WVR003"}
    off = "".join(f"  {rule}: off\n" for rule in rules if rule not in watching)
    (delivery / "gate.yaml").write_text("severities:\n" + off)
    for words in ((), ("--manifest-only",)):
        ran = judge(*words)
        assert ran.code == 2
        assert "no rule is in force" in ran.out
        assert "gate.yaml" in ran.out


def test_with_every_file_unread_nothing_passes_whatever_the_policy_says_of_it(judge: Judge, delivery: Path) -> None:
    (delivery / "gate.yaml").write_text("severities: {PRV407: off, PRV411: off, MAN004: off}\n")
    for still in (delivery / "stills").iterdir():
        still.write_bytes(b"")
    ran = judge()
    assert ran.code == 2
    assert "no media file of NF-104 could be read: " in ran.out
    for still in (delivery / "stills").iterdir():
        still.unlink()
    ran = judge()
    assert (ran.code, ran.out.startswith("SHUT  ")) == (1, True)
