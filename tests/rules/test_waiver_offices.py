"""Offices: who owns a waiver and who approves it are two, and look like what they are."""

from typing import Any

import pytest

from gate.load.waivers import granted

ROW: dict[str, Any] = {
    "rule": "AI101",
    "element": "E1",
    "reason": "asked for",
    "owner": "post-supervisor",
    "approved_by": "client legal",
    "ticket": "T-1",
    "issued_on": "2026-11-01",
    "expires_on": "2026-12-01",
}


@pytest.mark.parametrize(
    ("owner", "approver", "faults"),
    [
        ("post-supervisor", "client legal", []),
        ("post-supervisor", "Post Supervisor", ["/waivers/0/approved_by"]),
        ("post-supervisor", "p\u043est-supervisor", ["/waivers/0/approved_by"]),
        ("p\u043est-supervisor", "client legal", ["/waivers/0/owner"]),
        ("post-supervisor", "post\u200b-supervisor ii", ["/waivers/0/approved_by"]),
        ("\u043e\u0442\u0434\u0435\u043b", "client legal", []),
        ("montage salle 2", "pr\u00e9sidence", []),
    ],
)
def test_an_office_is_spelt_so_that_it_cannot_be_taken_for_another(owner: str, approver: str, faults: list[str]) -> None:
    waivers, found = granted({"waivers": [{**ROW, "owner": owner, "approved_by": approver}]}, "waivers.yaml")
    assert [fault.at.pointer for fault in found] == faults
    assert bool(waivers) is not bool(faults)
