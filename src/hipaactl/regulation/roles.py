"""Roles an organization has under the rule, and the tokens the paragraphs name them by."""

from __future__ import annotations

from collections.abc import Iterable

COVERED_ENTITY = ("provider", "plan", "clearinghouse")
ROLES = (*COVERED_ENTITY, "business_associate", "group_health_plan", "clearinghouse_in_larger_organization")


def roles_of(
    covered_entity: Iterable[str],
    business_associate: bool,
    group_health_plan: bool,
    part_of_larger_organization: bool,
) -> frozenset[str]:
    """The role tokens of an organization that describes itself so.

    ``covered_entity`` holds any of provider, plan and clearinghouse; anything else raises ValueError. A group
    health plan is a health plan too, with duties of its own beside it (164.314(b)): an organization whose
    program covers that plan's whole compliance says ``plan`` as well, nothing is inferred here. Only a
    clearinghouse that is part of a larger organization has the duty to be isolated from it
    (164.308(a)(4)(ii)(A)).
    """
    kinds = {covered_entity} if isinstance(covered_entity, str) else set(covered_entity)
    if unknown := kinds.difference(COVERED_ENTITY):
        raise ValueError(f"not a kind of covered entity: {', '.join(sorted(unknown))}")
    tokens = set(kinds)
    if business_associate:
        tokens.add("business_associate")
    if group_health_plan:
        tokens.add("group_health_plan")
    if part_of_larger_organization and "clearinghouse" in kinds:
        tokens.add("clearinghouse_in_larger_organization")
    return frozenset(tokens)
