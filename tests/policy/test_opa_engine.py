"""The OPA engine with a real OPA of its own: what rules say, what goes wrong in one, what is left behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, example, given, settings
from lying_opa import LyingOpa, says

from hipaactl.policy import (
    ControlQuery,
    EngineError,
    ModuleSet,
    RegoModule,
    RuleResult,
    TestResult,
    opa_own,
    opa_process,
    query_for,
)
from hipaactl.policy.embedded import EmbeddedEngine
from hipaactl.policy.modules import parse_module
from hipaactl.policy.opa import OpaEngine
from hipaactl.policy.opa_access import access

Make = Callable[..., RegoModule]
linux = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")

SYSTEMS = [
    {"id": "s1", "status": "in_use", "minutes": 15},
    {"id": "s2", "status": "in_use", "minutes": 16},
    {"id": "s3 é日😀", "status": "in_use"},
    {"id": "s4", "status": "retired"},
]
GOOD = (
    'deny contains {"kind": "k", "id": "x", "message": "m"} if input.bad\n\n'
    'population contains {"kind": "k", "id": "x"}\n'
)
POPULATION = 'population contains {"kind": "k", "id": "x"}\n\n'
HANGS = POPULATION + (
    "many := numbers.range(1, 100000)\n\n"
    "deny contains {} if {\n\tsome a in many\n\tsome b in many\n\tsome c in many\n\ta + b + c == 0\n}\n"
)


def _query(name: str) -> ControlQuery:
    return ControlQuery(name, f"t.{name}")


def _modules(**bodies: str) -> list[RegoModule]:
    found = [
        parse_module(f"policies/{name}.rego", f"package t.{name}\n\n{body}")[0]
        for name, body in bodies.items()
    ]
    return [module for module in found if module is not None]


def _evaluate(engine: OpaEngine, text: str = "{}", **bodies: str) -> dict[str, RuleResult]:
    return engine.evaluate(_modules(**bodies), [_query(name) for name in bodies], text)


@pytest.fixture(scope="module")
def own(opa: str) -> Iterator[OpaEngine]:
    """One engine for tests that neither hang nor break it."""
    with OpaEngine(program=opa, timeout=30) as engine:
        yield engine


def plain(result: RuleResult) -> object:
    lists = (result.deny, result.warn, result.population, result.excluded)
    return result.error, [sorted(json.dumps(item, sort_keys=True) for item in items) for items in lists]


# -- what the rules say -----------------------------------------------------------------------------------


def test_it_says_what_the_embedded_engine_says(
    own: OpaEngine, engine: EmbeddedEngine, rules: ModuleSet, document: Callable[..., str]
) -> None:
    query = query_for("session-length", rules.policies[0])
    given = document(*SYSTEMS)
    theirs = own.evaluate(rules.modules, [query], given)["session-length"]
    assert theirs.error is None
    assert {finding["id"] for finding in theirs.deny} == {"s2", "s3 é日😀"}
    assert plain(theirs) == plain(engine.evaluate(rules.modules, [query], given)["session-length"])
    assert (own.name, own.version.split(".")[0]) == ("OPA", "1")


def test_each_control_alone_says_the_same_as_together(own: OpaEngine) -> None:
    """One that fails sends all through the other way of asking."""
    bodies = {
        "a": GOOD,
        "b": GOOD.replace("input.bad", "input.bad == 7"),
        "c": "excluded contains {}\n" + GOOD,
    }
    queries = [_query("a"), _query("b"), ControlQuery("c", "t.c", has_excluded=True)]
    modules = _modules(**bodies)
    together = own.evaluate(modules, queries, '{"bad": 7}')
    broken = _modules(z=POPULATION + 'deny contains {} if time.parse_rfc3339_ns("x") > 1')
    alone = own.evaluate([*modules, *broken], [*queries, _query("z")], '{"bad": 7}')
    assert alone.pop("z").error is not None
    assert alone == together
    assert together["c"].excluded == [{}]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("population contains {}", "`deny` of t.a is undefined"),
        ("deny contains {}", "`population` of t.a is undefined"),
        ("deny := 1 if input.never\n\npopulation contains {}", "`deny` of t.a is undefined"),
        ("deny := []\n\npopulation contains {}", "`deny` of t.a is not a set"),
        ('deny contains "text"\n\npopulation contains {}', "`deny` of t.a holds something other"),
    ],
)
def test_misshapen(own: OpaEngine, body: str, said: str) -> None:
    results = _evaluate(own, a=body, b=GOOD)
    assert said in str(results["a"].error)
    assert results["b"] == RuleResult("b", population=[{"kind": "k", "id": "x"}])


def test_control_ids_may_hold_any_character(own: OpaEngine) -> None:
    query = ControlQuery('a-"b"\\é\u2028', "t.a")
    modules = _modules(a=GOOD, b=POPULATION + 'deny contains {} if time.parse_rfc3339_ns("x") > 1')
    results = own.evaluate(modules, [query, _query("b")], "{}")
    assert [result.error is None for result in results.values()] == [True, False]


def test_no_controls_need_no_opa() -> None:
    engine = OpaEngine(program="not there")
    assert engine.evaluate([], [], "{}") == {}
    assert engine.check_syntax([]) == []
    engine.close()


# -- errors stay with their control -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "place", "said"),
    [
        ('deny contains {} if time.parse_rfc3339_ns("x") > 1', "policies/b.rego:5:21: ", "parsing time"),
        (
            'deny contains {} if {\n\tx := {"é日😀":\ttime.parse_rfc3339_ns("x")}\n\tcount(x) == 1\n}',
            "policies/b.rego:6:15: ",
            "parsing time",
        ),
        (
            "deny contains {} if value == 3\n\nvalue := 1\n\nvalue := 2",
            "policies/b.rego:9:1: ",
            "multiple outputs",
        ),
        ("deny contains {} if missing(1)", "policies/b.rego:5:21: ", "undefined function missing"),
        ("deny contains {} if {\n\tx > 1\n}", "policies/b.rego:6:2: ", "unsafe"),
        ("deny contains {} if {\n", "policies/b.rego:", "unexpected eof"),
    ],
)
def test_an_error_stays_with_its_control(own: OpaEngine, body: str, place: str, said: str) -> None:
    results = _evaluate(own, '{"bad": true}', a=GOOD, b=POPULATION + body, c=GOOD)
    error = str(results["b"].error)
    assert error.startswith(place)
    assert said in error
    assert "\n" not in error
    assert place.startswith(str(results["b"].location)[: len(place) - 2])
    for name in ("a", "c"):
        assert results[name].error is None
        assert len(results[name].deny) == 1


def test_a_control_that_hangs_costs_the_others_nothing(opa: str) -> None:
    with OpaEngine(program=opa, timeout=1.5) as engine:
        results = _evaluate(engine, a=GOOD, b=HANGS, c=GOOD)
        assert str(results["b"].error).startswith("evaluation did not end within 1 s; ")
        assert (results["a"].error, results["c"].error) == (None, None)
        assert _evaluate(engine, a=GOOD)["a"].error is None


@pytest.mark.skipif(sys.platform != "linux", reason="limits on memory need Linux")
def test_a_control_that_outgrows_memory_costs_the_others_nothing(opa: str) -> None:
    rule = "deny contains {} if count(numbers.range(1, 90000000)) == 0"
    with OpaEngine(program=opa, timeout=40, memory_limit=192 * 1024**2) as engine:
        results = _evaluate(engine, a=GOOD, b=POPULATION + rule, c=GOOD)
    assert str(results["b"].error).startswith("evaluation needed more than 0.188 GiB of memory; ")
    assert (results["a"].error, results["c"].error) == (None, None)


@pytest.mark.skipif(sys.platform != "linux", reason="limits on memory need Linux")
@pytest.mark.parametrize("megabytes", [4, 48, 80])
def test_too_little_memory_to_start_is_said(opa: str, megabytes: int) -> None:
    with (
        OpaEngine(program=opa, timeout=20, memory_limit=megabytes * 1024**2) as engine,
        pytest.raises(EngineError) as caught,
    ):
        _evaluate(engine, a=GOOD)
    assert "OPA did not come up with the policies: evaluation needed more than" in caught.value.message
    assert "HIPAACTL_MEMORY_LIMIT" in str(caught.value.hint)


def test_a_document_takes_more_room_than_it_has_bytes(opa: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The client sends é as six bytes."""
    monkeypatch.setattr(opa_own, "_TAKEN_AT_LEAST", 0)
    text = json.dumps({"bad": True, "pad": ["é" * 1000] * 1000}, ensure_ascii=False)
    with OpaEngine(program=opa, timeout=30) as engine:
        assert len(_evaluate(engine, text, a=GOOD)["a"].deny) == 1


# -- syntax -----------------------------------------------------------------------------------------------


def test_syntax_errors_are_told_all_at_once_where_they_are(own: OpaEngine, module: Make) -> None:
    modules = [
        module("package a\n\nfoo if {\n\tx :=\n}\n", "a.rego"),
        module("package b\n\nfoo { true }\n", "b.rego"),
        module("package c\n\nfoo := 1\n", "c.rego"),
        module("package d\n\nfoo := [`é日😀`,\t£]\n", "d.rego"),
        module("package d_test\n\ntest_x := ]\n", "d_test.rego"),
    ]
    problems = own.check_syntax(modules)
    assert [(problem.code, str(problem.location)) for problem in problems] == [
        ("HC601", "a.rego:5:1"),
        ("HC601", "b.rego:3:1"),
        ("HC601", "d.rego:3:16"),
        ("HC601", "d_test.rego:3:11"),
    ]
    assert problems[1].found == "foo { true }"


def test_what_opa_does_not_compile_is_told_where_it_is(own: OpaEngine, module: Make) -> None:
    modules = [
        module("package a\n\nfoo if {\n\tx > 1\n}\n", "a.rego"),
        module('package b\n\nfoo := [`é日😀`,\tcount(1), "a"]\n', "b.rego"),
        module("package c_test\n\ntest_c if nope(1)\n", "c_test.rego"),
    ]
    found = [own.check_syntax([one])[0] for one in modules]  # OPA ends with the first kind of mistake
    assert [(problem.code, str(problem.location)) for problem in found] == [
        ("HC626", "a.rego:4:2"),
        ("HC626", "b.rego:3:16"),
        ("HC626", "c_test.rego:3:11"),
    ]
    assert found[0].found == "x > 1"


def test_long_lines_and_long_packages(own: OpaEngine, module: Make) -> None:
    name = "a." + "x" * 300
    text = f"package {name}\n\n" + 'x := "' + "y" * 20_000 + '"\n\n' + "# z\n" * 3_000
    capital = f"package {name}X\n\nx := ]\n"
    problems = own.check_syntax([module(text), module(capital, "policies/capital.rego")])
    assert [str(problem.location) for problem in problems] == ["policies/capital.rego:3:6"]


# -- tests ------------------------------------------------------------------------------------------------


def _tested(engine: OpaEngine, text: str, *more: RegoModule) -> dict[str, TestResult]:
    test, _ = parse_module("policies/a_test.rego", text)
    assert test is not None
    report = engine.run_tests(_modules(a=GOOD), [test, *more], coverage=False)
    return {result.name: result for result in report.results}


def test_the_rules_tests_pass(own: OpaEngine, rules: ModuleSet) -> None:
    report = own.run_tests(rules.evaluated, rules.tests)
    assert (report.ok, report.count("pass")) == (True, 5)
    assert own.run_tests(rules.evaluated, rules.tests, coverage=True).coverage is None


def test_each_kind_of_outcome(own: OpaEngine) -> None:
    results = _tested(
        own,
        "package t.a_test\n\nimport data.t.a\n\n"
        "test_passes if count(a.deny) == 0 with input as {}\n\n"
        "test_fails if count(a.deny) == 1 with input as {}\n\n"
        "test_odd := 3\n\n"
        'test_breaks if {\n\t"é日😀" == "é日😀"; time.parse_rfc3339_ns("x") == 1\n}\n\n'
        "todo_test_later if false\n",
    )
    assert {name: result.status for name, result in results.items()} == {
        "test_passes": "pass",
        "test_fails": "fail",
        "test_odd": "fail",
        "test_breaks": "error",
        "todo_test_later": "skipped",
    }
    assert str(results["test_breaks"].location) == "policies/a_test.rego:12:18"
    assert "parsing time" in str(results["test_breaks"].why)


def test_a_test_module_that_does_not_compile_is_an_error_and_the_others_run(
    own: OpaEngine, module: Make
) -> None:
    other = module("package t.b_test\n\ntest_b if nope(1)\n", "policies/b_test.rego")
    results = _tested(own, "package t.a_test\n\ntest_a if data.t.a.population\n", other)
    assert (results["test_a"].status, results["test_b"].status) == ("pass", "error")
    assert "undefined function" in str(results["test_b"].why)
    assert str(results["test_b"].location) == "policies/b_test.rego:3:11"


def test_a_test_that_hangs_is_an_error_and_the_others_run(opa: str, module: Make) -> None:
    text = (
        "package t.a_test\n\ntest_b if {\n\tsome a in m\n\tsome b in m\n\tsome c in m\n\ta + b + c == 0\n}\n"
    )
    with OpaEngine(program=opa, timeout=1) as engine:
        results = _tested(engine, text + "\nm := numbers.range(1, 99999)\n\ntest_a if true\n")
    assert (results["test_a"].status, results["test_b"].status) == ("pass", "error")
    assert "did not end within 1 s" in str(results["test_b"].why)


def test_opa_that_does_not_start_in_time_is_said(opa: str, rules: ModuleSet) -> None:
    with OpaEngine(program=opa, timeout=0.001) as engine:
        for call in (
            lambda: _evaluate(engine, a=GOOD),
            lambda: engine.run_tests(rules.evaluated, rules.tests),
        ):
            with pytest.raises(EngineError, match="OPA did not come up with the policies"):
                call()


# -- an OPA that nobody else can use ----------------------------------------------------------------------


def _port(engine: OpaEngine) -> int:
    connection = engine._server._connection  # type: ignore[attr-defined]
    address: tuple[bool, str, int] = connection._access.address
    return address[2]


def _pid(engine: OpaEngine) -> int:
    process = engine._server._process  # type: ignore[attr-defined]
    pid: int = process._process.pid
    return pid


@pytest.mark.parametrize("token", [None, "", "guess", "Bearer"])
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/v1/policies"),
        ("GET", "/v1/data"),
        ("GET", "/v1/data/hipaactl_ready/proof"),
        ("GET", "/v1/data/hipaactl/given"),
        ("POST", "/v1/data/hipaactl_ready"),
        ("POST", "/v1/query"),
        ("POST", "/"),
        ("PUT", "/v1/policies/x"),
        ("GET", "/v1/config"),
        ("GET", "/metrics"),
        ("GET", "/health"),
    ],
)
def test_who_has_no_token_gets_nothing(own: OpaEngine, token: str | None, method: str, path: str) -> None:
    _evaluate(own, a=GOOD)
    request = urllib.request.Request(f"http://127.0.0.1:{_port(own)}{path}", method=method)
    if method != "GET":
        request.data = b"{}"
    if token is not None:
        request.add_header("Authorization", f"Bearer {token}")
    with pytest.raises(HTTPError) as caught:
        urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=20)
    assert caught.value.code == 401
    caught.value.close()


@linux
def test_the_token_stands_on_no_command_line_in_no_file_and_in_no_environment(own: OpaEngine) -> None:
    _evaluate(own, a=GOOD)
    token = own._server._connection._access.token  # type: ignore[attr-defined]
    assert len(token) > 40
    for name in ("cmdline", "environ"):
        assert token.encode() not in Path(f"/proc/{_pid(own)}/{name}").read_bytes()
    assert token not in repr(own._server._connection._access)  # type: ignore[attr-defined]


def test_it_listens_on_loopback_only(own: OpaEngine) -> None:
    _evaluate(own, a=GOOD)
    assert own._server._connection._access.url.startswith("http://127.0.0.1:")  # type: ignore[attr-defined]


def test_variables_of_the_environment_change_nothing(opa: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "OPA_RUN_ADDR": "0.0.0.0:1",
        "OPA_RUN_AUTHORIZATION": "off",
        "OPA_ADDR": "nowhere",
        "OPA_CHECK_STRICT": "true",
        "OPA_CHECK_V0_COMPATIBLE": "true",
        "OPA_V0_COMPATIBLE": "true",
        "OPA_LOG_LEVEL": "debug",
        "http_proxy": "http://127.0.0.1:9",
        "HTTP_PROXY": "http://127.0.0.1:9",
        "ALL_PROXY": "http://127.0.0.1:9",
        "REQUESTS_CA_BUNDLE": "/not/there",
        "GODEBUG": "x",
    }.items():
        monkeypatch.setenv(name, value)
    with OpaEngine(program=opa, timeout=30) as engine:
        assert engine.check_syntax(_modules(a=GOOD)) == []
        assert _evaluate(engine, a=GOOD)["a"].error is None


# -- an opa that is none ----------------------------------------------------------------------------------


def _script(folder: Path, text: str) -> str:
    path = folder / "opa"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.skipif(os.name != "posix", reason="needs a shell")
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("echo 'Version: 0.70.0'", "is OPA 0.70.0; the policies are written in Rego v1"),
        ("echo 'Version: 2.0.0'", "is OPA 2.0.0, of a generation"),
        ("echo 'Version: dev'", "says its version is 'dev'"),
        ("echo 'hello'", "is not Open Policy Agent"),
        ("exit 1", "is not Open Policy Agent"),
        ("printf '\\377\\376'", "is not Open Policy Agent"),
        ("sleep 60", "is not Open Policy Agent"),
        ("cat; echo 'Version: 0.1.0'", "is OPA 0.1.0"),
    ],
)
def test_an_opa_that_cannot_be_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str
) -> None:
    monkeypatch.setattr(opa_own, "_VERSION_SECONDS", 1.0)
    engine = OpaEngine(program=_script(tmp_path, text))
    with pytest.raises(EngineError) as caught:
        engine.start()
    assert said in caught.value.message
    assert str(tmp_path) in caught.value.message
    assert caught.value.hint
    engine.close()


@pytest.mark.skipif(os.name != "posix", reason="needs a shell")
def test_an_opa_that_ends_at_once(tmp_path: Path) -> None:
    text = '[ "$1" = version ] && echo "Version: 1.0.0"; [ "$1" = run ] && echo "oh no" >&2 && exit 3; exit 0'
    with (
        OpaEngine(program=_script(tmp_path, text), timeout=20) as engine,
        pytest.raises(EngineError, match="OPA cannot be started: oh no"),
    ):
        _evaluate(engine, a=GOOD)


@pytest.mark.skipif(os.name != "posix", reason="needs a shell")
@pytest.mark.parametrize(
    ("says", "code", "memory"),
    [
        ("fatal error: runtime: cannot allocate memory", 2, True),
        ("runtime/cgo: pthread_create failed: Resource temporarily unavailable", 2, True),
        ("SIGSEGV: segmentation violation\nPC=0x439cbd m=4 sigcode=1", 2, True),
        ("panic: oh\n[signal SIGSEGV: segmentation violation code=0x1]", 2, False),
        ("fatal error: stack overflow", 2, False),
    ],
)
def test_what_go_says_of_its_end(tmp_path: Path, says: str, code: int, memory: bool) -> None:
    """Of much that it says the first lines tell; where they speak of memory, memory it was."""
    said = f"cat >&2 <<'END'\n{says}\nEND\nseq 1 300 >&2; exit {code}"
    text = f'[ "$1" = version ] && echo "Version: 1.0.0" && exit; [ "$1" = check ] && exit\n{said}'
    with (
        OpaEngine(program=_script(tmp_path, text), timeout=20) as engine,
        pytest.raises(EngineError) as caught,
    ):
        _evaluate(engine, a=GOOD)
    assert ("HIPAACTL_MEMORY_LIMIT" in str(caught.value.hint)) is memory


@pytest.mark.skipif(os.name != "posix", reason="needs a shell")
def test_an_opa_that_checks_nothing_sensible(tmp_path: Path) -> None:
    text = '[ "$1" = version ] && echo "Version: 1.0.0" && exit; echo "{}" >&2; exit 2'
    engine = OpaEngine(program=_script(tmp_path, text), timeout=20)
    with pytest.raises(EngineError, match=r"opa check failed: \{\}"):
        engine.check_syntax(_modules(a=GOOD))


def test_no_opa_on_the_path_names_the_ways_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EngineError) as caught:
        OpaEngine().start()
    assert caught.value.message == "there is no opa on PATH"
    assert "--opa-url" in str(caught.value.hint)


@pytest.mark.skipif(os.name != "posix", reason="needs links")
def test_a_path_that_is_relative_is_found_from_where_the_call_stands(
    opa: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "opa").symlink_to(opa)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "bin")
    with OpaEngine(timeout=30) as engine:
        assert engine.check_syntax(_modules(a=GOOD)) == []
        assert _evaluate(engine, a=GOOD)["a"].error is None


def test_a_port_that_is_taken_is_not_talked_to(opa: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with LyingOpa() as other:
        free = opa_process._free_port
        ports = iter([other.port, other.port])
        monkeypatch.setattr(opa_process, "_free_port", lambda: next(ports, None) or free())
        with OpaEngine(program=opa, timeout=30) as engine:
            assert _evaluate(engine, a=GOOD)["a"].error is None
    assert {asked[1:3] for asked in other.asked} <= {("GET", "/v1/data/hipaactl_ready")}
    assert not [asked for asked in other.asked if "Authorization" in asked[3]]


def test_ports_that_are_all_taken_are_said(opa: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with LyingOpa() as other:
        monkeypatch.setattr(opa_process, "_free_port", lambda: other.port)
        with (
            OpaEngine(program=opa, timeout=30) as engine,
            pytest.raises(EngineError, match=r"OPA cannot be started: .*in use"),
        ):
            _evaluate(engine, a=GOOD)


# -- nothing is left --------------------------------------------------------------------------------------


def _gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except OSError:
        return True


def _wait(what: Callable[[], bool]) -> None:
    for _round in range(500):
        if what():
            return
        time.sleep(0.02)
    pytest.fail("it did not come about")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, empty."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@linux
@pytest.mark.parametrize("how", ["exec", "supervise"])
def test_nothing_is_left_after_the_run(
    opa: str, temporary: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setattr(opa_process, "_HOW", how)
    with OpaEngine(program=opa, timeout=30) as engine:
        engine.check_syntax(_modules(a=GOOD))
        assert _evaluate(engine, a=GOOD)["a"].error is None
        process = engine._server._process._process  # type: ignore[attr-defined]
        pids = [process.pid, *_children(process.pid)]
        assert len(pids) == (2 if how == "supervise" else 1)
        assert list(temporary.iterdir()) == []  # OPA has read it
    assert all(map(_gone, pids))


@linux
@pytest.mark.parametrize("how", ["exec", "supervise"])
def test_nothing_is_left_after_an_error(
    opa: str, temporary: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setattr(opa_process, "_HOW", how)
    with OpaEngine(program=opa, timeout=30) as engine:
        results = _evaluate(engine, a=GOOD, b="deny contains {")
        assert (results["a"].error, results["b"].error is None) == (None, False)
        pid = _pid(engine)
        with pytest.raises(ZeroDivisionError), engine:
            raise ZeroDivisionError
    assert _gone(pid)
    assert list(temporary.iterdir()) == []


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@linux
def test_ctrl_c_leaves_nothing(opa: str, temporary: Path) -> None:
    threading.Timer(1.5, lambda: signal.pthread_kill(main, signal.SIGINT)).start()
    main = threading.main_thread().ident or 0
    with OpaEngine(program=opa, timeout=60) as engine:
        with pytest.raises(KeyboardInterrupt):
            _evaluate(engine, b=HANGS)
        pid = _pid(engine)
    assert _gone(pid)
    assert list(temporary.iterdir()) == []


_PARENT = """
import sys, threading, os
from hipaactl.policy import ControlQuery, opa_process
from hipaactl.policy.modules import parse_module
from hipaactl.policy.opa import OpaEngine
opa_process._HOW = {how!r}
module, _ = parse_module("b.rego", {text!r})
engine = OpaEngine(program={opa!r}, timeout=60)
engine.evaluate([module], [ControlQuery("b", "t.b")], '{{"bad": 1}}')
print(engine._server._process._process.pid, flush=True)
sys.stdin.read()
"""


@linux
@pytest.mark.parametrize("how", ["exec", "supervise"])
def test_opa_ends_with_a_parent_that_is_killed(opa: str, temporary: Path, how: str) -> None:
    code = _PARENT.format(how=how, text=f"package t.b\n\n{GOOD}", opa=opa)
    paths = os.pathsep.join(path for path in sys.path if path)
    parent = subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": paths},
    )
    with parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        pids = [pid, *_children(pid)]
        parent.kill()
    _wait(lambda: all(map(_gone, pids)))
    assert list(temporary.iterdir()) == []


@linux
def test_a_launcher_whose_parent_has_gone_starts_nothing(opa: str, tmp_path: Path) -> None:
    marker = tmp_path / "started"
    script = _script(tmp_path, f"touch {marker}")
    launcher = str(Path(opa_process.__file__).with_name("opa_launcher.py"))
    for parent, started in ((1, False), (os.getpid(), True)):
        command = [sys.executable, "-I", "-S", launcher, "exec", str(parent), "0", script]
        subprocess.run(command, timeout=30, check=False)
        assert marker.exists() is started


@pytest.mark.skipif(os.name != "posix", reason="needs a shell")
def test_a_supervisor_ends_with_what_it_started_and_says_nothing(tmp_path: Path) -> None:
    launcher = str(Path(opa_process.__file__).with_name("opa_launcher.py"))
    command = [sys.executable, "-I", "-S", launcher, "supervise", "0", "0", _script(tmp_path, "exit 7")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as supervisor:
        assert supervisor.stderr is not None
        assert supervisor.stderr.read() == b""  # while its input is still open
        assert supervisor.wait(30) == 7


# -- answers of any shape ---------------------------------------------------------------------------------

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)
_ENTRY = st.fixed_dictionaries({}, optional={"set": _JSON, "value": _JSON | st.just([{}])})
_SECTION = _JSON | st.dictionaries(st.sampled_from(["a", "b", "c"]), _ENTRY | _JSON, max_size=3)
_RESULT = _JSON | st.dictionaries(
    st.sampled_from(["deny", "population", "warn", "excluded"]), _SECTION, max_size=4
)


@pytest.fixture(scope="module")
def answering() -> Iterator[LyingOpa]:
    """A server for many answers."""
    with LyingOpa() as opa:
        yield opa


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(found=_RESULT, with_run=st.booleans(), rows=st.booleans())
@example(found={"deny": {"a": {"set": True, "value": []}}}, with_run=True, rows=False)
@example(found={"deny": {"a": {"set": True, "value": {}}}}, with_run=True, rows=False)
@example(found={"deny": {"a": {"set": "\ud800", "value": ["\ud800"]}}}, with_run=True, rows=False)
def test_no_answer_makes_a_pass_or_a_traceback(
    answering: LyingOpa, found: object, with_run: bool, rows: bool
) -> None:
    """A result without error has what was asked for, every set of it, and this run's text."""

    def answer(ask: object) -> None:
        said = found
        if with_run and isinstance(found, dict):
            said = {**found, "run": answering.result()["run"]}
        says(said if rows else {"result": said})(ask)  # type: ignore[arg-type]

    answering.lie("ask", answer)
    modules, queries = _modules(a=GOOD, b=GOOD), [_query("a"), _query("b")]
    with OpaEngine(access(answering.url), timeout=20) as engine:
        try:
            results = engine.evaluate(modules, queries, "{}")
        except EngineError:
            return
    assert with_run
    assert isinstance(found, dict)
    for name, result in results.items():
        if result.error is None:
            for rule in ("deny", "population"):
                assert found[rule][name]["set"]
                assert getattr(result, rule) == found[rule][name]["value"]
                assert all(isinstance(item, dict) for item in found[rule][name]["value"])
