"""A clearance or consent that did not stand in the previous manifest stands now.

## Why it matters

Between two deliveries somebody has said yes. That is how it should be, and it is also how a row gets changed by whoever has
the file open. So the change is shown, once, to be looked at: who cleared it, and where is that kept?

Told where the operator names earlier manifests (`--previous`), and of a clearance that is `approved` now and was not, and of a consent
that is `active` now and was not, in the latest of these manifests that holds its id. A row that is new is no change. Where several
rows bear one id, the worst of them counts, then and now. An earlier manifest has to be kept with its registers as they were.

## Fails

```yaml
clearances:
  - id: CLR-0007
    status: approved  # finding
    granted_on: 2026-11-02
    scope: {elements: [NF_103_*]}
consents:
  - {id: CON-0003, status: active, talent: T-014, covers: [create], signed_on: 2026-11-03}  # finding
previous:
  - delivery: {id: NF-103-VFX-0031, delivered_on: 2026-10-01}
    clearances: [{id: CLR-0007, status: requested, scope: {elements: [NF_103_*]}}]
    consents: [{id: CON-0003, status: pending, talent: T-014, covers: [create]}]
```

## Passes

What stood already, what does not stand yet, and what is new:

```yaml
clearances:
  - {id: CLR-0007, status: approved, granted_on: 2026-09-02, scope: {elements: [NF_103_*]}}
  - {id: CLR-0008, status: requested, scope: {elements: [NF_103_*]}}
  - {id: CLR-0009, status: approved, granted_on: 2026-11-02, scope: {elements: [NF_103_*]}}
previous:
  - delivery: {id: NF-103-VFX-0031, delivered_on: 2026-10-01}
    clearances:
      - {id: CLR-0007, status: approved, granted_on: 2026-09-02, scope: {elements: [NF_103_*]}}
      - {id: CLR-0008, status: rejected, scope: {elements: [NF_103_*]}}
```

It was requested in September and stood in October; only October counts:

```yaml
clearances:
  - {id: CLR-0007, status: approved, granted_on: 2026-09-12, scope: {elements: [NF_103_*]}}
previous:
  - delivery: {id: NF-103-VFX-0031, delivered_on: 2026-10-01}
    clearances: [{id: CLR-0007, status: approved, granted_on: 2026-09-12, scope: {elements: [NF_103_*]}}]
  - delivery: {id: NF-103-VFX-0020, delivered_on: 2026-09-01}
    clearances: [{id: CLR-0007, status: requested, scope: {elements: [NF_103_*]}}]
```

## To clear it

Nothing has to be cleared. Look at the paper that the row refers to, and see that it was the office in charge that changed it.
"""

from collections.abc import Iterator, Mapping, Sequence

from gate.sdk import Case, Clearance, Consent, Delivery, Finding, Related, Rule, Severity, held

RULE = Rule(
    "MAN012",
    Severity.INFO,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: written approval (N-0b), documented consent (N-T1)",
)
Leave = Clearance | Consent
STANDING = ("approved", "active")


def check(case: Case) -> Iterator[Finding]:
    if case.previous:
        earlier = case.previous[::-1]
        yield from _changed("clearance", held.clearances(case), [(one, _by_id(one.clearances)) for one in earlier])
        yield from _changed("consent", held.consents(case), [(one, _by_id(one.consents)) for one in earlier])


def _changed(
    kind: str, now: Mapping[str, Sequence[Leave]], earlier: Sequence[tuple[Delivery, Mapping[str, Sequence[Leave]]]]
) -> Iterator[Finding]:
    for key, rows in now.items():
        if all(row.status in STANDING for row in rows):
            then = next(((one, register[key]) for one, register in earlier if key in register), None)
            fallen = [row for row in then[1] if row.status not in STANDING] if then else []
            if then and fallen:
                yield _finding(kind, rows[0], fallen[0], then[0])


def _by_id(rows: Sequence[Leave]) -> dict[str, list[Leave]]:
    found: dict[str, list[Leave]] = {}
    for row in rows:
        found.setdefault(row.id, []).append(row)
    return found


def _finding(kind: str, now: Leave, then: Leave, earlier: Delivery) -> Finding:
    on = f" of {earlier.delivered_on}" if earlier.delivered_on else ""
    return Finding(
        rule=RULE,
        location=now.at / "status",
        row=now.id,
        message=f"{kind} {now.id} is {now.status}, and was {then.status} in {earlier.id}{on}: who cleared it?",
        found=f"{now.id}: {then.status} in {earlier.id}, {now.status} now",
        required="a change by the office in charge, with its paper",
        fix="look at the paper that the row refers to; nothing has to be changed if it says so",
        related=(Related(then.at / "status", f"was {then.status}"),),
    )
