"""Documents nobody wrote: records made from the schemas of the kinds, and the root program's own, changed."""

from __future__ import annotations

import copy
import json
import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any

import generate
import pytest
from compare import Both, told
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

import hipaactl
from hipaactl.assessment.evaluate import Request, input_document
from hipaactl.evidence.kinds import Kinds
from hipaactl.program.moment import moment, window
from hipaactl.regulation import load

REPOSITORY = Path(__file__).resolve().parent.parent.parent
EXAMPLES = sorted(path.parent for path in REPOSITORY.glob("examples/*/hipaactl.yaml"))
THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
_QUICK = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]


def _controls() -> list[tuple[Path, str]]:
    """Every control that the repository ships, with the program it is judged in."""
    found = [(REPOSITORY, path.stem) for path in sorted(REPOSITORY.glob("controls/*/*.yaml"))]
    return found + [
        (root, path.stem) for root in EXAMPLES for path in sorted(root.glob("program/controls/*/*.yaml"))
    ]


def _profile(ordinary: int, thorough: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    made = settings(max_examples=thorough if THOROUGH else ordinary, suppress_health_check=_QUICK)
    wrapped: Callable[[Callable[..., None]], Callable[..., None]] = made
    return wrapped


@pytest.mark.parametrize(("root", "control"), _controls(), ids=lambda item: getattr(item, "name", item))
def test_generated_documents(root: Path, control: str, both: Both, sample: Callable[[Path], Any]) -> None:
    """Both engines say the same of a control on documents made for it."""
    found = sample(root)
    ground = found.ground

    @_profile(15, 400)
    @given(generate.documents(ground, control))
    def holds(document: dict[str, Any]) -> None:
        both.tally.documents += 1
        differ = both.differences("generated documents", found.modules, ground.controls, document, control)
        assert not differ, told(differ, document, ground.controls)

    holds()


def test_generated_records_fit_their_schemas(repository: Path, sample: Callable[[Path], Any]) -> None:
    """What is made for any kind could have come from a file: no difference is of the generator's making."""
    kinds = Kinds({})
    ground = sample(repository).ground
    control = ground.controls[0]
    values = generate.values_for(ground, control.id, date(2026, 11, 20), control.parameters)

    @_profile(100, 1000)
    @given(st.data())
    def holds(data: st.DataObject) -> None:
        kind = kinds[data.draw(st.sampled_from(sorted(kinds)))]
        for record in data.draw(generate.records(kind, values)):
            bare = {name: value for name, value in record.items() if name != "id"}
            note(f"{kind.name}: {bare}")
            assert kind.validator.is_valid(bare)
            assert record["id"] == kind.id_of(bare)

    holds()


# -- the root program's own records, changed ------------------------------------------------------------


@pytest.fixture(scope="module")
def real(repository: Path, sample: Callable[[Path], Any]) -> dict[str, Any]:
    """The input document of the root program, as its rules see it."""
    program = sample(repository).ground.program
    at = moment(program, None, datetime(2026, 11, 20, 18, tzinfo=UTC))
    return input_document(program, load(), Request(at, window(at, None), None, hipaactl.__version__))


def changed(real: dict[str, Any], ground: Any, seed: int, whole: bool) -> dict[str, Any]:
    """``real`` with optional fields taken out, values swapped between records, and whole kinds emptied."""
    chance = Random(seed)
    document = copy.deepcopy(real)
    for name, evidence in document["evidence"].items():
        kind = ground.kinds[name]
        records = evidence["records"]
        if not whole:
            records = chance.sample(records, min(len(records), chance.randint(1, 12)))
        if chance.random() < 0.1:
            records = []
        rate = chance.choice((0.0, 0.1, 0.3, 0.9))
        held = {field: [record[field] for record in records if field in record] for field in kind.properties}
        for record in records:
            for field in kind.properties:
                if field in kind.id_fields or chance.random() >= rate:
                    continue
                if field not in kind.required and chance.random() < 0.5:
                    record.pop(field, None)
                elif held[field]:
                    record[field] = chance.choice(held[field])
        evidence["records"] = sorted(records, key=lambda record: str(record["id"]))
        if chance.random() < 0.1:
            evidence["sources"] = []
    return document


@pytest.mark.parametrize("whole", [True, False], ids=["whole", "part"])
def test_changed_records_of_the_root_program(
    repository: Path, both: Both, sample: Callable[[Path], Any], real: dict[str, Any], whole: bool
) -> None:
    """Both engines say the same where fields are absent, joins miss and kinds are empty."""
    found = sample(repository)
    controls = [control for control in found.ground.controls if control.input_name in real["parameters"]]
    for seed in range((40 if whole else 1500) if THOROUGH else (3 if whole else 50)):
        document = changed(real, found.ground, seed, whole)
        both.tally.documents += 1
        differ = both.differences("changed records", found.modules, controls, document)
        if differ:
            first = next(control for control in controls if control.id in differ)
            least, lines = both.smallest(found.modules, first, document)
            pytest.fail(told({first.id: lines}, least, [first], f"seed {seed}, shrunk:"))


def test_the_comparison_sees_a_difference(
    repository: Path, both: Both, sample: Callable[[Path], Any], real: dict[str, Any]
) -> None:
    """Were one engine to lose a finding, or fail alone, the comparison would say so: it is not blind."""
    from compare import difference, shrunk

    found = sample(repository)
    control = next(item for item in found.ground.controls if item.id == "automatic-logoff")
    ((_, ours, theirs),) = both.answers(found.modules, [control], real)
    assert ours.error is None
    assert theirs.deny
    assert difference(ours, theirs) == []
    entry = theirs.deny.pop()
    (line,) = difference(ours, theirs)
    assert line.startswith("only regorus has in deny: ")
    assert json.dumps(entry["message"])[1:-1] in line
    least = shrunk(
        real,
        lambda document: any(
            record["id"] == "lt-1108" for record in document["evidence"]["devices"]["records"]
        ),
    )
    assert [record["id"] for record in least["evidence"]["devices"]["records"]] == ["lt-1108"]
    assert least["evidence"]["systems"]["records"] == []
