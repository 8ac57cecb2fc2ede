"""Labels: the words of a name that say temp, found in two splits, with the phrases of a house left out."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

import msgspec

from gate.sdk import Element, Finding, Location, Related, Rule, named
from gate_temp.tokens import FOLDER, HARD, LAST, SOUND, SPARED, VERSION

DELIMITED = re.compile(r"[^\W_]+|/")
BORDER = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
APART = " | "
"""Stands where a spared phrase was, so that the words around it do not meet."""

SOUNDS = frozenset({"music", "vo", "dialogue", "sfx"})
"""Kinds of element whose labels are TMP208's to judge; all others are TMP201's."""


class Label(msgspec.Struct, frozen=True):
    """A word or phrase that says temp: in which text of an element, and where the manifest says it."""

    word: str
    text: str
    at: Location


def whole(rows: Iterable[str]) -> str:
    """A pattern for any of the rows as whole words of a text whose words are parted by single blanks."""
    return rf"(?<!\S)(?:{'|'.join(rows)})(?!\S)"


_FOLDER = rf"(?:^|(?<=/ ))(?:{'|'.join(FOLDER)})(?= /)"
PICTURE_LABEL = re.compile(f"{whole(HARD)}|{_FOLDER}")
EFFECT_LABEL = re.compile(f"{whole(SOUND)}|{_FOLDER}")
SOUND_LABEL = re.compile(rf"{whole(SOUND)}|{_FOLDER}|{whole(LAST)}(?={VERSION}$)")


def spared(lexicon: Iterable[str]) -> re.Pattern[str]:
    """The phrases that are no label in this house: those of every house, and the titles and places of its lexicon."""
    own = {re.escape(words) for phrase in lexicon for words in splits(phrase)}
    return re.compile(whole((*sorted(own, key=len, reverse=True), *SPARED)))


def splits(text: str) -> tuple[str, str]:
    """The words of a text, parted by blanks: split at delimiters only, and also at the borders of case and digits.

    The first keeps `PostVis` whole, the second takes `TempVFX` apart. Folders stay apart from what they hold.
    """
    delimited = " ".join(DELIMITED.findall(unicodedata.normalize("NFKC", text)))
    return delimited.lower(), BORDER.sub(" ", delimited).lower()


def found(element: Element, pattern: re.Pattern[str], phrases: re.Pattern[str]) -> tuple[Label, ...]:
    """The labels in the id and the media paths of an element."""
    return tuple(Label(word, text, at) for text, at in _texts(element) for word in words(text, pattern, phrases))


def words(text: str, pattern: re.Pattern[str], phrases: re.Pattern[str]) -> tuple[str, ...]:
    """The different labels in one text."""
    read = (phrases.sub(APART, split) for split in dict.fromkeys(splits(text)))
    return tuple(dict.fromkeys(match[0] for split in read for match in pattern.finditer(split)))


def _texts(element: Element) -> Iterator[tuple[str, Location]]:
    yield element.id, element.at / "id"
    for index, path in enumerate(element.media):
        yield path, element.at / "media" / index


def finding(rule: Rule, element: Element, labels: tuple[Label, ...]) -> Finding:
    """One finding for one element, at the first media path that bears a label, else at the id."""
    first = next((label for label in labels if label.at != element.at / "id"), labels[0])
    said = named(list(dict.fromkeys(label.word for label in labels)))
    others = {label.at: label for label in labels if label.at != first.at}
    return Finding(
        rule=rule,
        location=first.at,
        element=element.id,
        message=f"{element.id} is final, but its name says {said}",
        found=f"{said} in {first.text}",
        required="final media under a final name",
        fix="deliver the final media, or rename it if only the name was left over; a title goes into the policy's lexicon",
        related=tuple(Related(at, f"says {label.word}") for at, label in others.items()),
    )
