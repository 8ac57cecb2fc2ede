"""Sites: the places of all findings of a run, found again: with line and column, or with a cell; every file is read once."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from gate.errors import TextError
from gate.finding import Finding
from gate.load import source
from gate.location import Location
from gate.verdict import Judgement

Sites = Mapping[str, Mapping[str, Location]]
"""Found places, by path and pointer."""


def placed(judgements: Sequence[Judgement]) -> tuple[tuple[Judgement, ...], tuple[TextError, ...]]:
    """Judgements with every place found again, and an error for each file that cannot be read any more.

    A judgement that has a finding in such a file is unjudged.
    """
    wanted: dict[str, set[str]] = defaultdict(set)
    for judgement in judgements:
        for place in _unplaced(judgement):
            wanted[place.path].add(place.pointer)
    sites: dict[str, Mapping[str, Location]] = {}
    lost: dict[str, TextError] = {}
    for path, pointers in wanted.items():
        try:
            sites[path] = source.located(path, pointers)
        except TextError as error:
            lost[path] = error
    return tuple(_judgement(judgement, sites, lost) for judgement in judgements), tuple(lost.values())


def _judgement(judgement: Judgement, sites: Sites, lost: Mapping[str, TextError]) -> Judgement:
    if lost and any(place.path in lost for place in _unplaced(judgement)):
        return replace(judgement, outcome="unjudged", findings=())
    return replace(judgement, findings=tuple(_finding(finding, sites) for finding in judgement.findings))


def _finding(finding: Finding, sites: Sites) -> Finding:
    def placed(place: Location) -> Location:
        site = _site(place, sites)
        return replace(site, span=replace(site.span, text="")) if finding.private and site.span else site

    related = tuple(replace(item, location=placed(item.location)) for item in finding.related)
    return replace(finding, location=placed(finding.location), related=related)


def _site(place: Location, sites: Sites) -> Location:
    return sites[place.path][place.pointer] if _open(place) else place


def _unplaced(judgement: Judgement) -> Iterator[Location]:
    for finding in judgement.findings:
        for place in (finding.location, *(related.location for related in finding.related)):
            if _open(place):
                yield place


def _open(place: Location) -> bool:
    """Whether a place is still to be found: a media file has no pointer, and a table's row or a column's name is found already."""
    return bool(place.pointer) and place.span is None and place.cell is None
