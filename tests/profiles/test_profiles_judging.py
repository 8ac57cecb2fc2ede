"""Profiles at work: what one of them refuses passes without it, and a delivery can satisfy all of them at once."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from gate.cli import run
from gate.policy import PROFILES
from tests.delivered import png
from tests.profiles.whole import CHANGES, MANIFEST, Change

each_change = pytest.mark.parametrize("change", CHANGES, ids=lambda change: f"{change.profile}-{change.rule}")


class Judged(NamedTuple):
    """The exit code, and each finding's rule and severity."""

    code: int
    found: list[tuple[str, str]]

    @property
    def errors(self) -> set[str]:
        return {rule for rule, severity in self.found if severity == "error"}


Judge = Callable[..., Judged]


@pytest.fixture
def said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, Any]]:
    """What the command says of a manifest under profiles, in a format that is JSON."""
    (tmp_path / "stills").mkdir()
    for name in ("harbour", "pier"):
        (tmp_path / f"stills/{name}.png").write_bytes(png(("Comment", name)))

    def call(text: str, *profiles: str, format: str = "json", media: bool = False) -> tuple[int, Any]:  # noqa: A002  (the option's name)
        (tmp_path / "delivery.yaml").write_text(text)
        named = [word for name in profiles for word in ("--profile", name)]
        scope = [] if media else ["--manifest-only"]
        code = run(["check", "--isolated", "--today", "2026-11-20", "--format", format, *named, *scope, str(tmp_path)])
        return code, json.loads(capsys.readouterr().out)

    return call


@pytest.fixture
def judge(said: Callable[..., tuple[int, Any]]) -> Judge:
    def call(text: str, *profiles: str, media: bool = False) -> Judged:
        code, report = said(text, *profiles, media=media)
        return Judged(code, [(finding["rule"], finding["severity"]) for finding in report["findings"]])

    return call


def changed(change: Change) -> str:
    assert change.was in MANIFEST
    return MANIFEST.replace(change.was, change.now, 1)


def test_every_profile_refuses_something_that_passes_without_it() -> None:
    assert {change.profile for change in CHANGES} == {*PROFILES} - {"baseline"}


@pytest.mark.parametrize("media", [False, True])
def test_one_delivery_is_open_under_all_profiles_at_once(judge: Judge, media: bool) -> None:
    assert judge(MANIFEST, *PROFILES, media=media) == (0, [])


@each_change
def test_what_a_profile_refuses_passes_without_it(judge: Judge, change: Change) -> None:
    media = change.rule == "LBL902"
    without = judge(changed(change), "baseline", media=media)
    assert (without.code, without.errors) == (0, set())
    under = judge(changed(change), change.profile, media=media)
    assert (under.code, under.errors) == (1, {change.rule})


@each_change
def test_a_second_profile_excuses_nothing(judge: Judge, change: Change) -> None:
    media = change.rule == "LBL902"
    for first, second in ((change.profile, "baseline"), ("baseline", change.profile)):
        assert change.rule in judge(changed(change), first, second, media=media).errors


@pytest.mark.parametrize("rule", ["AI118", "ETH704", "LBL904"])
def test_a_rule_that_only_profiles_ask_for_is_off_in_sarif_until_one_does(said: Callable[..., tuple[int, Any]], rule: str) -> None:
    (change,) = (change for change in CHANGES if (change.profile, change.rule) == ("bbc", rule))
    for profiles, levels in ((("baseline",), set()), (("bbc",), {"error"})):
        _, log = said(changed(change), *profiles, format="sarif")
        (ran,) = log["runs"]
        (block,) = (one for one in ran["tool"]["driver"]["rules"] if one["id"] == rule)
        assert block["defaultConfiguration"] == {"enabled": False, "level": "none"}
        assert {result["level"] for result in ran["results"] if result["ruleId"] == rule} == levels
