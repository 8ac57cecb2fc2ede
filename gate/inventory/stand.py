"""Stand: where files stand on the disk: by name, and for what needs no declaring also by its first bytes."""

import os
import re
from collections.abc import Callable, Collection, Iterator
from pathlib import PurePosixPath

from gate.errors import UsageError
from gate.inventory import idle

REPOSITORIES = {".git": ("HEAD",), ".hg": ("requires", "store"), ".svn": ("wc.db", "format")}
"""Folders of version control, and what stands in one that is a repository."""
VERSION_CONTROL = frozenset(REPOSITORIES)
SIDECARS = (".xmp", ".XMP", ".c2pa")


def find(path: str, folders: Collection[str]) -> str:
    """The first place where a path stands; its place in the first folder when it stands nowhere."""
    places = [os.path.join(folder, path) for folder in folders]
    return next((place for place in places if os.path.lexists(place)), places[0])


Listing = Callable[[str], tuple[str, ...]]


def listing(folder: str) -> tuple[str, ...]:
    """The names in a folder, sorted; none where there is no folder. Raises UsageError for a folder that cannot be listed."""
    try:
        return tuple(sorted(os.listdir(folder))) if os.path.isdir(folder) else ()
    except OSError as error:
        raise refusal(error) from error


def alike(path: str, shape: re.Pattern[str], folders: Collection[str], names: Listing) -> list[str]:
    """The files of all folders that fit a frame pattern, sorted; none of a pattern that leads out of them, which is not followed."""
    above = os.path.dirname(path)
    if os.path.isabs(path) or os.pardir in path.split("/"):
        return []
    joined = {os.path.join(above, name) for folder in folders for name in names(os.path.join(folder, above))}
    return sorted(filter(shape.fullmatch, joined))


def strays(root: str, declared: Collection[str], apart: Collection[str]) -> Iterator[str]:
    """Every entry below `root` that is no folder and that nothing declares, by its path from there, in order.

    Left out are version control, gate's own files, lists, what systems litter, and the files and folders that stand `apart`.
    Raises UsageError for a folder that cannot be listed.
    """
    for here, folders, files in os.walk(root, onerror=refuse):
        links = [name for name in folders if os.path.islink(os.path.join(here, name))]
        kept = (name for name in folders if not _controlled(here, name, root) and _place(here, name) not in apart)
        folders[:] = sorted(kept)
        for name in sorted([*files, *links]):
            path = os.path.relpath(os.path.join(here, name), root)
            known = path in declared or _place(here, name) in apart
            if not known and not idle.fits(path, _place(here, name)):
                yield path


def sidecars(media: Collection[str]) -> set[str]:
    """The names that sidecars of media have."""
    return {name for path in media for name in _sidecars(path)}


def _place(here: str, name: str) -> str:
    return os.path.normpath(os.path.join(here, name))


def refuse(error: OSError) -> None:
    """Turns a folder that cannot be listed into a UsageError; an `onerror` of os.walk, which would pass over it."""
    raise refusal(error) from error


def refusal(error: OSError) -> UsageError:
    """What is said of a folder that cannot be listed."""
    return UsageError(f"{error.filename} cannot be listed: {error.strerror}")


def _sidecars(path: str) -> Iterator[str]:
    for suffix in SIDECARS:
        yield path + suffix
        yield str(PurePosixPath(path).with_suffix(suffix)) if PurePosixPath(path).name else path


def _controlled(here: str, name: str, root: str) -> bool:
    """Whether a folder is version control's: by its name at the top, below that only where it really is a repository."""
    marks = REPOSITORIES.get(name, ())
    top = bool(marks) and here == root
    return top or any(os.path.isfile(os.path.join(here, name, mark)) for mark in marks)
