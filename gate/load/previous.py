"""Previous: the earlier manifests that the operator names in, their deliveries out, the latest last."""

import os
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from gate.delivery import Delivery
from gate.errors import GateError, TextError, UsageError
from gate.load import manifest, source
from gate.location import Location
from gate.spelling import path_fault


def load(paths: Iterable[str]) -> tuple[Delivery, ...]:
    """The earlier deliveries, each manifest once, ordered by the day of delivery; one that states no day counts as the oldest.

    Raises UsageError for a manifest that is not there, and TextError, at its place, for one that cannot be read safely, whole and
    with all its registers, or that breaks its schema.
    """
    return ordered(_whole(path) for path in dict.fromkeys(map(os.path.normpath, paths)))


def ordered(deliveries: Iterable[Delivery]) -> tuple[Delivery, ...]:
    """Deliveries by their day, the latest last."""
    return tuple(sorted(deliveries, key=lambda delivery: delivery.delivered_on or date.min))


def belonging(earlier: Iterable[Delivery], path: str, production: str) -> tuple[Delivery, ...]:
    """The earlier manifests of one that is judged: those of the same production, itself left out."""
    own = os.path.realpath(path)
    return tuple(one for one in earlier if one.production == production and os.path.realpath(one.at.path) != own)


def strangers(earlier: Iterable[Delivery], judged: Collection[tuple[str, str]]) -> Iterator[GateError]:
    """A fault for each earlier manifest that belongs to none of those that are judged, by their paths and productions."""
    for one in earlier:
        if not any(belonging([one], path, production) for path, production in judged):
            yield UsageError(
                f"this earlier manifest is of production {one.production}, and no delivery that followed it is judged;"
                " name the delivery too, or leave the manifest out",
                _placed(one.at / "production"),
            )


def files(earlier: Iterable[Delivery]) -> Iterator[str]:
    """The files that earlier manifests were read from."""
    for one in earlier:
        folder = os.path.dirname(one.at.path)
        yield from (one.at.path, *(os.path.normpath(os.path.join(folder, path)) for path in one.registers))


def _whole(path: str) -> Delivery:
    if not os.path.isfile(path):
        raise UsageError(f"the earlier manifest {path} is not there, or is no file; name the manifest itself")
    loaded = manifest.load(path)
    for fault in loaded.faults:
        raise TextError(f"this earlier manifest breaks its schema: {fault.message}; {fault.fix}", _placed(fault.at))
    for index, register in enumerate(loaded.delivery.registers):
        if why := path_fault(register):
            raise TextError(
                f"register {register} of this earlier manifest is not read for {why} in its path",
                _placed(Location(path) / "registers" / index),
            )
    return loaded.delivery


def _placed(at: Location) -> Location:
    return source.located(at.path, [at.pointer])[at.pointer]
