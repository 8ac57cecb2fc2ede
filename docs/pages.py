"""Pages: writes the tables of this folder out of what gate's own rules, profiles and guidelines say: `python -m docs.pages`."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from gate import installed, registry
from gate.check import Check
from gate.load.guidelines import guidelines
from gate.load.profiles import demands, profile
from gate.policy import PROFILES, Demand
from gate.report import coverage
from gate.report.markdown import inert

HERE = Path(__file__).parent
GENERATED = "<!-- Written by `make docs`; a test holds it to the code. -->\n"
RULES = """\
# The rules

Each rule with its severity where no profile is asked for, the profiles that raise it, the fault that it finds and the clause behind
it. The link leads to its page: why it asks, what fails, what passes, how to clear it. `gate explain ID` prints the same.

| id | name | severity | raised by | fault | clause |
|---|---|---|---|---|---|
"""
PROFILE = """\

## Profiles

`gate check --profile NAME`, repeatable, or `profiles` in `gate.yaml`. Of several the strictest counts; none makes a rule milder.
*Secondary*: the publisher's own text was not read, only what others say of it.

| profile | follows | dated | text | rules that it names |
|---|---|---|---|---|
"""
COVERAGE = """\
# What the guidelines ask, and which rules hold it

Every point of the guidelines, agreements and laws that gate follows, in its own words, against the rules that hold it, the fields of
the manifest that show it, and the reason where no rule holds it, or not all of it. *(secondary)*: known only from what others say of
the source. *(off)*: the rule is off until a profile or the policy asks for it. `gate rules --coverage` shows the same.

"""


def pages() -> Mapping[str, str]:
    """The text of every generated page, by its file name."""
    checks = registry.checks(installed.allowed(installed.plugins(), ()))
    own = {check.rule.id: check.rule.severity for check in checks}
    return {
        "rules.md": GENERATED + RULES + "".join(_rules(checks)) + PROFILE + "".join(_profiles()),
        "coverage.md": GENERATED + COVERAGE + coverage.markdown(guidelines(), checks, own),
    }


def _rules(checks: tuple[Check, ...]) -> Iterator[str]:
    asked = demands(PROFILES)
    for rule in (check.rule for check in checks):
        link = f"[{rule.id}](../plugins/{rule.module.replace('.', '/')}.py)"
        raised = ", ".join(_raised(demand) for demand in asked.get(rule.id, ()) if demand.severity > rule.severity)
        cells = (link, rule.name, rule.severity.word, raised, inert(rule.title), inert(rule.clause))
        yield f"| {' | '.join(cells)} |\n"


def _raised(demand: Demand) -> str:
    return f"{demand.profile} ({demand.severity.word})"


def _profiles() -> Iterator[str]:
    for name in PROFILES:
        said = profile(name)
        origin = said.get("source", {})
        follows = f"{origin['publisher']}, {origin['title']}" if origin else said["title"]
        yield f"| `{name}` | {inert(follows)} | {origin.get('dated', '')} | {origin.get('text', '')} | {', '.join(said['rules'])} |\n"


if __name__ == "__main__":
    for name, text in pages().items():
        (HERE / name).write_text(text, encoding="utf-8")
