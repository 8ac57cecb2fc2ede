"""Stand: where files stand on the disk, by name alone; nothing is opened."""

import os
import re
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from gate.errors import UsageError

VERSION_CONTROL = frozenset({".git", ".hg", ".svn"})
OWN = frozenset({"gate.yaml", "waivers.yaml"})
REPOSITORY = frozenset({".gitignore", ".gitattributes", ".gitmodules", ".pre-commit-config.yaml"})
SIDECARS = (".xmp", ".XMP", ".c2pa")


def find(path: str, folders: Collection[str]) -> str:
    """The first place where a path stands; its place in the first folder when it stands nowhere."""
    places = [os.path.join(folder, path) for folder in folders]
    return next((place for place in places if os.path.lexists(place)), places[0])


def alike(path: str, shape: re.Pattern[str], folders: Collection[str]) -> list[str]:
    """The files that a frame pattern without a range names, sorted; a file that bears the pattern itself as its name is that file."""
    above = os.path.dirname(path)
    for folder in folders:
        if os.path.lexists(os.path.join(folder, path)):
            return [path]
        place = os.path.join(folder, above)
        names = sorted(os.listdir(place)) if os.path.isdir(place) else []
        if found := [joined for joined in (os.path.join(above, name) for name in names) if shape.fullmatch(joined)]:
            return found
    return []


def strays(root: str, declared: Collection[str], apart: Collection[str]) -> Iterator[str]:
    """Every entry below `root` that is no folder and that nothing declares, by its path from there, in order.

    Left out are version control, gate's own files, and the files and folders that stand `apart`.
    Raises UsageError for a folder that cannot be listed.
    """
    for here, folders, files in os.walk(root, onerror=refuse):
        links = [name for name in folders if os.path.islink(os.path.join(here, name))]
        folders[:] = sorted(name for name in folders if name not in VERSION_CONTROL and _place(here, name) not in apart)
        for name in sorted([*files, *links]):
            path = os.path.relpath(os.path.join(here, name), root)
            known = path in declared or _place(here, name) in apart
            if not known and not _ours(path):
                yield path


def sidecars(media: Collection[str]) -> set[str]:
    """The names that sidecars of media have."""
    return {name for path in media for name in _sidecars(path)}


def _place(here: str, name: str) -> str:
    return os.path.normpath(os.path.join(here, name))


def refuse(error: OSError) -> None:
    """Turns a folder that cannot be listed into a UsageError; an `onerror` of os.walk, which would pass over it."""
    raise UsageError(f"{error.filename} cannot be listed: {error.strerror}") from error


def _sidecars(path: str) -> Iterator[str]:
    for suffix in SIDECARS:
        yield path + suffix
        yield str(PurePosixPath(path).with_suffix(suffix)) if PurePosixPath(path).name else path


def _ours(path: str) -> bool:
    workflow = path.startswith(".github/") and path.endswith((".yml", ".yaml"))
    return path in OWN or path in REPOSITORY or workflow
