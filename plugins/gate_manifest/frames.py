"""Frame numbers in file names, and how many of them are told in a few words."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from gate.sdk import named

NUMBER = re.compile(
    r"(?<=[._])(\d+)(?=\.(?:exr|dpx|cin|tiff?|png|jpe?g|jp2|j2[ck]|tga|sgi|dng|ar[ix]|hdr|webp)$)", re.ASCII | re.IGNORECASE
)


def frame(path: str) -> int | None:
    """The frame number of a picture: the digits that end its name, set off by a dot or a low line; None for `v012` or a movie."""
    found = NUMBER.search(path)
    return int(found[1]) if found else None


def series(path: str) -> str:
    """What the frames of one sequence have in common: the path, its frame number left out."""
    return NUMBER.sub("#", path)


def ranges(numbers: Iterable[int]) -> str:
    """Frame numbers in the manifest's own way: `1001-1004, 1010`."""
    runs = groupby(enumerate(sorted(set(numbers))), key=lambda item: item[1] - item[0])
    spans = [[number for _, number in run] for _, run in runs]
    return ", ".join(str(span[0]) if len(span) == 1 else f"{span[0]}-{span[-1]}" for span in spans)


def listed(paths: Sequence[str]) -> str:
    """Files in a few words: one by its path, frames of one sequence by their ranges, others by the first names."""
    numbers = [number for number in map(frame, paths) if number is not None]
    if len(paths) > 1 and len(numbers) == len(paths) and len(set(map(series, paths))) == 1:
        return f"{len(paths)} frames of {series(paths[0])}: {ranges(numbers)}"
    return named(paths) if len(paths) == 1 else f"{len(paths)} files: {named(paths)}"
