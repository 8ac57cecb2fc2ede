"""Corpus: a delivery of ten thousand files in the proportions of a season, some three hundred of them labelled, and what is true of each."""

import argparse
import io
import json
import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import c2pa  # type: ignore[import-untyped]

from benchmarks.clips import movies, waves
from benchmarks.frames import Made, dpxs, exrs
from benchmarks.labels import SOURCES
from benchmarks.stills import jpegs, pngs
from tests.probe.signed import house

SEED = 20261120
TRUTH = ".truth.jsonl"
Maker = Callable[[int, int, random.Random], Iterator[Made]]
KINDS: Mapping[str, tuple[Maker, int, int]] = {
    "exr": (exrs, 6000, 100),
    "dpx": (dpxs, 1000, 100),
    "png": (pngs, 1500, 13),
    "jpg": (jpegs, 1000, 13),
    "mov": (movies, 300, 7),
    "wav": (waves, 200, 20),
}
"""The maker of each kind, how many of it there are, and of how many one bears a label or what looks like one."""
_SIGNED = {"png": "image/png", "jpg": "image/jpeg", "mov": "video/quicktime", "mp4": "video/mp4", "wav": "audio/wav"}
_UNSIGNED = 97
"""Of so many files that can be signed one is."""
_LEAST = 40
"""Files of a kind in the smallest delivery, so that each place of a label occurs."""


class Signer:
    """Signs files as made by AI, with a key that is thrown away."""

    def __init__(self) -> None:
        who = house()
        self._signer = c2pa.Signer.from_info(c2pa.C2paSignerInfo(b"es256", who.chain, who.key, None))

    def sign(self, data: bytes, suffix: str, source: str) -> bytes:
        """The file with content credentials that state a digital source type."""
        action = {"action": "c2pa.created", "digitalSourceType": source}
        told = {
            "claim_generator_info": [{"name": "Bench", "version": "1"}],
            "assertions": [{"label": "c2pa.actions.v2", "data": {"actions": [action]}}],
        }
        builder = c2pa.Builder(json.dumps(told), context=c2pa.Context.from_dict({"verify": {"verify_after_sign": False}}))
        made = io.BytesIO()
        builder.sign(self._signer, _SIGNED[suffix], io.BytesIO(data), made)
        return made.getvalue()


def made(share: float = 1.0, every: int = 0, seed: int = SEED) -> Iterator[Made]:
    """The files of a delivery, or of a share of one; one of `every` is labelled, else as many as usual. All but signatures repeat with the seed."""
    signer = Signer()
    for kind, (maker, count, usual) in KINDS.items():
        dice = random.Random(f"{seed} {kind}")  # noqa: S311  (figures to measure by, no secret)
        for number, file in enumerate(maker(max(_LEAST, round(count * share)), every or usual, dice)):
            suffix = file.path.rpartition(".")[2]
            chosen = number % (every * 4 + 1 if every else _UNSIGNED) == 1 and suffix in _SIGNED and not file.where
            data = signer.sign(file.data, suffix, dice.choice(SOURCES)) if chosen else file.data
            yield file._replace(data=data, label="credentials", where="credentials") if chosen else file


def fill(folder: Path, share: float = 1.0, every: int = 0, seed: int = SEED) -> list[Made]:
    """Writes the files into a folder; the truth of each is given back, without its bytes."""
    truths = []
    for file in made(share, every, seed):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
        truths.append(file._replace(data=b""))
    return truths


def write(folder: Path, share: float = 1.0, every: int = 0, seed: int = SEED) -> None:
    """Writes a delivery into a folder, and beside it a line of JSON for each file."""
    truths = fill(folder, share, every, seed)
    rows = [{"path": file.path, "label": file.label or None, "where": file.where or None} for file in truths]
    Path(f"{folder}{TRUTH}").write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    print(f"{len(truths):,} files, {sum(bool(file.label) for file in truths)} with a label")


def main() -> None:
    """Writes a delivery, or a share of one, with a label in one of `every` files."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.corpus", description=main.__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--share", type=float, default=1.0)
    asked.add_argument("--every", type=int, default=0)
    asked.add_argument("--seed", type=int, default=SEED)
    given = asked.parse_args()
    write(given.folder, given.share, given.every, given.seed)


if __name__ == "__main__":
    main()
