"""Media: what it costs to read a season's media, beside ExifTool over the same files; every label has to be found first."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from multiprocessing import Process
from pathlib import Path

from benchmarks import corpus, tool
from benchmarks.frames import Made
from benchmarks.pairs import Cost, Pair, cost, median, ratio

GATE = str(Path(sysconfig.get_path("scripts"), "gate"))
TURNS = 3
_FAR = 1200
"""Frames that are read from a distant disk."""
_BROKEN = 5000
_TIMES = 10
_LIMITS = {"exr": "<= 0.05", "dpx": "< 1", "png": "< 1", "jpg": "< 1", "mov": "< 1", "wav": "< 1"}


def rows(folder: Path) -> Iterator[Pair]:
    """Everything that is measured over media, in a folder that may be filled."""
    whole, clean = folder / "whole", folder / "clean"
    truths = _filled(folder, whole)
    for file in truths:
        if not file.where:
            _link(whole / file.path, clean / file.path)
    checked(whole, truths)
    theirs = tool.newest()
    name = tool.named(theirs)
    yield from _mixed(whole, theirs, f"{len(truths):,} files")
    yield _against(f"no label among {sum(not file.where for file in truths):,}, cold", clean, theirs, "<= 0.06")
    for kind, limit in _LIMITS.items():
        yield _against(f"{sum(file.path.startswith(kind) for file in truths):,} {kind}, cold", whole / kind, theirs, limit)
    yield from _distant(whole, folder / "far", theirs)
    yield from _many(whole, folder / "many")
    yield _broken(whole, folder / "broken", truths)
    print(f"media: gate probe : {name} -j -r; MiB: of the largest process; {TURNS} turns")


def _filled(folder: Path, whole: Path) -> list[Made]:
    """The delivery and what is true of it, written in a process of its own: the system counts its memory into every command that it starts."""
    child = Process(target=corpus.write, args=(whole,))
    child.start()
    child.join()
    told = (folder / f"{whole.name}{corpus.TRUTH}").read_text(encoding="utf-8").splitlines()
    return [Made(row["path"], b"", row["label"] or "", row["where"] or "") for row in map(json.loads, told)]


def reading(folder: Path, *options: str) -> list[str]:
    """The command that reads a folder anew."""
    return [GATE, "probe", "--format", "jsonl", "--no-cache", *options, str(folder)]


def checked(whole: Path, truths: Sequence[Made]) -> None:
    """Ends the run unless every label is found, and nothing where there is none: the figures would mean nothing."""
    said = {row["path"]: row for row in _said(reading(whole))}
    wrong = [
        f"{file.path}: {file.label or 'no label'} ({file.where}), but {said[str(whole / file.path)]['ai']}"
        for file in truths
        if bool(file.label) != (said[str(whole / file.path)]["ai"] != "none")
    ]
    read = Counter((path.rpartition(".")[2], row["read"]) for path, row in said.items())
    short = ", ".join(f"{count} {kind} {how}" for (kind, how), count in sorted(read.items()) if how != "complete")
    print(f"media: {sum(bool(file.label) for file in truths) - len(wrong)} labels found; {short or 'all files read completely'}")
    if wrong:
        sys.exit("what is to be measured is read wrongly, so its figures would mean nothing:\n" + "\n".join(wrong[:40]))


def _said(command: Sequence[str]) -> list[dict[str, str]]:
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    return [json.loads(line) for line in ran.stdout.splitlines()]


def _turns(*commands: Callable[[], Cost]) -> list[list[Cost]]:
    """The costs of each command, which run in turn."""
    return [list(costs) for costs in zip(*([command() for command in commands] for _ in range(TURNS)), strict=True)]


def _pair(what: str, ours: list[Cost], theirs: list[Cost], limit: str) -> Pair:
    return Pair(what, median(ours), median(theirs), ratio(list(zip(ours, theirs, strict=True))), limit)


def _against(what: str, folder: Path, theirs: str, limit: str) -> Pair:
    ours, tags = _turns(lambda: cost(reading(folder)), lambda: cost([theirs, "-j", "-r", str(folder)]))
    return _pair(what, ours, tags, limit)


def _mixed(whole: Path, theirs: str, what: str) -> Iterator[Pair]:
    """Cold, and warm: out of a cache that the run just before has filled."""
    remembering = {**os.environ, "XDG_CACHE_HOME": str(whole.parent / "cache")}
    again = [GATE, "probe", "--format", "jsonl", str(whole)]
    cold, _, warm, tags = _turns(
        lambda: cost(reading(whole)),
        lambda: cost(again, remembering),
        lambda: cost(again, remembering),
        lambda: cost([theirs, "-j", "-r", str(whole)]),
    )
    yield _pair(f"{what}, cold", cold, tags, "<= 0.10")
    yield _pair(f"{what}, warm", warm, tags, "<= 0.01")


def _distant(whole: Path, far: Path, theirs: str) -> Iterator[Pair]:
    """Two milliseconds at each opening: the seconds that pass."""
    compiler, shim = shutil.which("cc"), far.with_suffix(".so")
    if not compiler:
        print("media: no C compiler, so a distant disk is not measured")
        return
    subprocess.run([compiler, "-shared", "-fPIC", "-o", shim, Path(__file__).with_name("delay.c"), "-ldl"], check=True)
    for file in sorted((whole / "exr").rglob("*.exr"))[:_FAR]:
        _link(file, far / file.name)
    slow = {**os.environ, "LD_PRELOAD": str(shim), "SLOW_FOLDER": str(far)}
    ours, tags = _turns(lambda: _wall(reading(far), slow), lambda: _wall([theirs, "-j", "-r", str(far)], slow))
    yield _pair(f"{_FAR:,} exr, 2 ms an open, cold, wall", ours, tags, "<= 0.10")


def _wall(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Cost:
    """The seconds that pass, in the place of those of the processor."""
    spent = cost(command, environment)
    return spent._replace(cpu=spent.wall)


def _many(whole: Path, many: Path) -> Iterator[Pair]:
    """One process against two, and the memory that ten times as many files take."""
    for file in sorted(path for path in whole.rglob("*") if path.is_file()):
        for turn in range(_TIMES):
            _link(file, many / str(turn) / file.relative_to(whole))
    yield from (_in_two("one delivery", whole), _in_two("ten deliveries", many))
    held = [cost(reading(folder)).memory for folder in (many, whole)]
    yield Pair("MiB held for ten deliveries : one", Cost(held[0], held[0]), Cost(held[1]), held[0] / held[1], "<= 1.2")


def _in_two(what: str, folder: Path) -> Pair:
    two, one = _turns(lambda: _wall(reading(folder, "--jobs", "2")), lambda: _wall(reading(folder, "--jobs", "1")))
    return _pair(f"{what}, cold, wall, two processes : one", two, one, "<= 0.588")


def _broken(whole: Path, broken: Path, truths: Sequence[Made]) -> Pair:
    """Files that are not there, or not what they should be: each is told of, and none is taken for read."""
    broken.mkdir()
    for number, file in enumerate(truths[:: max(1, len(truths) // _BROKEN)][:_BROKEN]):
        path = broken / f"{number:05d}{Path(file.path).suffix}"
        data = (whole / file.path).read_bytes()
        match number % 5:
            case 0:
                path.symlink_to("nowhere")
            case 1:
                path.write_bytes(b"")
            case 2:
                path.write_bytes(b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n")
            case 3:
                path.write_bytes(data[: len(data) // 2])
            case _:
                path.write_bytes(bytes(byte ^ 0x5A for byte in data[:2000]))
    said = _said(reading(broken))
    told = sum(row["read"] != "complete" for row in said)
    return Pair(f"{_BROKEN:,} missing or broken files, told of", cost(reading(broken)), Cost(0), told / _BROKEN, "= 1")


def _link(file: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    os.link(file, place)
