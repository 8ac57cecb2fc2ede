"""The registers of a delivery by name, for rules that ask the same of each."""

from gate.sdk import Clearance, Consent, Delivery, Element, Model, Right, Talent, Tool, Vendor

Named = Element | Clearance | Consent | Tool | Model | Vendor | Right | Talent


def registers(delivery: Delivery) -> tuple[tuple[str, tuple[Named, ...]], ...]:
    """Each kind of row in the singular, and all rows of it in the order of the files."""
    return (
        ("element", delivery.elements),
        ("clearance", delivery.clearances),
        ("consent", delivery.consents),
        ("tool", delivery.tools),
        ("model", delivery.models),
        ("vendor", delivery.vendors),
        ("right", delivery.rights),
        ("talent", delivery.talent),
    )
