"""The shipped data is what reference/ gives, and reference/binding.yaml has every paragraph it must."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from hipaactl.regulation import ROLES, Citation

pytestmark = pytest.mark.source_tree


@pytest.fixture(scope="module")
def rule(repository: Path) -> dict[str, dict[str, Any]]:
    text = (repository / "reference" / "cfr164.yaml").read_text(encoding="utf-8")
    return {entry["citation"]: entry for entry in yaml.load(text, Loader=yaml.CSafeLoader)["provisions"]}


@pytest.fixture(scope="module")
def reviewed(repository: Path) -> dict[str, dict[str, Any]]:
    text = (repository / "reference" / "binding.yaml").read_text(encoding="utf-8")
    provisions: dict[str, dict[str, Any]] = yaml.load(text, Loader=yaml.CSafeLoader)["provisions"]
    return provisions


def test_data_is_current(repository: Path) -> None:
    script = repository / "scripts" / "compile_regulation.py"
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_stale_data_is_found(repository: Path, tmp_path: Path) -> None:
    for part in (
        "reference",
        "scripts/compile_regulation.py",
        "src/hipaactl/__init__.py",
        "src/hipaactl/regulation",
    ):
        target = tmp_path / part
        target.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["cp", "-R", repository / part, target], check=True)
    binding = tmp_path / "reference" / "binding.yaml"
    binding.write_text(binding.read_text(encoding="utf-8").replace("spent:", "past:"), encoding="utf-8")
    command = [sys.executable, tmp_path / "scripts" / "compile_regulation.py"]
    stale = subprocess.run([*command, "--check"], capture_output=True, text=True, check=False)
    assert (stale.returncode, "provisions.json" in stale.stderr) == (1, True)
    subprocess.run(command, capture_output=True, check=True)
    assert subprocess.run([*command, "--check"], capture_output=True, check=False).returncode == 0


def test_order_of_citations_is_the_order_of_the_text(rule: dict[str, dict[str, Any]]) -> None:
    for section in {entry["section"] for entry in rule.values()}:
        printed = [
            Citation.parse(citation) for citation, entry in rule.items() if entry["section"] == section
        ]
        assert sorted(printed) == printed


def test_every_paragraph_is_reviewed(
    rule: dict[str, dict[str, Any]], reviewed: dict[str, dict[str, Any]]
) -> None:
    for subpart in ("C", "D", "E"):
        in_it = [citation for citation in rule if rule[citation]["subpart"] == subpart]
        assert [citation for citation in reviewed if rule[citation]["subpart"] == subpart] == in_it
    assert set(reviewed) == set(rule)


def test_reviews_are_whole(rule: dict[str, dict[str, Any]], reviewed: dict[str, dict[str, Any]]) -> None:
    for citation, said in reviewed.items():
        if said["binds"]:
            assert said["roles"], citation
            assert set(said["roles"]) <= set(ROLES), citation
            source = rule[said.get("from", citation)]
            assert said["words"] in source.get("operative_text", source["text"]), citation
            assert set(said) <= {"binds", "roles", "words", "from", "note"}, citation
        else:
            assert set(said) == {"binds", "why"}, citation
            in_force = rule[citation].get("operative", True)
            assert rule[citation]["kind"] == "general" or not in_force, citation


def test_a_paragraph_left_out_says_no_duty_of_its_own(
    rule: dict[str, dict[str, Any]], reviewed: dict[str, dict[str, Any]]
) -> None:
    """The paragraphs with a binding verb that were decided not to bind, so that none joins them unseen."""
    verbs = ("must", "shall", "may not", "required to")
    left = [
        citation
        for citation, said in reviewed.items()
        if not said["binds"]
        and not rule[citation].get("container")
        and any(verb in rule[citation]["text"] for verb in verbs)
    ]
    assert [citation for citation in left if rule[citation].get("operative", True)] == [
        "164.318(a)(1)",
        "164.318(a)(2)",
        "164.318(b)",
        "164.318(c)",
        "164.400",
        "164.502(e)(1)(i)",
        "164.520(a)(3)(iii)",
        "164.520(d)(4)",
        "164.522(a)(1)(ii)",
        "164.528(b)(4)(i)(F)",
    ]
