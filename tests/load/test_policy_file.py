"""Policy: what the operator's file and the profiles settle, and everything that is refused, at its line."""

import hashlib
from importlib.resources import files
from pathlib import Path

import pytest

from gate import installed, registry
from gate.errors import PolicyError, TextError
from gate.load import policy as policies
from gate.load import profiles
from gate.policy import PROFILES, Policy, Severity
from gate.rule import Rule

MADE = (
    Rule("AI101", Severity.ERROR, "p.uncleared_ai_element", "Fault.", clause="c"),
    Rule("MAN005", Severity.ERROR, "p.undeclared_file", "Fault.", clause="c", interim=Severity.WARNING),
    Rule("MAN007", Severity.WARNING, "p.unstated_presence", "Fault.", clause="c", settings={"heard_too": True}),
    Rule("WVR001", Severity.ERROR, "p.lapsed_waiver", "Fault.", clause="c", waivable=False, settings={"longest_days": 180}),
    Rule("WVR003", Severity.WARNING, "p.expiring_waiver", "Fault.", clause="c", waivable=False, settings={"near_days": 14}),
)
RULES = {key: rule for rule in MADE for key in (rule.id, rule.name)}


def settled(folder: Path, text: str, *named: str) -> Policy:
    path = folder / "gate.yaml"
    path.write_text(text, encoding="utf-8")
    return policies.policy(policies.read(str(path)), named, RULES)


def test_without_a_file_the_baseline_holds_and_every_rule_has_its_own_severity() -> None:
    policy = policies.policy(policies.read(None), (), RULES)
    assert (policy.profiles, policy.source, policy.severities) == (("baseline",), None, {})
    assert (policy.fail_on, policy.stage, policy.plugins, policy.delivery_waivers) == (Severity.ERROR, None, None, True)
    assert policies.plugins(policies.read(None)) is None


def test_everything_that_a_file_says_is_followed(tmp_path: Path) -> None:
    (tmp_path / "trust.pem").write_text("-")
    policy = settled(
        tmp_path,
        "profiles: [netflix-2025]\n"
        "severities: {uncleared-ai-element: warning, MAN007: off}\n"
        "settings: {WVR001: {longest_days: 90}, MAN007: {heard_too: false}}\n"
        "fail_on: warning\n"
        "stage: interim\n"
        "plugins: [studio-rules]\n"
        "waivers: [legal/waivers.yaml, /srv/waivers.yaml]\n"
        "delivery_waivers: refuse\n"
        "lexicon: [Temple Street]\n"
        "tracking: {apr: APPROVED}\n"
        "trust: {anchors: [trust.pem]}\n"
        "undeclared_ok: ['*.md5']\n",
    )
    assert policy.profiles == ("netflix-2025",)
    assert policy.source == str(tmp_path / "gate.yaml")
    assert policy.severities == {"AI101": Severity.WARNING, "MAN007": Severity.OFF}
    assert policy.settings == {"WVR001": {"longest_days": 90}, "MAN007": {"heard_too": False}}
    assert (policy.fail_on, policy.stage, policy.delivery_waivers) == (Severity.WARNING, "interim", False)
    assert policy.plugins == ("studio-rules",) == policies.plugins(policies.read(policy.source))
    assert policy.waivers == (str(tmp_path / "legal/waivers.yaml"), "/srv/waivers.yaml")
    assert policy.anchors == (str(tmp_path / "trust.pem"),)
    assert (policy.lexicon, policy.tracking, policy.undeclared_ok) == (("Temple Street",), {"apr": "APPROVED"}, ("*.md5",))


def test_of_profiles_the_stricter_wins_wherever_they_are_named(tmp_path: Path) -> None:
    strict = {"MAN007": Severity.ERROR}
    assert settled(tmp_path, "profiles: [baseline, netflix-2025]\n").severities == strict
    assert settled(tmp_path, "profiles: [netflix-2025, baseline]\n").severities == strict
    both = settled(tmp_path, "profiles: [baseline]\n", "netflix-2025")
    assert (both.profiles, both.severities) == (("baseline", "netflix-2025"), strict)


def test_the_operators_own_severities_are_the_last_word(tmp_path: Path) -> None:
    policy = settled(tmp_path, "profiles: [netflix-2025]\nseverities: {MAN007: info}\n")
    assert policy.severities["MAN007"] is Severity.INFO


def test_a_rule_about_waivers_may_be_made_stricter(tmp_path: Path) -> None:
    assert settled(tmp_path, "severities: {WVR003: error}\n").severities == {"WVR003": Severity.ERROR}


def test_the_digest_changes_with_the_text_of_the_file_and_with_the_profiles(tmp_path: Path) -> None:
    texts = ("stage: final\n", "stage: final \n")
    digests = [settled(tmp_path, text).digest for text in texts] + [settled(tmp_path, texts[0], "netflix-2025").digest]
    assert len(set(digests)) == 3
    assert digests[0] == settled(tmp_path, texts[0]).digest
    parts = (texts[0].encode(), files("gate").joinpath("profiles", "baseline.yaml").read_bytes())
    assert digests[0] == "sha256:" + hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("severitys: {AI101: off}\n", 1, "severitys is no field of a policy; did you mean severities?"),
        ("rules: studio.yaml\n", 1, "rules is studio.yaml, not a list"),
        ("\nseverities:\n  AI102: error\n", 3, "there is no rule AI102; did you mean AI101?"),
        ("severities:\n  uncleared-ai-elements: off\n", 2, "did you mean uncleared-ai-element?"),
        ("severities:\n  XYZ999: off\n", 2, "`gate rules` lists them"),
        ("severities:\n  AI101: ignore\n", 2, "is ignore, not off, info, warning or error"),
        ("severities:\n  AI101: error\n  uncleared-ai-element: off\n", 3, "stand twice, as AI101 and as uncleared-ai-element"),
        ("severities:\n  WVR001: off\n", 2, "lapsed-waiver watches over waivers; it may not be milder than error"),
        ("severities:\n  expiring-waiver: info\n", 2, "may not be milder than warning"),
        ("profiles:\n  - netflix\n", 2, "there is no profile netflix; did you mean netflix-2025?"),
        ("profiles: []\n", 1, "profiles is empty"),
        ("settings:\n  AI101: {days: 3}\n", 2, "rule uncleared-ai-element has no settings"),
        ("settings:\n  WVR001:\n    longest_day: 3\n", 3, "there is no setting longest_day; did you mean longest_days?"),
        ("settings:\n  WVR001: {longest_days: true}\n", 2, "setting longest_days of rule lapsed-waiver is a whole number"),
        ("settings:\n  MAN007: {heard_too: 1}\n", 2, "setting heard_too of rule unstated-presence is true or false"),
        ("settings:\n  WVR001: {longest_days: -1}\n", 2, "not a whole number from 0"),
        ("settings:\n  WVR001: {longest_days: all}\n", 2, "is all, not true or false or a whole number"),
        ("settings:\n  WVR009: {longest_days: 3}\n", 2, "there is no rule WVR009"),
        ("fail_on: off\n", 1, "is off, not info, warning or error"),
        ("stage: temp\n", 1, "is temp, not final or interim"),
        ("delivery_waivers: no\n", 1, "is no, not allow or refuse"),
        ("tracking:\n  apr: approved\n", 2, "did you mean APPROVED?"),
        ("trust:\n  anchors: [none.pem]\n", 2, "none.pem is not there"),
        ("trust:\n  anchor: [none.pem]\n", 2, "did you mean anchors?"),
        ("lexicon: Temple\n", 1, "not a list"),
        ("- a\n", 1, "not a mapping"),
        ("stage: temp\nfail_on: off\n", 1, "(and 1 more)"),
    ],
)
def test_what_cannot_be_followed_is_refused_at_its_line(tmp_path: Path, text: str, line: int, word: str) -> None:
    with pytest.raises(PolicyError) as caught:
        settled(tmp_path, text)
    assert word in caught.value.message
    assert caught.value.location
    assert caught.value.location.path == str(tmp_path / "gate.yaml")
    assert caught.value.location.span
    assert caught.value.location.span.line == line


def test_an_unknown_profile_of_the_command_line_is_refused() -> None:
    with pytest.raises(PolicyError, match="there is no profile netflix; did you mean netflix-2025"):
        policies.policy(policies.Paper(), ("netflix",), RULES)


def test_a_policy_that_cannot_be_read_is_no_policy(tmp_path: Path) -> None:
    with pytest.raises(TextError):
        settled(tmp_path, "a: 1\na: 2\n")
    with pytest.raises(TextError):
        settled(tmp_path, "# nothing\n")
    with pytest.raises(TextError):
        policies.read(str(tmp_path / "none.yaml"))


@pytest.mark.parametrize("name", PROFILES)
def test_a_shipped_profile_names_installed_rules_and_asks_for_no_less_than_they_do(name: str) -> None:
    present = {check.rule.id: check.rule for check in registry.checks(installed.allowed(installed.plugins(), ()))}
    asked = profiles.profile(name)
    assert asked["profile"] == name
    assert asked["rules"].keys() <= present.keys()
    for key, demand in asked["rules"].items():
        assert Severity[demand["severity"].upper()] >= present[key].severity


def test_the_strict_profile_is_stricter_and_dates_its_source() -> None:
    assert profiles.severities(["netflix-2025"], RULES) == {"MAN007": Severity.ERROR}
    assert profiles.severities(["baseline"], RULES) == {}
    assert profiles.profile("netflix-2025")["source"]["dated"] == "2025-11-11"


def test_the_profiles_that_ship_are_those_that_are_named() -> None:
    shipped = {entry.name.removesuffix(".yaml") for entry in files("gate").joinpath("profiles").iterdir()}
    assert shipped == set(PROFILES)
