"""Source: a YAML or JSON file in, its value out; and the places of its values, found again when there is something to report."""

import io
from collections.abc import Iterable

from gate.load import strict_json, strict_yaml
from gate.load.places import Walk, pointed
from gate.load.text import Text, Value, opened, refusal
from gate.location import Span


def read(path: str) -> Value:
    """What a file says: JSON when its name ends in `.json`, else YAML. Never None.

    Raises TextError, with its place, when the file cannot be read safely, and when it says nothing.
    """
    with opened(path) as file:
        return parsed(Text(file, path))


def spans(path: str, pointers: Iterable[str]) -> dict[str, Span]:
    """Where the values that JSON Pointers lead to stand in a file; load/places.py says what a span shows.

    The file is read anew, as strictly as by `read`: it may have changed since. Raises TextError when it cannot be read any more.
    """
    with opened(path) as file:
        whole = "".join(Text(file, path).pieces())
    parsed(Text(io.BytesIO(whole.encode()), path))
    return placed(whole, path, pointers)


def parsed(text: Text) -> Value:
    """What a text says, by the name of its file; raises TextError as `read` does."""
    value = strict_json.parsed(text) if _is_json(text.path) else strict_yaml.parsed(text)
    if value is None:
        raise refusal("this text says nothing, so there is nothing to judge; fill it in, or name another file", text.path, 1)
    return value


def placed(whole: str, path: str, pointers: Iterable[str]) -> dict[str, Span]:
    """Where the values that JSON Pointers lead to stand in a text that was parsed before, under the same name."""
    walk: Walk = strict_json.JsonWalk(whole) if _is_json(path) else strict_yaml.YamlWalk(whole, path)
    return pointed(walk, pointers, whole.split("\n"))


def _is_json(path: str) -> bool:
    return path.endswith(".json")
