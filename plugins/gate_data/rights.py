"""Rights: which rights to material are not in force on the delivery day, and what leans on each."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from gate.sdk import Case, Finding, Lack, Location, Right, Rule, held, leaning, right_lapses
from gate_data import used

Leaners = Mapping[str, Sequence[Location]]
"""The places that lean on a right, by its id."""


def training(case: Case) -> Leaners:
    """The lots that models in use were trained on, by the right that each names."""
    return case.once(_training)


def lapses(case: Case, key: str) -> Iterator[tuple[Right, Lack]]:
    """The rows of an id that are not in force, and why. An id that no register holds is for MAN003."""
    return ((row, lapse) for row in held.rights(case).get(key, ()) for lapse in right_lapses(row, case))


def findings(case: Case, rule: Rule, leaners: Leaners, noun: str) -> Iterator[Finding]:
    """One finding at each row of a right that is not in force, with the first places that lean on it."""
    for key, places in leaners.items():
        for row, lapse in lapses(case, key):
            yield Finding(
                rule=rule,
                location=lapse.at,
                row=row.id,
                message=f"{row.id} {lapse.text}; on it: {used.counted(len(places), noun)}",
                found=f"{row.id} {lapse.text}",
                required="a right that is in force on the delivery day",
                fix=f"have {row.id} renewed, or replace what was made from the material",
                related=leaning(places, f"leans on {row.id}"),
            )


def _training(case: Case) -> Leaners:
    found: defaultdict[str, list[Location]] = defaultdict(list)
    for model, _ in used.models(case):
        for index, lot in enumerate(model.trained_on):
            if lot.rights is not None:
                found[lot.rights].append(model.at / "trained_on" / index / "rights")
    return dict(found)
