"""Conform: timelines in, cuts out: one file per format."""

import os
from collections.abc import Iterable

from gate.conform import otio
from gate.spelling import path_fault
from gate.use import Cut


def cuts(root: str, timelines: Iterable[str]) -> dict[str, Cut]:
    """What each timeline that a manifest names uses, by its path from the manifest's folder; one that is not read says why."""
    return {path: _cut(root, path) for path in timelines}


def _cut(root: str, path: str) -> Cut:
    file = os.path.join(root, path)
    if fault := path_fault(path):
        return Cut(why=f"its path has {fault}")
    if not os.path.realpath(file).startswith(os.path.join(os.path.realpath(root), "")):
        return Cut(why="a link leads out of the delivery")
    ending = os.path.splitext(path)[1].lower()
    return otio.read(file, path) if ending == ".otio" else Cut(why=f"timelines that end in {ending or 'nothing'} are not read yet")
