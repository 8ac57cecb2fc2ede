"""Rows of registers by id, and look-ups of a case that are worked out once."""

from datetime import date

from msgspec.structs import replace

from gate import held
from gate.case import Case
from gate.delivery import Delivery
from gate.location import Location
from gate.policy import Policy
from gate.register import Tool

AT = Location("delivery.yaml", "/delivery")
TOOLS = tuple(Tool(at=Location("tools.yaml", f"/tools/{number}"), id=key) for number, key in enumerate(("a", "b", "a")))
CASE = Case(
    delivery=Delivery(at=AT, id="D-1", title="Night Ferry", production="NF-S1", tools=TOOLS),
    policy=Policy(),
    today=date(2026, 11, 20),
)


def test_an_id_that_stands_in_several_rows_leads_to_all_of_them_in_their_order() -> None:
    assert held.tools(CASE) == {"a": (TOOLS[0], TOOLS[2]), "b": (TOOLS[1],)}


def test_a_look_up_is_worked_out_once_for_a_case_and_anew_for_another() -> None:
    asked: list[Case] = []

    def count(case: Case) -> int:
        asked.append(case)
        return len(case.delivery.tools)

    assert (CASE.once(count), CASE.once(count), len(asked)) == (3, 3, 1)
    other = replace(CASE, delivery=replace(CASE.delivery, tools=()))
    assert (other.once(count), len(asked)) == (0, 2)
