"""House: the policy and the checks that the command line hands to the pipeline."""

from gate import registry
from gate.check import Check
from gate.load import policy as policies
from gate.policy import Policy


def furnished(path: str | None, profiles: tuple[str, ...]) -> tuple[Policy, tuple[Check, ...]]:
    """The policy of a file and the profiles, and the checks of the plugins that it allows.

    Raises PolicyError, PluginError and TextError.
    """
    checks = registry.checks(registry.allowed(registry.installed(), policies.plugins(path)))
    rules = {key: check.rule for check in checks for key in (check.rule.id, check.rule.name)}
    return policies.policy(path, profiles, rules), checks
