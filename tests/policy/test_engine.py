from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from hipaactl.policy import ControlQuery, EngineError, ModuleSet, RegoModule, RuleResult, query_for
from hipaactl.policy import process as process_module
from hipaactl.policy.embedded import EmbeddedEngine
from hipaactl.policy.entry import FILE, QUERY, entry_module, read_answer
from hipaactl.policy.limits import memory_from_environment, timeout_from_environment
from hipaactl.policy.messages import parse_message

Make = Callable[..., RegoModule]

SYSTEMS = [
    {"id": "s1", "status": "in_use", "minutes": 15},
    {"id": "s2", "status": "in_use", "minutes": 16},
    {"id": "s3", "status": "in_use"},
    {"id": "s4", "status": "retired"},
]
GOOD = (
    'deny contains {"kind": "k", "id": "x", "message": "m"} if input.bad\n\n'
    'population contains {"kind": "k", "id": "x"}\n'
)


def _query(name: str) -> ControlQuery:
    return ControlQuery(name, f"t.{name.replace('-', '_')}")


def _modules(make: Make, **bodies: str) -> list[RegoModule]:
    return [make(f"package t.{name}\n\n{body}", f"policies/{name}.rego") for name, body in bodies.items()]


def _evaluate(engine: EmbeddedEngine, make: Make, given: str = "{}", **bodies: str) -> dict[str, RuleResult]:
    queries = [_query(name.replace("_", "-")) for name in bodies]
    return engine.evaluate(_modules(make, **bodies), queries, given)


# -- what the rules say -----------------------------------------------------------------------------------


def test_a_control_is_evaluated(
    engine: EmbeddedEngine, rules: ModuleSet, document: Callable[..., str]
) -> None:
    query = query_for("session-length", rules.policies[0])
    assert (query.has_warn, query.has_excluded) == (True, True)
    result = engine.evaluate(rules.modules, [query], document(*SYSTEMS))["session-length"]
    assert result.error is None
    assert {finding["id"] for finding in result.deny} == {"s2", "s3"}
    assert {finding["id"] for finding in result.warn} == {"s1"}
    assert {subject["id"] for subject in result.population} == {"s1", "s2", "s3"}
    assert result.excluded == [{"kind": "systems", "id": "s4", "reason": "status retired"}]


def test_the_entry_module_says_the_same_under_opa(
    opa: str, engine: EmbeddedEngine, rules: ModuleSet, document: Callable[..., str], tmp_path: Path
) -> None:
    query = query_for("session-length", rules.policies[0])
    given = document(*SYSTEMS)
    for module in rules.evaluated:
        (tmp_path / module.file).write_text(module.text)
    (tmp_path / "run.rego").write_text(entry_module([query]))
    (tmp_path / "input.json").write_text(given)
    command = [opa, "eval", "--strict-builtin-errors", "-f", "json", "-i", str(tmp_path / "input.json")]
    said = subprocess.run([*command, "-d", str(tmp_path), QUERY], capture_output=True, text=True, check=True)
    answer = json.loads(said.stdout)["result"][0]["expressions"][0]["value"]

    def plain(result: RuleResult) -> object:
        lists = (result.deny, result.warn, result.population, result.excluded)
        return [sorted(json.dumps(item, sort_keys=True) for item in items) for items in lists]

    theirs = read_answer([query], answer)["session-length"]
    ours = engine.evaluate(rules.modules, [query], given)["session-length"]
    assert plain(theirs) == plain(ours)


def test_test_modules_take_no_part(engine: EmbeddedEngine, make_bad_test: RegoModule, module: Make) -> None:
    modules = [*_modules(module, a=GOOD), make_bad_test]
    assert engine.evaluate(modules, [_query("a")], "{}")["a"].error is None


@pytest.fixture
def make_bad_test(module: Make) -> RegoModule:
    """A test module that does not parse."""
    return module("package t.a_test\n\ntest_x if {\n", "policies/a_test.rego")


def test_no_controls_need_no_engine() -> None:
    assert EmbeddedEngine().evaluate([], [], "{}") == {}


def test_control_ids_may_hold_any_character(engine: EmbeddedEngine, module: Make) -> None:
    query = ControlQuery('a-"b"\\é', "t.a")
    assert engine.evaluate(_modules(module, a=GOOD), [query], "{}")['a-"b"\\é'].error is None


# -- what is missing or misshapen is an error, never "no findings" ----------------------------------------


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("population contains 1", "`deny` of t.a is undefined"),
        ("deny contains {}", "`population` of t.a is undefined"),
        ("deny := 1 if input.never\n\npopulation contains 1", "`deny` of t.a is undefined"),
        ("deny(x) := x\n\npopulation contains {}", "`deny` of t.a is undefined"),
        ("deny := false\n\npopulation contains {}", "`deny` of t.a is not a set"),
        ("deny := []\n\npopulation contains {}", "`deny` of t.a is not a set"),
        ("deny := {}\n\npopulation contains {}", "`deny` of t.a is not a set"),
        ('deny contains "text"\n\npopulation contains {}', "`deny` of t.a holds something other"),
        ("deny contains {}\n\npopulation contains 3", "`population` of t.a holds something other"),
    ],
)
def test_misshapen(engine: EmbeddedEngine, module: Make, body: str, said: str) -> None:
    results = _evaluate(engine, module, a=body, b=GOOD)
    assert said in str(results["a"].error)
    assert results["b"] == RuleResult("b", population=[{"kind": "k", "id": "x"}])


def test_a_package_that_is_not_there_is_an_error(engine: EmbeddedEngine, module: Make) -> None:
    result = engine.evaluate(_modules(module, a=GOOD), [_query("a"), _query("gone")], "{}")
    assert result["a"].error is None
    assert "`deny` of t.gone is undefined" in str(result["gone"].error)


@pytest.mark.parametrize(
    "answer", [None, [], {}, {"deny": 1}, {"deny": {"a": 1}}, {"deny": {"a": {"value": []}}}]
)
def test_answers_of_any_shape_are_errors(answer: object) -> None:
    assert read_answer([_query("a")], answer)["a"].error is not None


# -- errors stay with their control -----------------------------------------------------------------------

POPULATION = 'population contains {"kind": "k", "id": "x"}\n\n'


@pytest.mark.parametrize(
    ("body", "place", "said"),
    [
        ('deny contains {} if to_number("x") > 1', "policies/b.rego:5:", "could not parse string as number"),
        ("deny contains {} if missing(1)", "policies/b.rego:5:28", "could not find function missing"),
        ("deny contains {} if {\n\tx > 1\n}", "policies/b.rego:", "unsafe"),
        ("deny contains {} if value == 3\n\nvalue := 1\n\nvalue := 2", "policies/b.rego:", "conflict"),
        ("deny contains {} if time.parse_rfc3339_ns(`x`) > 1", "policies/b.rego:5:21", "datetime"),
        ('deny contains {} if strings.count("abc", "") > 1', None, "window size must be non-zero"),
    ],
)
def test_an_error_stays_with_its_control(
    engine: EmbeddedEngine,
    module: Make,
    body: str,
    place: str | None,
    said: str,
    capfd: pytest.CaptureFixture[str],
) -> None:
    results = _evaluate(engine, module, '{"bad": true}', a=GOOD, b=POPULATION + body, c=GOOD)
    error = str(results["b"].error)
    assert said in error
    assert "\n" not in error
    if place is not None:
        assert error.startswith(place)
        assert str(results["b"].location).startswith(place)
    for name in ("a", "c"):
        assert results[name].error is None
        assert len(results[name].deny) == 1
    assert capfd.readouterr() == ("", "")


def test_several_calls_without_a_place_are_all_named(engine: EmbeddedEngine, module: Make) -> None:
    body = POPULATION + "deny contains {} if {\n\ttime.parse_rfc3339_ns(`x`) > 1\n\ttime.clock(1)\n}"
    error = _evaluate(engine, module, b=body)["b"].error
    assert "(in one of policies/b.rego:6:2, policies/b.rego:7:2)" in str(error)


def test_backtraces_stay_out_whatever_the_environment(module: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RUST_BACKTRACE", "full")
    with EmbeddedEngine(timeout=20) as engine:
        body = POPULATION + "deny contains {} if time.parse_rfc3339_ns(`x`) > 1"
        error = str(_evaluate(engine, module, a=body)["a"].error)
    assert error == "policies/a.rego:5:21: Failed to parse datetime: premature end of input"


# -- what hangs, dies or grows ----------------------------------------------------------------------------

HANGS = POPULATION + (
    "many := numbers.range(1, 100000)\n\n"
    "deny contains {} if {\n\tsome a in many\n\tsome b in many\n\tsome c in many\n\ta + b + c == 0\n}\n"
)
RECURSES = POPULATION + "deny contains {} if f(1) == 1\n\nf(n) := f(n + 1)\n"


def test_a_control_that_hangs_is_stopped_and_the_others_go_on(module: Make) -> None:
    with EmbeddedEngine(timeout=0.5) as engine:
        results = _evaluate(engine, module, a=GOOD, b=HANGS, c=GOOD)
        assert str(results["b"].error).startswith("evaluation did not end within 1 s; ")
        assert (results["a"].error, results["c"].error) == (None, None)
        assert _evaluate(engine, module, a=GOOD)["a"].error is None


def test_a_single_control_that_hangs_is_not_tried_again(module: Make) -> None:
    with EmbeddedEngine(timeout=0.5) as engine:
        assert "within 0.5 s" in str(_evaluate(engine, module, b=HANGS)["b"].error)


def test_a_rule_without_end_ends_the_engine_and_not_the_run(module: Make) -> None:
    with EmbeddedEngine(timeout=20, memory_limit=2 * 1024**3) as engine:
        results = _evaluate(engine, module, a=GOOD, b=RECURSES, c=GOOD)
    assert "the policy engine stopped (stack overflow)" in str(results["b"].error)
    assert (results["a"].error, results["c"].error) == (None, None)


@pytest.mark.skipif(not hasattr(os, "fork") or sys.platform == "darwin", reason="limits on memory need Linux")
@pytest.mark.parametrize(
    "rule",
    [
        "deny contains {} if count(numbers.range(1, 90000000)) == 0",
        (
            'deny contains {} if count({concat("", [x, y]) | some x in parts; some y in parts}) == 0\n\n'
            'parts := {sprintf("%v%v", [n, n]) | some n in numbers.range(1, 20000)}'
        ),
    ],
)
def test_a_control_that_outgrows_memory_is_stopped_and_the_others_go_on(module: Make, rule: str) -> None:
    with EmbeddedEngine(timeout=20, memory_limit=128 * 1024**2) as engine:
        results = _evaluate(engine, module, a=GOOD, b=POPULATION + rule, c=GOOD)
    assert str(results["b"].error).startswith("evaluation needed more than 0.125 GiB of memory; ")
    assert (results["a"].error, results["c"].error) == (None, None)


def test_a_large_input_goes_through(
    engine: EmbeddedEngine, rules: ModuleSet, document: Callable[..., str]
) -> None:
    systems = [
        {"id": f"s{n}", "status": "in_use", "minutes": n % 20, "pad": "é" * 500} for n in range(20_000)
    ]
    query = query_for("session-length", rules.policies[0])
    result = engine.evaluate(rules.modules, [query], document(*systems))["session-length"]
    assert result.error is None
    assert len(result.population) == 20_000


def test_ctrl_c_leaves_no_process(module: Make) -> None:
    engine = EmbeddedEngine(timeout=60)
    engine.start()
    child = engine._child
    assert child is not None

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.3)
        with pytest.raises(KeyboardInterrupt):
            _evaluate(engine, module, b=HANGS)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert child._process.poll() is not None


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_the_child_ends_with_its_parent(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        "import os, sys, threading, time\n"
        "from hipaactl.policy.embedded import EmbeddedEngine\n"
        "from hipaactl.policy.modules import parse_module\n"
        "from hipaactl.policy import ControlQuery\n"
        f"module, _ = parse_module('b.rego', 'package t.b\\n\\n' + {HANGS!r})\n"
        "engine = EmbeddedEngine(timeout=60)\n"
        "engine.start()\n"
        "print(engine._child._process.pid, flush=True)\n"
        "threading.Timer(0.5, lambda: os._exit(0)).start()\n"
        "engine.evaluate([module], [ControlQuery('b', 't.b')], '{}')\n"
    )
    paths = os.pathsep.join(path for path in sys.path if path)
    command = [sys.executable, str(script)]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
        timeout=30,
        check=True,
    )
    pid = int(done.stdout)
    for _round in range(40):
        try:
            if Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return
        except OSError:
            return
        time.sleep(0.05)
    os.kill(pid, signal.SIGKILL)
    pytest.fail("the child outlived its parent")


# -- syntax -----------------------------------------------------------------------------------------------


def test_syntax_errors_are_problems_all_at_once(engine: EmbeddedEngine, module: Make) -> None:
    modules = [
        module("package a\n\nfoo if {\n\tx :=\n}\n", "a.rego"),
        module("package b\n\nfoo { true }\n", "b.rego"),
        module("package c\n\nfoo := 1\n", "c.rego"),
        module("package d\n\nfoo := [`é`,\t£]\n", "d.rego"),
    ]
    problems = engine.check_syntax(modules)
    assert [(problem.code, str(problem.location)) for problem in problems] == [
        ("HC601", "a.rego:4:4"),
        ("HC601", "b.rego:3:5"),
        ("HC601", "d.rego:3:14"),
    ]
    assert problems[1].found == "foo { true }"
    assert problems[1].hint == "write if before the body: name if { … }"


def test_a_module_that_breaks_the_parser_is_named_and_the_others_are_checked(module: Make) -> None:
    deep = module("package deep\n\na := " + "[" * 90_000 + "]" * 90_000, "deep.rego")
    wrong = module("package wrong\n\na := \n", "wrong.rego")
    with EmbeddedEngine(timeout=20) as engine:
        problems = engine.check_syntax([module("package fine\n", "fine.rego"), deep, wrong])
    assert [(problem.code, problem.location and problem.location.file) for problem in problems] == [
        ("HC601", "deep.rego"),
        ("HC601", "wrong.rego"),
    ]


def test_long_lines_and_large_files_parse(engine: EmbeddedEngine, module: Make) -> None:
    text = 'package a\n\nx := "' + "y" * 20_000 + '"\n\n' + "# z\n" * 30_000
    assert engine.check_syntax([module(text)]) == []


def test_evaluation_of_a_module_that_does_not_parse_is_an_error_of_its_control(
    engine: EmbeddedEngine, module: Make
) -> None:
    results = _evaluate(engine, module, a=GOOD, b="deny contains {\n")
    assert results["a"].error is None
    assert str(results["b"].error).startswith("policies/b.rego:")


# -- settings ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", 6 * 1024**3),
        ("8G", 8 * 1024**3),
        ("512m", 512 * 1024**2),
        ("1GiB", 1024**3),
        ("0", 0),
        ("1000", 1000),
    ],
)
def test_memory_limit(monkeypatch: pytest.MonkeyPatch, text: str, value: int) -> None:
    monkeypatch.setenv("HIPAACTL_MEMORY_LIMIT", text)
    assert memory_from_environment() == value


@pytest.mark.parametrize("text", ["much", "-1", "1.5G", "G", "²"])
def test_memory_limit_that_is_no_size(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("HIPAACTL_MEMORY_LIMIT", text)
    with pytest.raises(EngineError):
        memory_from_environment()


def test_timeout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HIPAACTL_TIMEOUT", raising=False)
    assert timeout_from_environment() == 120
    monkeypatch.setenv("HIPAACTL_TIMEOUT", "2.5")
    assert timeout_from_environment() == 2.5
    for text in ("0", "-1", "soon", "nan", "inf"):
        monkeypatch.setenv("HIPAACTL_TIMEOUT", text)
        with pytest.raises(EngineError):
            timeout_from_environment()


def test_a_missing_engine_names_the_fix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_module.importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(EngineError) as caught:
        EmbeddedEngine().start()
    assert "pip install gordon-to-regorus" in str(caught.value.hint)


def test_an_engine_that_cannot_be_loaded_names_the_fix(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, module: Make
) -> None:
    monkeypatch.setattr(process_module, "engine_folder", lambda: str(tmp_path))
    with EmbeddedEngine(timeout=20) as engine, pytest.raises(EngineError) as caught:
        _evaluate(engine, module, a=GOOD)
    assert "gordon-to-regorus" in str(caught.value.hint)


def test_the_version_is_known(engine: EmbeddedEngine) -> None:
    assert engine.name == "regorus"
    assert engine.version[0].isdigit()


@pytest.mark.parametrize(
    ("text", "reason", "place"),
    [
        ("\n--> a/b.rego:4:5\n  |\n4 | x\n  |   ^\nerror: expecting `}`", "expecting `}`", "a/b.rego:4:5"),
        ("Failed to parse datetime: x\n\nStack", "Failed to parse datetime: x", "None"),
        ("", "no reason given", "None"),
        ("\n--> c.rego:2:7\nerror: z", "z", "c.rego:2:3"),
        (f"\n--> {FILE}:1:2\nerror: y", "y", f"{FILE}:1:2"),
    ],
)
def test_messages(module: Make, text: str, reason: str, place: str) -> None:
    said, where = parse_message(text, [module("package c\n\té\n", "c.rego")])
    assert (said, str(where)) == (reason, place)
