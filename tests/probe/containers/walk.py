"""Walk: one container reader over bytes, and what it came upon."""

from collections.abc import Callable, Iterator
from pathlib import Path

from gate.probe.damage import Damage
from gate.probe.fact import Block, Fact, Fault, Found
from gate.probe.opening import Opened
from tests.probe.small import made, opened

Reader = Callable[[Opened], Iterator[Found]]


def kept(found: Iterator[Found]) -> list[Found]:
    """All that is given before the end, or before Damage, which is given as a fault."""
    whole: list[Found] = []
    try:
        for item in found:
            whole.append(item)  # noqa: PERF402  (what stands before damage counts)
    except Damage as damage:
        whole.append(Fault("damaged", str(damage)))
    return whole


def walked(reader: Reader, folder: Path, data: bytes) -> list[Found]:
    """What a reader comes upon in a file of these bytes."""
    file = opened(made(folder, data))
    try:
        return kept(reader(file))
    finally:
        file.close()


def texts(found: list[Found]) -> list[tuple[str, str]]:
    return [(item.tag, item.value) for item in found if isinstance(item, Fact)]


def blocks(found: list[Found]) -> list[tuple[str, bytes]]:
    return [(item.kind, item.data) for item in found if isinstance(item, Block)]


def faults(found: list[Found]) -> list[str]:
    return [item.cause for item in found if isinstance(item, Fault)]


def cuts(data: bytes) -> list[bytes]:
    """The beginnings of a file, each a fiftieth longer than the one before."""
    return [data[:length] for length in range(len(data) // 50 + 1, len(data), len(data) // 50 + 1)]
