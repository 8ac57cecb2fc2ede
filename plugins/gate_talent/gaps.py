"""Gaps: what the consents that cover an act leave out, told at the appearance or, where it is the same for all, at the consent."""

from collections.abc import Iterator

import msgspec

from gate.sdk import WORLDWIDE, Case, Consent, Location
from gate_talent.agreed import Entry, Listed
from gate_talent.need import PROMO, Need, needs
from gate_talent.reach import alone, asked_modality, beyond, fitting, has, missed


class Gap(msgspec.Struct, frozen=True):
    """What of one appearance no listed consent reaches, in a few words."""

    entry: Entry
    text: str


def gaps(case: Case) -> Iterator[Gap]:
    """The appearances whose element or modality lies outside the consents to an act."""
    texts: dict[Location, list[str]] = {}
    entries: dict[Location, Entry] = {}
    for need in case.once(_short):
        if text := _gap(need):
            entries[need.entry.at] = need.entry
            texts.setdefault(need.entry.at, []).append(text)
    return (Gap(entry, "; ".join(texts[at])) for at, entry in entries.items())


def silent(case: Case) -> Iterator[tuple[Consent, tuple[Listed, ...]]]:
    """The consents that are needed and state no modality, and the places that lean on each."""
    found: dict[Location, tuple[Consent, dict[Location, Listed]]] = {}
    for need in case.once(_short):
        for row, item in missed(case, need, lambda row: not row.modality):
            found.setdefault(row.at, (row, {}))[1][item.at] = item
    return ((row, tuple(places.values())) for row, places in found.values())


def unreached(case: Case) -> Iterator[tuple[Consent, tuple[str, ...], tuple[Listed, ...]]]:
    """The consents that are needed and do not reach all territories, nor does another in their place; with those that lack."""
    found: dict[Location, tuple[Consent, dict[str, None], dict[Location, Listed]]] = {}
    territories = case.delivery.territories or (WORLDWIDE,)
    for need in case.once(_short):
        for item, lacking in _lacking(need, territories):
            row = next(row for row in item.rows if row.territories is not None)
            _, codes, places = found.setdefault(row.at, (row, {}, {}))
            codes.update(dict.fromkeys(code for code in territories if code in lacking))
            places[item.at] = item
    return ((row, tuple(codes), tuple(places.values())) for row, codes, places in found.values())


def _short(case: Case) -> tuple[Need, ...]:
    """The needs that no single consent meets."""
    territories = case.delivery.territories or (WORLDWIDE,)
    return tuple(need for need in needs(case) if not any(alone(item, need, territories) for item in need.granting))


def _gap(need: Need) -> str | None:
    entry = need.entry
    if not need.granting:
        return "act promo, which none covers" if need.act == PROMO and entry.listed else None
    fit = [item for item in need.granting if fitting(item, entry.element.id)]
    if not fit:
        return f"{need.act} of element {entry.element.id}"
    lacking = [word for word in asked_modality(entry.person) if not any(has(item, word) for item in fit)]
    unsaid = "" if entry.person.modality else ", for the appearance states none"
    return f"{need.act} of {', '.join(lacking)}{unsaid}" if lacking else None


def _lacking(need: Need, territories: tuple[str, ...]) -> Iterator[tuple[Listed, frozenset[str]]]:
    """For each modality, the first consent to it and the territories that no consent to it reaches."""
    fit = [item for item in need.granting if fitting(item, need.entry.element.id)]
    for word in asked_modality(need.entry.person) if fit else ():
        having = [item for item in fit if has(item, word)]
        lacking = frozenset(territories).intersection(*(beyond(item, territories) for item in having))
        if having and lacking:
            yield having[0], lacking
