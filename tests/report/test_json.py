"""The JSON holds what the issue of it promises, by its schema, and the same bytes every time."""

from __future__ import annotations

import dataclasses
import json
from functools import cache
from importlib import resources
from typing import Any

import jsonschema
import report_values as made
from hypothesis import given
from hypothesis import strategies as st

from hipaactl.assessment.model import GateResult
from hipaactl.report.json_ import assessment_json, dump, problems_json
from hipaactl.source import Location, Problem


@cache
def schema() -> Any:
    return json.loads(
        resources.files("hipaactl").joinpath("schemas/assessment.schema.json").read_text("utf-8")
    )


def check(value: Any) -> None:
    jsonschema.Draft202012Validator(
        schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    ).validate(value)


def test_the_schema_is_closed_and_describes_everything() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    seen: list[str] = []

    def walk(node: Any, path: str) -> None:
        if isinstance(node, dict):
            if node.get("type") == "object":
                seen.append(path)
                assert node.get("additionalProperties") is not None, path
                assert node.get("description"), path
                for name, property_ in node.get("properties", {}).items():
                    assert name in node["required"], f"{path}.{name}"
                    assert property_.get("description") or "$ref" in property_, f"{path}.{name}"
            for key, child in node.items():
                walk(child, f"{path}.{key}")
        elif isinstance(node, list):
            for child in node:
                walk(child, path)

    walk(schema(), "")
    assert len(seen) > 10


def test_an_assessment_of_every_verdict_is_valid() -> None:
    value = json.loads(assessment_json(made.assessment()))
    check(value)
    check(json.loads(assessment_json(made.assessment(reconstructed=True, selected=("b", "a")))))
    gate = GateResult(True, (), (), ("x",), ("fail",), "high", "fail")
    check(json.loads(assessment_json(made.assessment(results=(), ledger=(), program_findings=(), gate=gate))))


def test_it_has_the_fields_that_others_rely_on() -> None:
    value = json.loads(assessment_json(made.assessment()))
    assert (value["schema_version"], value["as_of"]) == ("1", "2026-11-21T05:59:59Z")
    assert value["period"] == {"from": "2025-11-21", "to": "2026-11-20"}
    assert value["organization"] == {"name": "Lakeside Medical Group", "roles": ["provider"]}
    assert value["tool"] == {"name": "hipaactl", "version": "0.1.0"}
    assert value["engine"] == {"name": "regorus", "version": "0.13.0"}
    assert value["exit_code"] == 3
    by_control = {item["control"]: item for item in value["results"]}
    assert list(by_control) == sorted(by_control)
    logoff = by_control["automatic-logoff"]
    assert (logoff["verdict"], logoff["basis"], logoff["severity"]) == ("fail", "rule", "medium")
    assert (logoff["population"], logoff["excluded"]) == ({"systems": 1, "devices": 3}, {"devices": 1})
    assert logoff["excluded_records"] == [{"kind": "devices", "id": "d9", "reason": "status retired"}]
    assert logoff["findings"][0] == {
        "code": "automatic-logoff/screen_lock_minutes",
        "level": "deny",
        "kind": "devices",
        "id": "d2",
        "field": "screen_lock_minutes",
        "message": "d2 locks after 30 minutes; this program allows 10",
        "basis": "program",
        "covered_by": None,
        "covers_nothing": [],
        "location": {"file": "evidence/devices/intune.csv", "line": 3, "column": 23},
    }
    used = logoff["evidence"][0]
    assert (used["observed_at"], used["received_at"]) == ("2026-11-20T06:00:00Z", "2026-11-20T07:12:00Z")
    assert (used["condition"], used["expires"], used["sha256"]) == ("fresh", "2026-12-25", "ab" * 32)


def test_covers_are_named_and_what_covers_nothing_is_kept_apart() -> None:
    value = json.loads(assessment_json(made.assessment()))
    by_control = {item["control"]: item for item in value["results"]}
    encryption, termination = by_control["encryption-at-rest"], by_control["termination-procedures"]
    assert (encryption["covered"], encryption["covered_by"]) == (False, ["CA-2026-03"])
    assert (termination["covered"], termination["covered_by"]) == (True, ["CA-2026-03"])
    first = next(item for item in encryption["findings"] if item["id"] == "d14")
    assert first["covered_by"] == {"type": "corrective-action", "id": "CA-2026-03", "until": "2027-01-15"}
    assert [item["id"] for item in first["covers_nothing"]] == ["W-2025-11"]


def test_the_order_of_values_changes_nothing() -> None:
    one = made.assessment()
    turned = tuple(
        dataclasses.replace(
            item,
            findings=item.findings[::-1],
            excluded=item.excluded[::-1],
            population=dict(reversed(list(item.population.items()))),
        )
        for item in one.results[::-1]
    )
    other = dataclasses.replace(
        one, results=turned, program_findings=one.program_findings[::-1], problems=one.problems[::-1]
    )
    assert assessment_json(one) == assessment_json(other)


def test_hostile_text_reads_back_as_it_was(hostile: list[str]) -> None:
    for text in hostile:
        value = made.assessment(organization=text, results=(made.control(title=text, remediation=text),))
        written = assessment_json(value)
        written.encode("utf-8")
        assert json.loads(written)["organization"]["name"] == text
        assert json.loads(written)["results"][0]["title"] == text
        assert "\x1b" not in written
        assert "\x9b" not in written
        assert "\u202e" not in written


@given(
    st.recursive(
        st.text() | st.integers() | st.none(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_what_is_dumped_can_be_written_and_reads_back(value: Any) -> None:
    text = dump(value)
    assert json.loads(text.encode("utf-8")) == value
    assert text.endswith("\n")


def test_problems_have_the_form_of_those_in_an_assessment() -> None:
    problems = [
        Problem("HC401", "b", Location("b.yaml", 2, 3), "x", "y", "z"),
        Problem("HC901", "no program"),
    ]
    value = json.loads(problems_json(problems, 2))
    assert (value["schema_version"], value["exit_code"]) == ("1", 2)
    assert [item["code"] for item in value["problems"]] == ["HC901", "HC401"]
    for item in value["problems"]:
        jsonschema.Draft202012Validator({**schema(), **schema()["$defs"]["problem"]}).validate(item)
    assert value["problems"][0]["location"] is None
