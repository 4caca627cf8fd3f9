"""What becomes of a change: a test sees it, the engine refuses it, it runs on, or nobody notices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hipaactl.policy.modules import ModuleSet, RegoModule
from mutation import bench, pool, report, survivors
from mutation.changes import Mutant, mutants

Make = Callable[..., RegoModule]
# Its tests count findings: what is in one could be anything.
SURVIVORS = [
    'policies/x.rego:3:24 constant: "devices" -> "devices_"',
    'policies/x.rego:3:35 constant: "id": device.id -> (nothing)',
    'policies/x.rego:3:61 constant: "minutes" -> "minutes_"',
    "policies/x.rego:5:19 constant: 10 -> 11",
]


def judged(modules: ModuleSet, made: list[Mutant], seconds: float = 20) -> dict[str, str]:
    return {str(mutant): status for mutant, status in pool.judged(modules, made, jobs=2, seconds=seconds)}


def test_known_survivors_of_a_small_policy_are_reported(small: ModuleSet) -> None:
    found = judged(small, mutants(small.policies[0]))
    assert sorted(name for name, status in found.items() if status == bench.SURVIVED) == SURVIVORS
    assert found["policies/x.rego:5:17 comparison: > -> >="] == bench.KILLED
    assert found["policies/x.rego:5:2 branch: device.minutes > 10 -> (nothing)"] == bench.KILLED


def test_a_test_that_looks_kills_them(small: ModuleSet, module: Make) -> None:
    (test,) = small.tests
    more = """
found := {"kind": "devices", "id": "a", "field": "minutes", "message": "locks after 11 minutes"}

test_finding if x.deny == {found} with input as given(11)
"""
    better = ModuleSet((small.policies[0], module(test.text + more, test.file)))
    found = judged(better, mutants(small.policies[0]))
    assert bench.SURVIVED not in found.values()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("device.minutes > 10", bench.SURVIVED),
        ("device.minutes >= 10", bench.KILLED),
        ("device.minutes > > 10", bench.REFUSED),
        ("nothing_known > 10", bench.REFUSED),
        ('time.parse_rfc3339_ns(sprintf("%v", [device.minutes])) > 10', bench.ERROR),
        ("count(numbers.range(1, 2000000)) + count(numbers.range(2, 2000000)) > 10", bench.ENDLESS),
    ],
)
def test_what_becomes_of_a_change(text: str, expected: str, small: ModuleSet) -> None:
    policy = small.policies[0]
    start = policy.text.index("device.minutes > 10")
    end = start + len("device.minutes > 10")
    first = replace(mutants(policy)[0], start=start, end=end, replacement=text)
    after = replace(first, replacement="device.minutes > 10 ")
    found = list(pool.judged(small, [first, after], jobs=1, seconds=0.2))
    assert found == [(first, expected), (after, bench.SURVIVED)]


def test_a_test_that_is_red_before_stops_everything(small: ModuleSet, module: Make) -> None:
    bench.check_green(small)
    (test,) = small.tests
    red = module(test.text + "\ntest_red if 1 == 2\n", test.file)
    with pytest.raises(bench.NotGreen, match="test_red is red before"):
        bench.check_green(ModuleSet((small.policies[0], red)))


def test_a_helper_is_watched_by_its_own_tests_and_by_those_that_reach_it(module: Make) -> None:
    lib = module("package ours.lib.a\n\nf(x) := x", "policies/lib/a.rego")
    policy = module("package ours.x\n\nimport data.ours.lib.a\n\ny := a.f(1)", "policies/x.rego")
    others = [
        module("package ours.z_test\n\ntest_a if 1 == 1", "policies/z_test.rego"),
        module("package ours.x_test\n\nimport data.ours.x\n\ntest_a if x.y == 1", "policies/x_test.rego"),
        module(
            "package ours.lib.a_test\n\nimport data.ours.lib.a\n\ntest_a if a.f(1) == 1\n\ntest_b if a.f(2)",
            "policies/lib/a_test.rego",
        ),
    ]
    modules = ModuleSet((lib, policy, *others))
    assert [watch.test.file for watch in bench.watches(modules, lib)] == [
        "policies/lib/a_test.rego",
        "policies/x_test.rego",
    ]
    assert [watch.test.file for watch in bench.watches(modules, policy)] == ["policies/x_test.rego"]


# -- the reviewed list ------------------------------------------------------------------------------------


def outcome(small: ModuleSet, tmp_path: Path, text: str) -> report.Outcome:
    policy = small.policies[0]
    made = mutants(policy)
    (tmp_path / "survivors.yaml").write_text(text, encoding="utf-8")
    entries = survivors.read(tmp_path / "survivors.yaml")
    results = dict(pool.judged(small, made, jobs=1))
    known = survivors.keys(made, {policy.file: policy.text})
    return report.compared(results, known, entries, whole=True)


_LINE = "device.minutes > 10"


def test_a_survivor_with_a_reason_is_let_through(small: ModuleSet, tmp_path: Path) -> None:
    text = f"policies/x.rego:\n- line: {_LINE}\n  change: 'constant: 10 -> 11'\n  because: minutes are odd\n"
    found = outcome(small, tmp_path, text)
    assert [str(mutant) for _, mutant in found.unexplained] == SURVIVORS[:3]
    assert found.stale == []
    assert report.table(found).splitlines()[-1].split()[-2:] == ["1", "81.2%"]


def test_a_reason_without_a_survivor_is_stale(small: ModuleSet, tmp_path: Path) -> None:
    entry = "\n- line: {}\n  change: 'comparison: > -> >='\n  because: it was so once"
    gone = entry.format("device.minutes > 99")
    found = outcome(small, tmp_path, f"policies/x.rego:{entry.format(_LINE)}{gone}\npolicies/y.rego:{gone}\n")
    assert len(found.stale) == 3
    assert "of no survivor any more" in report.complaints(found)


@pytest.mark.parametrize(
    "item",
    [
        "- line: a\n  change: b",
        "- line: a\n  change: b\n  because: ''",
        "- line: a\n  change: b\n  because: c\n  nth: one",
        "- line: a\n  change: b\n  because: c\n  more: d",
        "- a",
        "- {line: a, change: b, because: c}\n- {line: a, change: b, because: d}",
    ],
)
def test_what_is_no_entry_is_refused(item: str, tmp_path: Path) -> None:
    (tmp_path / "survivors.yaml").write_text(f"policies/x.rego:\n{item}\n", encoding="utf-8")
    with pytest.raises(survivors.BadEntry):
        survivors.read(tmp_path / "survivors.yaml")


def test_of_changes_alike_each_has_a_number(module: Make) -> None:
    policy = module("a if x.b == 1\n\na if x.b == 1")
    made = [one for one in mutants(policy) if one.kind == "comparison"]
    known = survivors.keys(made, {policy.file: policy.text})
    assert [key[1:] for key in known] == [
        ("a if x.b == 1", "comparison: == -> !=", 1),
        ("a if x.b == 1", "comparison: == -> !=", 2),
    ]
    text = survivors.as_yaml(list(known.items()))
    assert text.count("because: ''") == 2
    assert text.count("nth: 2") == 1


def test_entries_of_the_repository_are_of_changes_that_there_are() -> None:
    """`make mutation` says whether they survive; that they are changes at all is quick to tell."""
    from mutation.__main__ import HERE, repository_modules

    modules = {module.file: module for module in repository_modules().evaluated}
    entries = survivors.read(HERE / "survivors.yaml")
    files = {entry.file for entry in entries.values()}
    assert files <= modules.keys()
    made = [mutant for file in sorted(files) for mutant in mutants(modules[file])]
    known = survivors.keys(made, {file: modules[file].text for file in files})
    assert [str(entry) for key, entry in entries.items() if key not in known] == []
