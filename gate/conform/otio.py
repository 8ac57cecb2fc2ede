"""OTIO: an OpenTimelineIO text in, its uses out: tracks, clips, gaps and what clips refer to.

Effects, markers and transitions are passed over: they use no media of their own.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from gate.errors import TextError
from gate.load import source
from gate.location import Location
from gate.use import Cut, Holds, Use

_BINS = ("Timeline", "SerializableCollection")
_HOLDERS = ("Track", "Stack")
_REFERENCES: dict[str, tuple[Holds, tuple[str, ...]]] = {
    "ExternalReference": ("media", ("target_url",)),
    "ImageSequenceReference": ("media", ("target_url_base", "name_prefix", "name_suffix")),
    "GeneratorReference": ("generator", ("generator_kind",)),
    "MissingReference": ("missing", ()),
}
"""What clips refer to, and the fields that name it."""


class Odd(ValueError):  # noqa: N818  (the name says what the text is)
    """The text is no timeline that gate reads."""


class Within(msgspec.Struct, frozen=True):
    """What holds a part of a timeline: names from the bin inwards, kind and number of the track, and when it begins, in seconds."""

    timeline: str
    names: tuple[str, ...] = ()
    kind: str = "video"
    lane: int = 1
    nested: bool = False
    enabled: bool = True
    begin: float = 0.0


def read(file: str, timeline: str) -> Cut:
    """The cut of a file; why it was not read, when it cannot be read safely or holds what gate does not know."""
    try:
        return Cut(tuple(_bin(source.read(file), Location(file), Within(timeline))))
    except TextError as error:
        return Cut(why=error.message)
    except Odd as error:
        return Cut(why=str(error))


def _bin(part: Any, at: Location, within: Within) -> Iterator[Use]:
    """The uses of a timeline, a collection of them, or whatever else a text holds at its top."""
    if _schema(part) == "SerializableCollection":
        inside = _inside(part, within)
        for index, child in enumerate(_list(part, "children")):
            yield from _bin(child, at / "children" / index, inside)
    elif _schema(part) == "Timeline":
        begin = _seconds(part.get("global_start_time")) if part.get("global_start_time") else 0.0
        yield from _stack(
            part.get("tracks"), at / "tracks", msgspec.structs.replace(_inside(part, within), begin=begin, names=within.names)
        )
    else:
        raise Odd(f"it holds no timeline, but {_schema(part)}")


def _stack(stack: Any, at: Location, within: Within) -> Iterator[Use]:
    """The tracks of a timeline, numbered by their kind."""
    if _schema(stack) != "Stack":
        raise Odd(f"its tracks are {_schema(stack)}")
    lanes: Counter[str] = Counter()
    for index, track in enumerate(_list(stack, "children")):
        kind = str(track.get("kind") or "video").lower() if _schema(track) == "Track" else "video"
        lanes[kind] += 1
        yield from _part(track, at / "children" / index, msgspec.structs.replace(within, kind=kind, lane=lanes[kind]))


def _part(part: Any, at: Location, within: Within) -> Iterator[Use]:
    schema = _schema(part)
    if schema in _HOLDERS:
        yield from _holder(part, at, _inside(part, within), side_by_side=schema == "Stack")
    elif schema == "Clip":
        yield _clip(part, at, within)
    elif schema == "Gap":
        if not within.nested and _duration(part) > 0:
            yield _use(part, at, within, holds="gap")
    elif schema != "Transition":
        raise Odd(f"it holds {schema}, which gate does not read")


def _holder(part: Any, at: Location, inside: Within, *, side_by_side: bool) -> Iterator[Use]:
    """The parts of a track, one after the other, or of a stack, one above the other; what is nested in them keeps their lane."""
    for index, child in enumerate(_list(part, "children")):
        holds = _schema(child) in _HOLDERS
        yield from _part(
            child, at / "children" / index, msgspec.structs.replace(inside, nested=inside.nested or side_by_side or holds)
        )
        if not side_by_side and _schema(child) != "Transition":
            inside = msgspec.structs.replace(inside, begin=inside.begin + _duration(child))


def _clip(part: Any, at: Location, within: Within) -> Use:
    held = part.get("media_references")
    reference = held.get(part.get("active_media_reference_key")) if isinstance(held, dict) else part.get("media_reference")
    if reference is None:
        return _use(part, at, within, holds="missing")
    schema = _schema(reference)
    if schema not in _REFERENCES:
        raise Odd(f"a clip refers to {schema}, which gate does not read")
    holds, fields = _REFERENCES[schema]
    named = "".join(str(reference.get(field) or "") for field in fields)
    return _use(part, at, within, holds="missing" if holds == "media" and not named else holds, media=named or None)


def _use(part: Any, at: Location, within: Within, *, holds: Holds, media: str | None = None) -> Use:
    rate = _rate(part)
    end = within.begin + _duration(part)
    return Use(
        at=at,
        timeline=within.timeline,
        track="/".join(within.names),
        kind=within.kind,
        lane=within.lane,
        holds=holds,
        name=str(part.get("name") or ""),
        media=media,
        enabled=within.enabled and part.get("enabled") is not False,
        record_in=_timecode(within.begin, rate) if rate else None,
        record_out=_timecode(end, rate) if rate else None,
    )


def _inside(part: Any, within: Within) -> Within:
    named = (str(part["name"]),) if part.get("name") else ()
    enabled = within.enabled and part.get("enabled") is not False
    return msgspec.structs.replace(within, names=(*within.names, *named), enabled=enabled)


def _schema(part: Any) -> str:
    """The name of a part's schema, without its version."""
    schema = part.get("OTIO_SCHEMA") if isinstance(part, dict) else None
    if not isinstance(schema, str):
        raise Odd("it holds a part that is none of OpenTimelineIO's")
    return schema.partition(".")[0]


def _list(part: Any, key: str) -> list[Any]:
    held = part.get(key)
    if not isinstance(held, list):
        raise Odd(f"{_schema(part)} has no list of {key}")
    return held


def _range(part: Any) -> Any:
    """How long a part is, as a time of OpenTimelineIO: by its own range, else by that of its media."""
    held = part.get("media_references")
    reference = held.get(part.get("active_media_reference_key")) if isinstance(held, dict) else part.get("media_reference")
    own = part.get("source_range") or (reference.get("available_range") if isinstance(reference, dict) else None)
    return own.get("duration") if isinstance(own, dict) else None


def _duration(part: Any) -> float:
    if _range(part) is None and _schema(part) in _HOLDERS:
        lengths = [_duration(child) for child in _list(part, "children") if _schema(child) != "Transition"]
        return max(lengths, default=0.0) if _schema(part) == "Stack" else sum(lengths)
    return _seconds(_range(part))


def _rate(part: Any) -> float:
    time = _range(part)
    rate = time.get("rate") if isinstance(time, dict) else None
    return float(rate) if isinstance(rate, int | float) and rate >= 1 else 0.0


def _seconds(time: Any) -> float:
    value, rate = (time.get("value"), time.get("rate")) if isinstance(time, dict) else (0, 1)
    if isinstance(value, int | float) and isinstance(rate, int | float) and rate > 0:
        return float(value) / float(rate)
    return 0.0


def _timecode(seconds: float, rate: float) -> str:
    """Hours, minutes, seconds and frames, counted at the nearest whole rate, nothing dropped."""
    whole = round(rate)
    frames = round(seconds * rate)
    return f"{frames // (whole * 3600):02d}:{frames // (whole * 60) % 60:02d}:{frames // whole % 60:02d}:{frames % whole:02d}"
