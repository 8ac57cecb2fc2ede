"""Shipped: YAML files that come with gate, held to their schemas."""

from importlib.resources import as_file, files
from typing import Any

from gate.errors import PolicyError
from gate.load import schema, source
from gate.location import Location


def read(folder: str, name: str, kind: str) -> dict[str, Any]:
    """What a file of a folder of gate's says. Raises PolicyError when it breaks the schema of its kind: the installation is damaged."""
    file = f"{folder}/{name}.yaml"
    with as_file(files("gate").joinpath(file)) as path:
        value: Any = source.read(str(path))
    if faults := schema.faults(value, kind, file):
        raise PolicyError(f"{kind} {name} is damaged: {faults[0].message}; reinstall delivery-gate", Location(file))
    return dict(value)
