"""Discover: paths in, manifests out."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from gate.errors import UsageError
from gate.inventory.stand import VERSION_CONTROL, refuse

NAMES = ("delivery.yaml", "delivery.yml", "delivery.json")


def manifests(paths: Iterable[str]) -> tuple[str, ...]:
    """The manifests that paths name or that stand in the folders they name, each once, as paths from the current folder.

    Raises UsageError for a path that is not there, a folder that cannot be listed or holds no manifest, two manifests in one
    folder, and a manifest that a walk would pass over: behind a link, or in upper case.
    """
    found = {near(manifest): None for path in paths for manifest in _in(path)}
    _refuse_rivals(found)
    return tuple(found)


def near(path: str) -> str:
    """A path as seen from the current folder where it stands below it, else as it was given, without detours."""
    relative = os.path.relpath(path)
    return os.path.normpath(path) if relative.startswith(os.pardir) else relative


def _in(path: str) -> list[str]:
    if not os.path.lexists(path):
        raise UsageError(f"{path} is not there; name a manifest or a folder that holds one")
    if not Path(path).is_dir():
        return [path]
    if found := list(_walk(path)):
        return found
    raise UsageError(f"no manifest in {path}: a delivery is described by a {', '.join(NAMES[:2])} or {NAMES[2]} at its top")


def _walk(folder: str) -> Iterator[str]:
    for here, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(set(folders) - VERSION_CONTROL)
        _refuse_hidden(here, folders, files)
        yield from (os.path.join(here, name) for name in NAMES if name in files)


def _refuse_hidden(here: str, folders: Iterable[str], files: Iterable[str]) -> None:
    """No delivery is passed over in silence: not behind a link, which the walk does not follow, nor for the spelling of its name."""
    for folder in (os.path.join(here, name) for name in folders):
        if os.path.islink(folder) and any(os.path.lexists(os.path.join(folder, name)) for name in NAMES):
            raise UsageError(f"{folder} is a link to a delivery, and links are not followed; name the delivery itself")
    if odd := next((name for name in files if name.lower() in NAMES and name not in NAMES), None):
        raise UsageError(f"{os.path.join(here, odd)} is not spelt as a manifest is; call it {odd.lower()}")


def _refuse_rivals(found: Iterable[str]) -> None:
    first: dict[str, str] = {}
    for manifest in found:
        rival = first.setdefault(os.path.dirname(manifest), manifest)
        if rival != manifest:
            raise UsageError(f"{rival} and {manifest} both describe one folder; keep one of them")
