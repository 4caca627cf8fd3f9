"""Two kinds of server behind the OPA engine: one that is there, and may lie, and one of the run's own."""

from __future__ import annotations

import json
import re
import signal
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from lying_opa import (
    LyingOpa,
    breaks_off,
    drips,
    drops,
    no_http,
    redirect,
    says,
    silent,
    status,
    zipped,
)

from hipaactl.policy import ControlQuery, EngineError, RegoModule, RuleResult, opa_session, opa_there
from hipaactl.policy.modules import parse_module
from hipaactl.policy.opa import OpaEngine
from hipaactl.policy.opa_access import access
from hipaactl.policy.opa_there import _helpers_first

WORDS = "package t.lib.words\n\nsaid(id) := {`kind`: `k`, `id`: id}\n"
POLICY = (
    "package t.{0}\n\nimport data.t.lib.words\n\n"
    "deny contains words.said(`{0}`) if input.bad\n\npopulation contains words.said(`{0}`)\n"
)
TEXTS = {
    "policies/a.rego": POLICY.format("a"),
    "policies/b.rego": POLICY.format("b"),
    "policies/words.rego": WORDS,
}
TEST = "package t.a_test\n\nimport data.t.a\n\ntest_it if count(a.deny) == 0 with input as {}\n"
QUERIES = [ControlQuery("a", "t.a"), ControlQuery("b", "t.b")]
OTHERS = {"theirs/one.rego": "package theirs.one\n\nallow := true\n"}
TOKEN = "not-for-anybodys-eyes-7c1f"


def made(texts: dict[str, str]) -> list[RegoModule]:
    """Modules by file name."""
    found = [parse_module(file, text)[0] for file, text in texts.items()]
    assert None not in found
    return [module for module in found if module is not None]


MODULES = made(TEXTS)
EVERYTHING = [*MODULES, *made({"policies/a_test.rego": TEST})]


@pytest.fixture
def lying() -> Iterator[LyingOpa]:
    """A server that lies as told, with a policy and data of others."""
    with LyingOpa() as opa:
        opa.policies.update(OTHERS)
        opa.data["theirs"] = {"kept": [1, 2]}
        yield opa
        opa.over.set()
        wait_for(lambda: not [one for one in threading.enumerate() if one.name.endswith("(run)")])


def wait_for(what: Any) -> None:
    """Waits until ``what`` holds, ten seconds at most."""
    for _round in range(500):
        if what():
            return
        time.sleep(0.02)
    pytest.fail("it did not come about")


def judged(opa: LyingOpa, given: str = "{}", timeout: float = 20) -> dict[str, RuleResult]:
    """A whole run."""
    with OpaEngine(access(opa.url, TOKEN), timeout=timeout) as engine:
        assert engine.check_syntax(EVERYTHING) == []
        return engine.evaluate(MODULES, QUERIES, given)


def refused(opa: LyingOpa, timeout: float = 20) -> EngineError:
    """The one error a run ends with."""
    with pytest.raises(EngineError) as caught:
        judged(opa, timeout=timeout)
    error = caught.value
    assert error.hint
    for text in (error.message, error.hint):
        assert "\n" not in text
        assert len(text) < 500
        assert TOKEN not in text
    return error


# -- the truth --------------------------------------------------------------------------------------------


def test_a_run_uploads_asks_and_removes(lying: LyingOpa) -> None:
    results = judged(lying)
    assert results == {key: RuleResult(key, population=[{"kind": "k", "id": "x"}]) for key in ("a", "b")}
    assert (lying.policies, lying.data) == (OTHERS, {"theirs": {"kept": [1, 2]}})
    steps = [asked[0] for asked in lying.asked]
    assert list(dict.fromkeys(steps)) == ["version", "list", "probe", "parse", "put", "ask", "text", "delete"]
    uploaded = [asked[2].rpartition("/")[2] for asked in lying.asked if asked[0] == "put"]
    assert uploaded == ["t.lib.words.rego", "t.a.rego", "t.b.rego", "hipaactl.run.rego"]
    removed = [asked[2].rpartition("/")[2] for asked in lying.asked if asked[0] == "delete"]
    assert removed[-1] == "t.lib.words.rego"
    assert all(asked[3]["Authorization"] == f"Bearer {TOKEN}" for asked in lying.asked)


def test_each_run_has_ids_and_a_text_of_its_own(lying: LyingOpa) -> None:
    judged(lying)
    first = {asked[2] for asked in lying.asked if asked[0] == "put"}
    lying.asked.clear()
    judged(lying)
    assert not first & {asked[2] for asked in lying.asked if asked[0] == "put"}


def test_compressed_answers_are_read(lying: LyingOpa) -> None:
    for step in ("version", "list", "ask", "text"):
        lying.lie(step, zipped)
    assert judged(lying)["a"].error is None


# -- faults of server and network, at every step ----------------------------------------------------------

FAULTS = {
    "silent": (silent, "does not answer in time"),
    "drips": (drips, "does not answer in time"),
    "drops": (drops, "closed the connection instead of answering"),
    "breaks off": (breaks_off, "broke off in the middle of an answer"),
    "no http": (no_http, "does not speak HTTP there"),
    "huge": (says(b" " * 60_000), "answers with more than"),
    "401": (status(401, {"code": "unauthorized", "message": "no"}), "does not let hipaactl in (401)"),
    "403": (status(403, b"<html>"), "does not let hipaactl in (403)"),
    "404": (status(404, b"404 page not found"), "does not have OPA's REST API (404)"),
    "413": (status(413, b""), "takes no request of this size"),
    "400": (status(400, {"code": "x", "message": "mood"}), "failed with status 400: mood"),
    "500": (status(500, {"code": "internal_error", "message": "oh"}), "failed with status 500: oh"),
    "502": (status(502, b"<html>bad gateway</html>"), "failed with status 502"),
    "other host": (
        redirect("https://elsewhere.example/v1/x"),
        "redirects to elsewhere.example/v1/x; nothing",
    ),
    "other path": (redirect("/login?next=1", 302), "redirects to 127.0.0.1:"),
}
# Step, how many honest answers before, and whether an evaluation fails first, so that each control is asked
# for alone.
PLACES = {
    "version": ("version", 0, False),
    "looking for clashes": ("list", 0, False),
    "looking for data": ("probe", 0, False),
    "looking for data again": ("probe", 1, False),
    "parsing": ("parse", 0, False),
    "first upload": ("put", 0, False),
    "looking again": ("list", 1, False),
    "a later upload": ("put", 2, False),
    "evaluation": ("ask", 0, False),
    "giving the document": ("give", 0, True),
    "evaluation alone": ("alone", 0, True),
    "evaluation alone, the second": ("alone", 1, True),
    "confirming": ("list", 2, False),
    "confirming a text": ("text", 1, False),
}
CLEANUP = {
    "listing": ("list", 3, False),
    "removing": ("delete", 0, False),
    "removing another": ("delete", 2, False),
    "listing again": ("list", 4, False),
    "removing data": ("delete data", 0, True),
    "looking for data": ("probe", 4, True),
}
EVALUATION_FAILS = {
    "code": "internal_error",
    "message": "error(s) occurred while evaluating query",
    "errors": [{"code": "eval_builtin_error", "message": "no number", "location": {"file": "", "row": 1}}],
}


@pytest.fixture
def limit(fault: str, monkeypatch: pytest.MonkeyPatch) -> float:
    """Small bounds for what ``fault`` never ends, and others that no machine is too slow for."""
    monkeypatch.setattr(opa_session, "MAX_ANSWER", 50_000)
    if fault not in ("silent", "drips"):
        return 20
    monkeypatch.setattr(opa_there, "_SETUP_SECONDS", 0.3)
    monkeypatch.setattr(opa_there, "_CLEANUP_SECONDS", 0.3)
    return 0.4


def _lies(opa: LyingOpa, place: tuple[str, int, bool], lie: Any) -> None:
    step, after, alone = place
    if alone:
        opa.lie("ask", status(500, EVALUATION_FAILS))
    # The listing is what cleaning begins with.
    opa.lie(step, lie, after, times=1 if step == "list" else 1000)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_one_message_and_leaves_nothing(
    lying: LyingOpa, limit: float, fault: str, place: str
) -> None:
    lie, said = FAULTS[fault]
    _lies(lying, PLACES[place], lie)
    if fault in ("silent", "drips") and place.startswith("evaluation"):
        results = judged(lying, timeout=limit)
        # Together it took too long; alone each is judged, or is an error of its own.
        late = {"evaluation": [], "evaluation alone": ["a", "b"]}.get(place, ["b"])
        assert [key for key, result in results.items() if result.error is not None] == late
        for key in late:
            assert str(results[key].error).startswith("evaluation did not end within")
            assert results[key] == RuleResult(key, error=results[key].error)
    elif fault == "400" and place in ("first upload", "a later upload"):
        # OPA says so of a policy that it cannot take, without a list: a matter of that policy.
        with OpaEngine(access(lying.url)) as engine:
            assert [problem.code for problem in engine.check_syntax(EVERYTHING)] == ["HC626"]
    else:
        error = refused(lying, limit)
        assert said in error.message
        assert lying.url in error.message
        assert "could not be removed" not in error.message
    assert (lying.policies, lying.data) == (OTHERS, {"theirs": {"kept": [1, 2]}})


@pytest.mark.parametrize("place", CLEANUP)
@pytest.mark.parametrize("fault", FAULTS)
def test_what_cannot_be_removed_is_said_and_there_is_no_verdict(
    lying: LyingOpa, limit: float, fault: str, place: str
) -> None:
    lie, said = FAULTS[fault]
    _lies(lying, CLEANUP[place], lie)
    error = refused(lying, limit)
    assert f"what hipaactl uploaded to {lying.url} could not be removed" in error.message
    assert said in error.message
    run = next(asked[2].split("/")[3] for asked in lying.asked if asked[0] == "put")
    assert f"{run}/" in str(error.hint)


# -- answers of another shape -----------------------------------------------------------------------------

DEEP = b"[" * 200_000
NOT_FOUND = status(404, {"code": "resource_not_found", "message": "storage_not_found_error"})
NO_JSON = "answers with something other than OPA's JSON"
FORM = "lists its policies in an unknown form"
CHANGED = "were changed during the run"
API = "does not have OPA's REST API (404)"


def _row(**row: Any) -> Any:
    return says({"result": [row]})


@pytest.mark.parametrize(
    ("step", "lie", "said"),
    [
        *[(step, says(b"<html>"), NO_JSON) for step in ("version", "list", "probe", "parse", "ask", "text")],
        *[(step, says(DEEP), NO_JSON) for step in ("version", "list", "probe", "parse", "ask", "text")],
        *[(step, says([]), NO_JSON) for step in ("version", "list", "probe", "parse", "ask", "text")],
        *[(step, says(b'{"result": "\xff"}'), NO_JSON) for step in ("version", "list", "probe", "text")],
        *[(step, NOT_FOUND, API) for step in ("version", "list", "parse", "put", "ask")],
        ("version", says({}), "does not say its version"),
        ("version", says({"result": {"x": "1.20.0"}}), "does not say its version"),
        ("version", _row(), "does not say its version"),
        ("version", _row(x=[1, 20, 0]), "does not say its version"),
        ("list", says({}), FORM),
        ("list", says({"result": None}), FORM),
        ("list", says({"result": [{}]}), FORM),
        ("list", says({"result": [{"ast": {"package": {"path": [{"value": "data"}]}}}]}), FORM),
        ("list", says({"result": [{"id": 1, "ast": {"package": {"path": [{"value": "data"}]}}}]}), FORM),
        ("list", says({"result": [{"id": "x", "ast": {"package": {"path": ["data"]}}}]}), FORM),
        ("list", says({"result": [{"id": "x", "ast": {"package": {"path": [{"value": 1}]}}}]}), FORM),
        ("list", says({"result": [{"id": "x", "ast": {"package": {"path": []}}}]}), FORM),
        ("parse", says({}), "does not say which modules parse"),
        ("parse", _row(x="all"), "does not say which modules parse"),
        ("parse", _row(x=[1]), "does not parse, and takes it"),
        ("put", status(204), NO_JSON),
        ("put", status(202, {}), NO_JSON),
        ("text", says({}), CHANGED),
        ("text", says({"result": {"raw": None}}), CHANGED),
        ("text", NOT_FOUND, CHANGED),
        ("delete", says({}), "could not be removed (they are still there)"),
        ("delete", NOT_FOUND, "could not be removed (they are still there)"),
    ],
)
def test_an_answer_of_another_shape_is_none(lying: LyingOpa, step: str, lie: Any, said: str) -> None:
    lying.lie(step, lie, times=1 if step == "list" else 1000)
    assert said in refused(lying).message


def test_an_upload_that_was_not_kept_is_noticed(lying: LyingOpa) -> None:
    lying.lie("put", says({}), after=1, times=1)
    assert CHANGED in refused(lying).message


@pytest.mark.parametrize(
    ("step", "lie", "said"),
    [
        ("give", status(200, {}), NO_JSON),
        ("give", NOT_FOUND, API),
        ("delete data", status(200, {}), "could not be removed (it is still there)"),
        ("delete data", NOT_FOUND, "could not be removed (it is still there)"),
    ],
)
def test_an_answer_of_another_shape_about_data_is_none(
    lying: LyingOpa, step: str, lie: Any, said: str
) -> None:
    _lies(lying, (step, 0, True), lie)
    assert said in refused(lying).message


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ("0.70.0", "is OPA 0.70.0; the policies are written in Rego v1"),
        ("2.0.0", "is OPA 2.0.0, of a generation that hipaactl was not compared with"),
        ("dev", "says its version is 'dev'"),
        ("1.20", "says its version is '1.20'"),
        ("1.20.0\x1b[2J", "says its version is '1.20.0 [2J'"),
        ("1.20.0 or so", "says its version is '1.20.0 or so'"),
        ("9" * 6000 + ".0.0", "says its version is '9999"),
        ("١.٢٠.٠", "says its version is"),
    ],
)
def test_versions_that_are_none_of_ours(lying: LyingOpa, found: str, said: str) -> None:
    lying.version = found
    error = refused(lying)
    assert said in error.message
    assert "use " in str(error.hint)
    assert [asked[0] for asked in lying.asked] == ["version"]


@pytest.mark.parametrize("found", ["1.0.0", "v1.20.0", "1.21.0-rc.1", "1.20.0+build.5", "1.999.0"])
def test_versions_that_will_do(lying: LyingOpa, found: str) -> None:
    lying.version = found
    with OpaEngine(access(lying.url)) as engine:
        assert engine.version == found.removeprefix("v")


def test_what_a_server_says_is_shown_on_one_line_without_control_characters(lying: LyingOpa) -> None:
    text = "oh\x1b[31m\nno\ud800 " + "x" * 5000
    lying.lie("put", status(500, json.dumps({"message": text}).encode()))
    message = refused(lying).message
    assert ": oh [31m no x" in message
    message.encode()
    assert message.isprintable()


def test_a_redirect_is_named_and_not_followed(lying: LyingOpa) -> None:
    with LyingOpa() as other:
        lying.lie("ask", redirect(f"{other.url}/v1/data/hipaactl/run/result", 308))
        assert f"redirects to 127.0.0.1:{other.port}/v1/data/hipaactl" in refused(lying).message
        assert other.asked == []


def test_a_slash_at_the_end_that_opa_redirects_is_never_asked_for(lying: LyingOpa) -> None:
    judged(lying)
    assert not [asked for asked in lying.asked if asked[2].endswith("/")]


# -- what is not ours -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "package", ["t.a", "t", "t.a.deeper", "t.lib.words", "hipaactl", "hipaactl.run", "hipaactl.x"]
)
def test_a_clash_is_refused_before_anything_is_sent(lying: LyingOpa, package: str) -> None:
    text = f"package {package}\n\nx := 1\n"
    lying.policies["theirs/two.rego"] = text
    error = refused(lying)
    assert (
        f"has policy theirs/two.rego in package {package}, where hipaactl's own policies go" in error.message
    )
    assert not [asked for asked in lying.asked if asked[1] in ("PUT", "DELETE")]
    assert lying.policies == {**OTHERS, "theirs/two.rego": text}


@pytest.mark.parametrize("package", ["t.abc", "u.t.a", "system.authz", "hipaactl_other"])
def test_neighbours_are_no_clash(lying: LyingOpa, package: str) -> None:
    lying.policies["theirs/two.rego"] = f"package {package}\n\nx := 1\n"
    assert judged(lying)["a"].error is None


def test_several_clashes_are_counted(lying: LyingOpa) -> None:
    for name in ("x", "y", "z"):
        lying.policies[name] = "package t.a\n"
    assert "has policy x and 2 more in package t.a" in refused(lying).message


@pytest.mark.parametrize("path", ["t/a", "t/lib/words", "hipaactl"])
@pytest.mark.parametrize("value", [{}, {"x": 1}, False, 0, ""])
def test_data_where_ours_go_is_refused(lying: LyingOpa, path: str, value: Any) -> None:
    lying.data[path] = value
    assert f"holds data at {path}, which hipaactl needs" in refused(lying).message
    assert lying.data[path] == value


def test_what_a_cut_off_run_left_is_explained(lying: LyingOpa) -> None:
    lying.policies["hipaactl-0123/t.a.rego"] = TEXTS["policies/a.rego"]
    lying.policies["hipaactl-0123/t.b.rego"] = TEXTS["policies/b.rego"]
    error = refused(lying)
    assert "another run of hipaactl uses the OPA server" in error.message
    assert "left 2 policies there (hipaactl-0123/t.a.rego …)" in error.message
    assert "DELETE /v1/policies/" in str(error.hint)


def test_two_runs_that_looked_at_once_do_not_both_go_on(lying: LyingOpa) -> None:
    """The other uploads between our look and our first upload."""

    def uploads(ask: Any) -> None:
        lying.policies["hipaactl-4567/t.lib.words.rego"] = WORDS
        lying.honest(ask)

    lying.lie("put", uploads, times=1)
    assert "another run of hipaactl uses" in refused(lying).message
    assert lying.count("ask") == 0
    assert lying.policies.keys() == {*OTHERS, "hipaactl-4567/t.lib.words.rego"}


def test_packages_of_tests_are_looked_at_before_they_are_uploaded(lying: LyingOpa) -> None:
    lying.policies["theirs/two.rego"] = "package t.a_test\n"
    with OpaEngine(access(lying.url)) as engine:
        assert engine.check_syntax(EVERYTHING) == []
        with pytest.raises(EngineError, match=r"package t\.a_test, where"):
            engine.run_tests(MODULES, EVERYTHING[-1:])
    assert lying.policies.keys() == {*OTHERS, "theirs/two.rego"}


def test_a_policy_changed_during_the_run_is_noticed(lying: LyingOpa) -> None:
    def changes(ask: Any) -> None:
        name = next(name for name in lying.policies if name.endswith("/t.a.rego"))
        lying.policies[name] += "\n# looser\n"
        lying.honest(ask)

    lying.lie("ask", changes)
    assert CHANGED in refused(lying).message


def test_a_policy_of_others_beside_ours_during_the_run_is_noticed(lying: LyingOpa) -> None:
    def adds(ask: Any) -> None:
        lying.policies["theirs/late.rego"] = "package t.a\n"
        lying.honest(ask)

    lying.lie("ask", adds)
    assert "has policy theirs/late.rego" in refused(lying).message


@pytest.mark.parametrize("package", ["system.authz", "system", "hipaactl.run"])
def test_a_policy_that_would_decide_for_the_server_is_never_sent(lying: LyingOpa, package: str) -> None:
    modules = made({"policies/x.rego": f"package {package}\n\nallow := true\n"})
    with OpaEngine(access(lying.url)) as engine:
        assert engine.check_syntax([*MODULES, *modules]) == []  # HC606 says it
        with pytest.raises(EngineError, match=f"package {package}, which is not for policies"):
            engine.evaluate([*MODULES, *modules], QUERIES, "{}")
        with pytest.raises(EngineError, match=f"package {package}, which is not for policies"):
            engine.run_tests([*MODULES, *modules], EVERYTHING[-1:])
    assert not [asked for asked in lying.asked if asked[0] == "put" and package in asked[2]]


# -- what goes wrong half way -----------------------------------------------------------------------------


def test_an_upload_whose_answer_was_lost_is_removed(lying: LyingOpa) -> None:
    def takes_it_and_drops(ask: Any) -> None:
        lying.policies[ask.path.removeprefix("/v1/policies/")] = ask.body.decode()
        drops(ask)

    lying.lie("put", takes_it_and_drops, after=1)
    assert "closed the connection" in refused(lying).message
    assert lying.policies == OTHERS


def test_an_upload_that_arrives_late_is_removed(lying: LyingOpa) -> None:
    def takes_it_later(ask: Any) -> None:
        name, text = ask.path.removeprefix("/v1/policies/"), ask.body.decode()

        def listing(later: Any) -> None:
            lying.honest(later)
            lying.policies[name] = text

        lying.lie("list", listing, times=1)
        drops(ask)

    lying.lie("put", takes_it_later, after=2)
    assert "closed the connection" in refused(lying).message
    assert lying.policies == OTHERS


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="needs a signal to one thread")
@pytest.mark.parametrize("step", ["put", "ask", "text"])
def test_an_interrupted_run_removes_what_is_there(lying: LyingOpa, step: str) -> None:
    """Ctrl-C or a request to end, while an answer is waited for: nothing of it arrives afterwards."""

    def interrupts(ask: Any) -> None:
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
        silent(ask)

    lying.lie(step, interrupts, after=1 if step == "put" else 0, times=1)
    with pytest.raises(KeyboardInterrupt):
        judged(lying)
    assert (lying.policies, lying.data) == (OTHERS, {"theirs": {"kept": [1, 2]}})


def test_closing_twice_is_no_error(lying: LyingOpa) -> None:
    engine = OpaEngine(access(lying.url))
    engine.check_syntax(EVERYTHING)
    engine.close()
    asked = len(lying.asked)
    engine.close()
    assert len(lying.asked) == asked


def test_callers_go_before_what_they_call() -> None:
    def order(**bodies: str) -> list[str]:
        texts = {name: f"package {body}" for name, body in bodies.items()}
        return [name for name, _ in _helpers_first(texts)]

    assert order(a="x.a\ny := data.x.b.f(1)", b="x.b\ny := data.x.c.f(1)", c="x.c") == ["c", "b", "a"]
    assert order(a="x.a\nimport data.x.lib\ny := lib.b.f(1)", b="x.lib.b") == ["b", "a"]
    # `x.lib` begins the name of `x.lib.more`, and is not called by it.
    assert order(a="x.lib\ny := data.x.lib.more.f(1)", b="x.lib.more\ny := data.x.lib.more.z") == ["b", "a"]
    # Rules may refer to each other in a circle; what both call still goes first.
    circle = order(a="x.a\ny := data.x.b.z", b="x.b\ny := data.x.a.z\nv := data.x.c.f(1)", c="x.c")
    assert circle.index("c") < circle.index("b")


def test_a_module_that_does_not_parse_is_told_at_its_place(lying: LyingOpa) -> None:
    lying.broken = {"input.bad", "test_it"}
    with OpaEngine(access(lying.url)) as engine:
        problems = engine.check_syntax(EVERYTHING)
    assert [(problem.code, str(problem.location)) for problem in problems] == [
        ("HC601", "policies/a.rego:3:1"),
        ("HC601", "policies/a_test.rego:3:1"),
        ("HC601", "policies/b.rego:3:1"),
    ]
    assert lying.policies == OTHERS


def test_messages_about_a_server_name_its_address_and_no_secret(lying: LyingOpa) -> None:
    engine = OpaEngine(access(lying.url, TOKEN))
    assert TOKEN not in repr(engine) + repr(vars(engine)) + repr(vars(vars(engine)["_server"]))
    lying.lie("version", status(401))
    with pytest.raises(EngineError) as caught:
        engine.start()
    assert re.search(r"HIPAACTL_OPA_TOKEN", str(caught.value.hint))
    assert TOKEN not in repr(caught.value) + str(caught.value.hint)


def test_a_removal_that_is_refused_for_a_moment_is_tried_again(lying: LyingOpa) -> None:
    """As where an upload that was cut off arrives late, and calls what was to go."""
    said = {
        "code": "invalid_parameter",
        "message": "error(s) occurred while compiling module(s)",
        "errors": [{"code": "rego_type_error", "message": "undefined function data.t.lib.words.said"}],
    }
    lying.lie("delete", status(400, said), times=1)
    judged(lying)
    assert lying.policies == OTHERS


def test_another_run_that_began_at_the_same_time_is_no_fault_of_a_policy(lying: LyingOpa) -> None:
    """OPA refuses the second of two modules with METADATA in one package, naming the other's id."""
    other = "hipaactl-0123456789abcdef/t.a.rego"

    def refuses(ask: Any) -> None:
        lying.policies[other] = "package t.a\n"
        error = {"code": "rego_compile_error", "message": f"package annotation redeclared: {other}:1"}
        message = "error(s) occurred while compiling module(s)"
        ask.answer(400, {"code": "invalid_parameter", "message": message, "errors": [error]})

    lying.lie("put", refuses, after=1, times=1)
    assert "another run of hipaactl" in refused(lying).message
    assert lying.policies == {**OTHERS, other: "package t.a\n"}
