"""House: the policy and the checks that the command line hands to the pipeline."""

from collections.abc import Mapping
from difflib import get_close_matches

from gate import registry
from gate.check import Check
from gate.errors import UsageError
from gate.load import policy as policies
from gate.policy import Policy, Severity


def furnished(path: str | None, profiles: tuple[str, ...]) -> tuple[Policy, tuple[Check, ...]]:
    """The policy of a file and the profiles, and the checks of the plugins that it allows.

    Raises PolicyError, PluginError and TextError.
    """
    paper = policies.read(path)
    checks = registry.checks(registry.allowed(registry.installed(), policies.plugins(paper)))
    rules = {key: check.rule for check in checks for key in (check.rule.id, check.rule.name)}
    return policies.policy(paper, profiles, rules), checks


def severities(policy: Policy, checks: tuple[Check, ...]) -> Mapping[str, Severity]:
    """The severity in force of each rule in a final delivery, by its id."""
    return {check.rule.id: policy.severities.get(check.rule.id, check.rule.severity) for check in checks}


def called(name: str, checks: tuple[Check, ...]) -> Check:
    """The check whose rule has an id or a name, in upper or lower case. Raises UsageError, with the nearest names, when there is none."""
    known = {key.casefold(): check for check in checks for key in (check.rule.id, check.rule.name)}
    if found := known.get(name.casefold().replace("_", "-")):
        return found
    near = get_close_matches(name.casefold(), known, cutoff=0.5)
    rules = dict.fromkeys(f"{known[key].rule.id} {known[key].rule.name}" for key in near)
    hint = f"did you mean {' or '.join(rules)}?" if rules else "`gate rules` lists them all"
    raise UsageError(f"there is no rule {name}; {hint}")
