"""Profiles: the policies that ship with gate."""

from collections.abc import Iterable, Mapping
from importlib.resources import as_file, files
from typing import Any

from gate.errors import PolicyError
from gate.load import schema, source
from gate.location import Location
from gate.policy import Severity
from gate.rule import Rule


def severities(names: Iterable[str], rules: Mapping[str, Rule]) -> dict[str, Severity]:
    """The severities that profiles raise above the rules' own, by rule id: the strictest word that any profile has for it.

    What a profile says of a rule that is not installed is passed over.
    """
    raised: dict[str, Severity] = {}
    for name in names:
        for key, demand in profile(name)["rules"].items():
            asked = Severity[demand["severity"].upper()]
            if key in rules and asked > raised.get(key, rules[key].severity):
                raised[key] = asked
    return raised


def profile(name: str) -> dict[str, Any]:
    """A profile of PROFILES as its file says it. Raises PolicyError when the installation is damaged."""
    with as_file(files("gate").joinpath("profiles", f"{name}.yaml")) as file:
        value: Any = source.read(str(file))
    if faults := schema.faults(value, "profile", f"{name}.yaml"):
        raise PolicyError(f"profile {name} is damaged: {faults[0].message}; reinstall delivery-gate", Location(f"{name}.yaml"))
    return dict(value)


def text(name: str) -> bytes:
    """The bytes of a profile of PROFILES."""
    return files("gate").joinpath("profiles", f"{name}.yaml").read_bytes()
