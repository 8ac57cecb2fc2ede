"""Profiles: the policies that ship with gate."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from gate.load import shipped
from gate.policy import Demand, Severity
from gate.rule import Rule


def severities(names: Iterable[str], rules: Mapping[str, Rule]) -> dict[str, Severity]:
    """The severities that profiles raise above the rules' own, by rule id: the strictest word that any profile has for it.

    What a profile says of a rule that is not installed is passed over.
    """
    strictest = {key: max(demand.severity for demand in asked) for key, asked in demands(names).items() if key in rules}
    return {key: asked for key, asked in strictest.items() if asked > rules[key].severity}


def demands(names: Iterable[str]) -> dict[str, tuple[Demand, ...]]:
    """What profiles ask of rules, by rule id, in the order of the profiles."""
    asked: dict[str, tuple[Demand, ...]] = {}
    for name in names:
        for key, said in profile(name)["rules"].items():
            demand = Demand(name, Severity[said["severity"].upper()], said["clause"], said.get("secondary", False))
            asked[key] = (*asked.get(key, ()), demand)
    return asked


@cache
def profile(name: str) -> dict[str, Any]:
    """A profile of PROFILES as its file says it. Raises PolicyError when the installation is damaged."""
    return shipped.read("profiles", name, "profile")


def text(name: str) -> bytes:
    """The bytes of a profile of PROFILES."""
    return files("gate").joinpath("profiles", f"{name}.yaml").read_bytes()
