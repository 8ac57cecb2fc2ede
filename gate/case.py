"""Case: all that a check may look at. No file, no network, no clock."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

import msgspec

from gate.delivery import Delivery, SchemaFault, Stage
from gate.element import Element
from gate.evidence import Reading
from gate.finding import WaiverUse
from gate.location import Location
from gate.policy import Policy
from gate.rule import Rule, Sight
from gate.use import Cut, Use

T = TypeVar("T")


def place(element: Element, paths: Sequence[str]) -> Location:
    """Where the manifest names files of an element: the entry of the list when they are one, else the whole of `media`."""
    if len(element.media) > 1 and len(paths) == 1 and paths[0] in element.media:
        return element.at / "media" / element.media.index(paths[0])
    return element.at / "media"


class Case(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One delivery with everything that is known of it on the day it is judged."""

    delivery: Delivery
    policy: Policy
    today: date
    stage: Stage = "final"
    sight: Sight = Sight.MEDIA
    root: str = ""
    """The delivery's folder, as a path from the current folder; media paths count from it."""
    faults: tuple[SchemaFault, ...] = ()
    media: Mapping[str, tuple[str, ...]] = {}
    """Files of each element, frame patterns spelt out, by the pointer of the element."""
    absent: Mapping[str, str] = {}
    """Declared frames that are not there, in a few words, by the pointer of the element; `media` holds the first of them only."""
    readings: Mapping[str, Reading] = {}
    """What each declared file says, by its path from the delivery's folder."""
    strays: tuple[str, ...] = ()
    """Files in the delivery's folder that nothing declares, by their path from it."""
    waivers: tuple[WaiverUse, ...] = ()
    previous: tuple[Delivery, ...] = ()
    """Earlier manifests of the same production, as the operator names them, the latest last."""
    cuts: Mapping[str, Cut] = {}
    """What each timeline uses, by its path as the manifest names it; one that is not there was not read."""

    def once(self, derive: Callable[["Case"], T]) -> T:
        """What a function makes of this case, worked out the first time that it is asked for: look-ups that several checks share."""
        made: dict[Callable[[Case], T], T] = self.__dict__.setdefault("made", {})
        if derive not in made:
            made[derive] = derive(self)
        return made[derive]

    @property
    def day(self) -> date:
        """The day that dates in registers are judged against."""
        return self.delivery.delivered_on or self.today

    @property
    def final(self) -> bool:
        """Whether this is a final delivery."""
        return self.stage == "final"

    @property
    def finals(self) -> tuple[Element, ...]:
        """The elements that are to be seen or heard as they are: usage `final` in a final delivery."""
        return self.once(_finals)

    @property
    def uses(self) -> tuple[Use, ...]:
        """All uses of media in the timelines that were read."""
        return tuple(use for cut in self.cuts.values() for use in cut.uses)

    def read(self, element: Element) -> tuple[Reading, ...]:
        """What the files of one element say."""
        if not self.readings:
            return ()
        return tuple(self.readings[path] for path in self.media.get(element.at.pointer, ()) if path in self.readings)

    def intake(self, element: Element) -> Iterator[tuple[int, Reading]]:
        """What was seen at intake and stands in the delivery: its number among the sources, and what it says; not what is media too."""
        own = frozenset(self.media.get(element.at.pointer, ()))
        for index, source in enumerate(element.sources):
            if source.media in self.readings and source.media not in own:
                yield index, self.readings[source.media]

    def file(self, path: str) -> Location:
        """The place of a media file, as a path from the current folder."""
        return Location(f"{self.root}/{path}" if self.root else path)

    def setting(self, rule: Rule, name: str) -> int:
        """A rule's setting: the policy's, else the rule's own."""
        return self.policy.settings.get(rule.id, {}).get(name, rule.settings[name])


def _finals(case: Case) -> tuple[Element, ...]:
    return tuple(element for element in case.delivery.elements if case.final and element.usage == "final")
