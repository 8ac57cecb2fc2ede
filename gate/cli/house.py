"""House: the policy and the checks that the command line hands to the pipeline."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from gate import installed, own, registry
from gate.check import Check
from gate.errors import UsageError
from gate.load import own_rules
from gate.load import policy as policies
from gate.load.guidelines import successor
from gate.load.own_rules import Book, Taken
from gate.policy import Policy, Severity


def furnished(path: str | None, profiles: tuple[str, ...]) -> tuple[Policy, tuple[Check, ...]]:
    """The policy of a file and the profiles, and the checks of the plugins that it allows and of the rule files that it names.

    Raises PolicyError, PluginError and TextError.
    """
    paper = policies.read(path)
    brought = registry.checks(installed.allowed(installed.plugins(), policies.plugins(paper)))
    books = _books(policies.rule_files(paper), brought)
    paper = policies.bound(paper, (book.sha256 for book in books))
    checks = tuple(sorted((*brought, *own.checks(books)), key=lambda check: check.rule.id))
    rules = {key: check.rule for check in checks for key in (check.rule.id, check.rule.name)}
    return policies.policy(paper, profiles, rules), checks


def _books(files: Iterable[str], brought: Iterable[Check]) -> tuple[Book, ...]:
    books: list[Book] = []
    for file in files:
        books.append(own_rules.read(file, taken(brought, books)))
    return tuple(books)


def taken(brought: Iterable[Check], books: Iterable[Book]) -> Taken:
    """The ids and names that checks and the rules of files have, each with where it comes from."""
    names = {key.casefold(): check.origin for check in brought for key in (check.rule.id, check.rule.name)}
    for book in books:
        names |= book.taken
    return names


def severities(policy: Policy, checks: tuple[Check, ...]) -> Mapping[str, Severity]:
    """The severity in force of each rule in a final delivery, by its id."""
    return {check.rule.id: policy.severities.get(check.rule.id, check.rule.severity) for check in checks}


def called(name: str, checks: tuple[Check, ...]) -> Check:
    """The check whose rule has an id or a name, in upper or lower case. Raises UsageError, with the nearest names, when there is none."""
    known = {key.casefold(): check for check in checks for key in (check.rule.id, check.rule.name)}
    if found := known.get(name.casefold().replace("_", "-")):
        return found
    if gone := successor(name.replace("_", "-")):
        raise UsageError(f"there is no rule {name}: {gone.why}; see {' and '.join(gone.rules) or '`gate rules --coverage`'}")
    near = get_close_matches(name.casefold(), known, cutoff=0.5)
    rules = dict.fromkeys(f"{known[key].rule.id} {known[key].rule.name}" for key in near)
    hint = f"did you mean {' or '.join(rules)}?" if rules else "`gate rules` lists them all"
    raise UsageError(f"there is no rule {name}; {hint}")
