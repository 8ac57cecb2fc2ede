"""Labels: the words of a name that say temp, found in two splits, with the phrases of a house left out."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from gate.sdk import Case, Element, Finding, Location, Related, Rule, named
from gate_temp.tokens import FOLDER, HARD, HINTS, LAST, SOFT, SOFT_FOLDER, SOFT_LAST, SOUND, SPARED, TAIL, VERSION

DELIMITED = re.compile(r"[^\W_]+|/")
BORDER = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
UNSEEN = frozenset({"Cc", "Cf", "Mn", "Me"})
"""Categories of characters that are invisible or that dress another; the accents that letters have are one with them by then."""
FILLERS = "\u115f\u1160\u2800"
LOOKS = str.maketrans(
    # Cyrillic, then Greek, then Latin, in capitals where they look like capitals.
    "\u0430\u0432\u0435\u0456\u0458\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445\u0455\u0475\u04bb\u0501\u051d"
    "\u0410\u0412\u0415\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0405\u0474\u04ba\u0500\u051c"
    "\u03b1\u03b5\u03b9\u03ba\u03bc\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7"
    "\u0391\u0392\u0395\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
    "\u0131\u0251\u0261",
    "abeijkmhopctyxsvhdwABEIJKMHOPCTYXSVHDWaeikmvoptuxABEHIKMNOPTYXiag",
)
"""Letters that look like Latin ones (Unicode UTS 39), those that a label is written with."""
MANY = 256
"""Elements that are glanced at together."""
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
LABEL = re.compile(whole((*SOUND, *LAST, *FOLDER)))
PICTURE_LABEL = re.compile(f"{whole(HARD)}|{_FOLDER}")
EFFECT_LABEL = re.compile(f"{whole(SOUND)}|{_FOLDER}")
SOUND_LABEL = re.compile(rf"{whole(SOUND)}|{_FOLDER}|{whole(LAST)}(?={VERSION}$)")


_SOFT_FOLDER = rf"(?:^|(?<=/ ))(?:{'|'.join(SOFT_FOLDER)})(?= /)"
SOFT_LABEL = re.compile(rf"{whole(SOFT)}|{_SOFT_FOLDER}|{whole(SOFT_LAST)}(?={TAIL})")


def spared(lexicon: Iterable[str]) -> re.Pattern[str]:
    """The phrases that are no label in this house: those of every house, and the titles and places of its lexicon.

    An entry that is itself a label spares nothing: it would switch the rule off for all that is labelled so.
    """
    own = {re.escape(words) for phrase in lexicon if not LABEL.fullmatch(splits(phrase)[0]) for words in splits(phrase)}
    return re.compile(whole((*sorted(own, key=len, reverse=True), *SPARED)))


def splits(text: str) -> tuple[str, str]:
    """The words of a text, parted by blanks: split at delimiters only, and also at the borders of case and digits.

    The first keeps `PostVis` whole, the second takes `TempVFX` apart. Folders stay apart from what they hold.
    """
    delimited = " ".join(DELIMITED.findall(_seen(text)))
    return delimited.lower(), BORDER.sub(" ", delimited).lower()


def _seen(text: str) -> str:
    """A text as a person sees it: compatibility forms made plain, what is invisible left out, look-alike letters made Latin."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(letter for letter in plain if unicodedata.category(letter) not in UNSEEN and letter not in FILLERS).translate(
        LOOKS
    )


def hard(element: Element, phrases: re.Pattern[str]) -> tuple[Label, ...]:
    """The labels of an element that TMP201 tells of a picture, and TMP208 of a sound."""
    if element.kind not in SOUNDS:
        return found(element, PICTURE_LABEL, phrases)
    return found(element, EFFECT_LABEL if element.kind == "sfx" else SOUND_LABEL, phrases)


def found(
    element: Element, pattern: re.Pattern[str], phrases: re.Pattern[str], hints: tuple[str, ...] = HINTS
) -> tuple[Label, ...]:
    """The labels in the id and the media paths of an element."""
    return tuple(Label(word, text, at) for text, at in _telling(element, hints) for word in words(text, pattern, phrases))


def words(text: str, pattern: re.Pattern[str], phrases: re.Pattern[str]) -> tuple[str, ...]:
    """The different labels in one text."""
    read = (phrases.sub(APART, split) for split in dict.fromkeys(splits(text)))
    return tuple(dict.fromkeys(match[0] for split in read for match in pattern.finditer(split)))


def glanced(case: Case, hints: tuple[str, ...]) -> Iterator[Element]:
    """The final elements whose names have to be looked at: many are glanced at together, and most are left after that."""
    return (element for block, plain in case.once(_names) if plain is None or _hinted(plain, hints) for element in block)


def _names(case: Case) -> Sequence[tuple[Sequence[Element], str | None]]:
    """The finals block by block, each with the names of a block in one text of small letters; None where one is not plain."""
    starts = range(0, len(case.finals), MANY)
    blocks = [case.finals[start : start + MANY] for start in starts]
    return [(block, _plain(" ".join([text for element in block for text in (element.id, *element.media)]))) for block in blocks]


def innocent(text: str, hints: tuple[str, ...]) -> bool:
    """Whether a plain name holds no part of any label, so that nobody has to take it apart; most names do not."""
    plain = _plain(text)
    return plain is not None and not _hinted(plain, hints)


def _plain(text: str) -> str | None:
    return text.lower() if text.isascii() and text.isprintable() else None


def _hinted(plain: str, hints: tuple[str, ...]) -> bool:
    return any(map(plain.__contains__, hints))


def _telling(element: Element, hints: tuple[str, ...]) -> Iterator[tuple[str, Location]]:
    """The id and the media paths of an element that may hold a label, and where they stand."""
    if not innocent(element.id, hints):
        yield element.id, element.at / "id"
    for index, path in enumerate(element.media):
        if not innocent(path, hints):
            yield path, element.at / "media" / index


def finding(case: Case, rule: Rule, element: Element, labels: tuple[Label, ...]) -> Finding:
    """One finding for one element, at the first media path that bears a label, else at the id; related are all labelled files."""
    first = next((label for label in labels if label.at != element.at / "id"), labels[0])
    said = named(list(dict.fromkeys(label.word for label in labels)))
    in_id = next((label for label in labels if label.at == element.at / "id" != first.at), None)
    files = {label.text: label.word for label in labels if label.at != element.at / "id"}
    return Finding(
        rule=rule,
        location=first.at,
        element=element.id,
        message=f"{element.id} is final, but its name says {said}",
        found=f"{said} in {first.text}",
        required="final media under a final name",
        fix="deliver the final media, or rename it if only the name was left over; a title goes into the policy's lexicon",
        related=(
            *([Related(in_id.at, f"says {in_id.word}")] if in_id else []),
            *(Related(case.file(path), f"says {word}") for path, word in files.items()),
        ),
    )
