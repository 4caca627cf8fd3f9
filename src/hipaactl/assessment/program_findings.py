"""Failures that belong to no policy: vacant offices, missing statements, contradicted attributes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from hipaactl.assessment.model import ProgramFinding
from hipaactl.evidence.selection import Selection
from hipaactl.program.model import SEVERITIES, Control, Program
from hipaactl.program.offices import Offices


def nothing_judged(program: Program, controls: Iterable[Control]) -> list[ProgramFinding]:
    """A finding where no control applies: a gate that holds over nothing would say that all is well."""
    if any(True for _ in controls):
        return []
    return [
        ProgramFinding(
            code="nothing-judged",
            citation=None,
            control=None,
            message="no control applies to this program, so nothing was judged",
            hint="look at roles, scope and controls.ruled_out in hipaactl.yaml, and at the baseline it names",
            severity="critical",
            basis="program",
            location=program.document.locate(["roles"], True),
        )
    ]


def statement_findings(program: Program, controls: Iterable[Control]) -> list[ProgramFinding]:
    """A finding for each control that applies and that nobody owns or describes."""
    return [
        ProgramFinding(
            code="implementation-missing",
            citation=control.citations[0],
            control=control.id,
            message=f"nobody says who owns {control.id} and how it is met",
            hint=f"add {control.id} with owner and statement to a file in program/implementation/",
            severity=control.severity,
            basis="program",
            location=control.locate(["id"]),
        )
        for control in controls
        if control.id not in program.implementations
    ]


def office_findings(
    program: Program, controls: Iterable[Control], offices: Offices, today: date
) -> list[ProgramFinding]:
    """A finding for each owning office that nobody holds on ``today``."""
    owned: dict[str, list[Control]] = {}
    for control in controls:
        owner = program.owner_of(control.id)
        if owner is not None and not offices.holders(owner, today):
            owned.setdefault(owner, []).append(control)
    found: list[ProgramFinding] = []
    for office, vacant in sorted(owned.items()):
        first = program.implementations[vacant[0].id]
        which = vacant[0].id if len(vacant) == 1 else f"{vacant[0].id} and {len(vacant) - 1} more"
        known = office in offices.names()
        found.append(
            ProgramFinding(
                code="office-vacant",
                citation=vacant[0].citations[0],
                control=vacant[0].id,
                message=f"nobody holds the office {office} on {today}, which owns {which}",
                hint="record who holds it in the officials evidence"
                if known
                else f"the officials evidence does not know {office}: mend the name or record who holds it",
                severity=max((control.severity for control in vacant), key=SEVERITIES.index),
                basis="program",
                location=first.owner_location,
            )
        )
    return found


_WORTH_COMPARING = 10


def shrunk_findings(selections: Mapping[str, Selection]) -> list[ProgramFinding]:
    """A finding for each snapshot with less than half the records of the one before it from the same source.

    A partial export looks like a sound one. Where the source is known to have become smaller, its count in
    ``records_expected`` says so.
    """
    found: list[ProgramFinding] = []
    for name, selection in sorted(selections.items()):
        if selection.kind.cumulative:
            continue
        # The last one of each source is the newest; what could not be read is no measure.
        before = {file.source_name: file for file in selection.superseded if not file.problems}
        for file in selection.files:
            earlier = before.get(file.source_name)
            if earlier is None or file.counted or len(earlier.records) < _WORTH_COMPARING:
                continue
            if 2 * len(file.records) >= len(earlier.records) or selection.problems_of(file):
                continue
            found.append(
                ProgramFinding(
                    code="evidence-shrunk",
                    citation=None,
                    control=None,
                    message=f"{file.file} holds {len(file.records)} records of {name}; {earlier.file} held "
                    f"{len(earlier.records)}",
                    hint="export it again, whole; or, if the source has become smaller, give its count as "
                    "records_expected",
                    severity="high",
                    basis="program",
                    location=file.locate(),
                )
            )
    return found


def attribute_findings(program: Program, selections: Mapping[str, Selection]) -> list[ProgramFinding]:
    """A finding for each attribute that a selected record contradicts, on the first such record."""
    found: list[ProgramFinding] = []
    for name, selection in sorted(selections.items()):
        for shows in selection.kind.shows:
            said = program.attributes.get(shows.attribute)
            if said is None or (said == shows.value and type(said) is type(shows.value)):
                continue
            contrary = [
                record
                for record in selection.records
                if all(record.get(field) == value for field, value in shows.when.items())
            ]
            if not contrary:
                continue
            field = next(iter(shows.when))
            where = selection.locate(contrary[0]["id"], field)
            more = f" and {len(contrary) - 1} more" if len(contrary) > 1 else ""
            found.append(
                ProgramFinding(
                    code="attribute-contradicted",
                    citation=None,
                    control=None,
                    message=f"hipaactl.yaml says {shows.attribute}: {str(said).lower()}, and "
                    f"{name}/{contrary[0]['id']}{more} shows otherwise",
                    hint=f"set {shows.attribute}: {str(shows.value).lower()}, so that its controls apply",
                    severity="high",
                    basis="program",
                    location=where or program.document.locate(["attributes", shows.attribute]),
                )
            )
    return found
