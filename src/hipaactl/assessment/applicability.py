"""Whether a control applies: by roles, scope, rulings, attributes and decisions."""

from __future__ import annotations

from hipaactl.assessment.decisions import Judged, attribute_mismatch, bound, out_of_scope
from hipaactl.program.model import Control, Program
from hipaactl.regulation import Regulation

# "Implement an equivalent alternative measure …": asked only where one is decided.
ALTERNATIVE = "164.306(d)(3)(ii)(B)(2)"


def not_applicable(
    program: Program, control: Control, rule: Regulation, decisions: dict[str, Judged]
) -> str | None:
    """Why the control does not apply, or None where it does."""
    if control.id in program.ruled_out:
        return f"ruled out: {program.ruled_out[control.id]}"
    provisions = [provision for item in control.citations if (provision := rule.get(item)) is not None]
    if provisions and not any(bound(program, provision) for provision in provisions):
        return "its paragraphs bind " + _roles_text(
            {role for provision in provisions if provision.binding for role in provision.binding.roles}
        )
    reason = attribute_mismatch(program, control)
    if reason is not None:
        return reason
    is_measure = any(
        item.valid and item.decision is not None and item.decision.measure == control.id
        for item in decisions.values()
    )
    left = [provision for provision in provisions if bound(program, provision)]
    outs = [out_of_scope(program, provision.citation) for provision in left]
    if not is_measure and left and all(outs):
        return f"out of scope: {outs[0]}"
    if is_measure:
        return None
    if all(provision.citation == ALTERNATIVE for provision in left):
        return "no decision names it as an alternative measure"
    replaced = [
        replaced_by(provision.citation, decisions)
        for provision, out in zip(left, outs, strict=True)
        if not out
    ]
    if replaced and all(replaced):
        return str(replaced[0])
    return None


def replaced_by(citation: str, decisions: dict[str, Judged]) -> str | None:
    """The words for a valid decision that puts another measure, or none, in a specification's place."""
    item = decisions.get(citation)
    if item is None or not item.valid or item.decision is None or item.decision.outcome == "implemented":
        return None
    if item.decision.outcome == "alternative":
        return f"the decision on {citation} puts {item.decision.measure} in its place"
    return f"the decision on {citation} finds it not reasonable and appropriate"


_ROLE_NAMES = {
    "provider": "covered health care providers",
    "plan": "health plans",
    "clearinghouse": "clearinghouses",
    "business_associate": "business associates",
    "group_health_plan": "group health plans",
    "clearinghouse_in_larger_organization": "clearinghouses that are part of a larger organization",
}


def _roles_text(roles: set[str]) -> str:
    names = [name for role, name in _ROLE_NAMES.items() if role in roles]
    if not names:
        return "nobody"
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


roles_text = _roles_text
