"""Discover: paths in, manifests out."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from gate.errors import UsageError
from gate.inventory.stand import VERSION_CONTROL, refusal

NAMES = ("delivery.yaml", "delivery.yml", "delivery.json")
Step = str | UsageError
"""A manifest, or what keeps one from being found."""


class Found(msgspec.Struct, frozen=True):
    """Manifests, each once, as paths from the current folder; and what kept others from being found."""

    manifests: tuple[str, ...]
    errors: tuple[UsageError, ...]


def manifests(paths: Iterable[str]) -> Found:
    """The manifests that paths name or that stand in the folders they name.

    Errors are a path that is not there, a folder that cannot be listed or holds no manifest, two manifests in one folder, of which
    neither is judged, and a manifest that a walk would pass over: behind a link, or in upper case. None hides what else was found.
    """
    steps = [step for path in paths for step in _in(path)]
    named = dict.fromkeys(near(step) for step in steps if isinstance(step, str))
    rivals = dict(_rivals(named))
    kept = tuple(manifest for manifest in named if os.path.dirname(manifest) not in rivals)
    return Found(kept, (*(step for step in steps if isinstance(step, UsageError)), *rivals.values()))


def near(path: str) -> str:
    """A path as seen from the current folder where it stands below it, else as it was given, without detours."""
    relative = os.path.relpath(path)
    return os.path.normpath(path) if relative.startswith(os.pardir) else relative


def _in(path: str) -> list[Step]:
    if not os.path.lexists(path):
        return [UsageError(f"{path} is not there; name a manifest or a folder that holds one")]
    if not Path(path).is_dir():
        return [path]
    if found := list(_walk(path)):
        return found
    return [UsageError(f"no manifest in {path}: a delivery is described by a {', '.join(NAMES[:2])} or {NAMES[2]} at its top")]


def _walk(folder: str) -> Iterator[Step]:
    unlisted: list[OSError] = []
    for here, folders, files in os.walk(folder, onerror=unlisted.append):
        folders[:] = sorted(set(folders) - VERSION_CONTROL)
        yield from (os.path.join(here, name) for name in NAMES if name in files)
        yield from _hidden(here, folders, files)
    yield from map(refusal, unlisted)


def _hidden(here: str, folders: Iterable[str], files: Iterable[str]) -> Iterator[UsageError]:
    """No delivery is passed over in silence: not behind a link, which the walk does not follow, nor for the spelling of its name."""
    for folder in (os.path.join(here, name) for name in folders):
        if os.path.islink(folder) and any(os.path.lexists(os.path.join(folder, name)) for name in NAMES):
            yield UsageError(f"{folder} is a link to a delivery, and links are not followed; name the delivery itself")
    for name in sorted(files):
        if name.lower() in NAMES and name not in NAMES:
            yield UsageError(f"{os.path.join(here, name)} is not spelt as a manifest is; call it {name.lower()}")


def _rivals(found: Iterable[str]) -> Iterator[tuple[str, UsageError]]:
    """The folders that two manifests describe, each with what is said of it."""
    first: dict[str, str] = {}
    for manifest in found:
        folder = os.path.dirname(manifest)
        rival = first.setdefault(folder, manifest)
        if rival != manifest:
            yield folder, UsageError(f"{rival} and {manifest} both describe one folder; keep one of them")
