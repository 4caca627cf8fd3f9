from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hipaactl.policy import BASELINE, OWN, ModuleSet, RegoModule, load_modules
from hipaactl.policy.modules import needed, parse_module


def test_modules_are_found_and_sorted_out(rules: ModuleSet) -> None:
    assert rules.problems == ()
    assert [module.file for module in rules.policies] == ["session_length.rego"]
    assert [module.file for module in rules.libs] == ["subjects.rego"]
    assert [module.file for module in rules.tests] == ["session_length_test.rego", "subjects_test.rego"]
    assert rules.policies[0].imports == {"subjects": ("data", "hipaa", "lib", "subjects")}


def test_a_test_needs_its_policy_and_the_policys_helper(rules: ModuleSet) -> None:
    test = next(module for module in rules.tests if module.file == "session_length_test.rego")
    assert {module.file for module in needed(rules, [test])} == {
        "session_length_test.rego",
        "session_length.rego",
        "subjects.rego",
    }


def test_metadata_is_read(rules: ModuleSet) -> None:
    metadata = rules.policies[0].metadata
    assert metadata is not None
    assert (metadata.title, metadata.citations) == ("Session length", ("164.312(a)(2)(iii)",))
    minutes = metadata.parameters["minutes"]
    assert minutes.schema == {"type": "integer", "minimum": 1, "maximum": 60}
    assert str(minutes.location) == "session_length.rego:7:7"


@pytest.mark.parametrize(
    ("block", "code", "place"),
    [
        ("# title: [\n", "HC111", None),
        ("# title: a\n# title: b\n", "HC112", "x.rego:3:3"),
        ("# titel: a\n", "HC604", "x.rego:2:3"),
        ("# title: 3\n", "HC604", "x.rego:2:10"),
        ("# - a\n", "HC603", "x.rego:1:1"),
        ("", "HC603", "x.rego:1:1"),
        ("# title: a\n# custom: 3\n", "HC604", "x.rego:3:11"),
        ("# title: a\n# custom:\n#   citations: 3\n", "HC604", "x.rego:4:16"),
        ("# title: a\n# custom:\n#   parameters: {m: 3}\n", "HC604", "x.rego:4:21"),
        ("# title: a\n# custom:\n#   parameters: {m: {type: int}}\n", "HC604", "x.rego:4:28"),
        ("# title: a\n# custom:\n#   parameters: {m: {minimum: 1}}\n", "HC604", None),
        ("# title: a\n# custom:\n#   parameters: {m: {type: integer, minimun: 1}}\n", "HC604", "x.rego:4:37"),
        ("# title: a\n# custom:\n#   parameters: {m: {type: integer, minimum: a}}\n", "HC604", "x.rego:4:46"),
        ("# title: a\n# custom:\n#   parameters: {m: {type: array, items: {type: array}}}\n", "HC604", None),
    ],
)
def test_metadata_that_is_wrong_is_a_problem_on_its_line(block: str, code: str, place: str | None) -> None:
    found, problems = parse_module("x.rego", f"# METADATA\n{block}package a\n")
    assert problems == []
    assert found is not None
    assert code in [problem.code for problem in found.metadata_problems]
    if place is not None:
        assert place in [str(problem.location) for problem in found.metadata_problems]


def test_no_metadata_is_no_problem_of_the_block(module: Callable[..., RegoModule]) -> None:
    assert module("# a comment\npackage a\n").metadata_problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "# only a comment\n",
        "deny := 1\n",
        "package\n",
        'package a["b-c"]\n',
        "package a[b]\n",
        "package 3\n",
        "\x00",
    ],
)
def test_a_module_without_a_plain_package_is_a_problem(text: str) -> None:
    found, problems = parse_module("x.rego", text)
    assert found is None
    assert [problem.code for problem in problems] == ["HC601"]


def test_files_that_cannot_be_read_are_problems_and_the_rest_goes_on(tmp_path: Path) -> None:
    policies = tmp_path / "policies"
    (policies / ".hidden").mkdir(parents=True)
    (policies / ".hidden" / "h.rego").write_text("package h\n")
    (policies / "empty.rego").write_text("")
    (policies / "bytes.rego").write_bytes(b"package b\n\xff\n")
    (policies / "huge.rego").write_text("package huge\n" + "# x\n" * 400_000)
    (policies / "good.rego").write_text("package good\n")
    (policies / "again.rego").write_text("package good\n")
    outside = tmp_path.parent / f"{tmp_path.name}-outside.rego"
    outside.write_text("package outside\n")
    (policies / "link.rego").symlink_to(outside)
    found = load_modules([(BASELINE, policies), (OWN, tmp_path / "program" / "policies")], tmp_path)
    assert [module.file for module in found] == ["policies/again.rego"]
    assert {(problem.code, str(problem.location)) for problem in found.problems} == {
        ("HC107", "policies/empty.rego:1:1"),
        ("HC105", "policies/bytes.rego:2:1"),
        ("HC104", "policies/huge.rego:1:1"),
        ("HC103", "policies/link.rego:1:1"),
        ("HC602", "policies/good.rego:1:9"),
    }


def test_a_baseline_outside_the_program_is_read_and_named_from_the_program(tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    (tmp_path / "policies" / "a.rego").write_text("package a\n")
    root = tmp_path / "examples" / "one"
    root.mkdir(parents=True)
    found = load_modules([(BASELINE, tmp_path / "policies")], root)
    assert [module.file for module in found] == ["../../policies/a.rego"]
