"""A real OPA server that is there: what it holds of others stays, what it holds of ours goes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from real_opa import RealOpa, make_certificates, running

from hipaactl.policy import ControlQuery, EngineError, ModuleSet, RegoModule, opa_there, query_for
from hipaactl.policy.modules import parse_module
from hipaactl.policy.opa import OpaEngine
from hipaactl.policy.opa_access import OpaAccess, access

WORDS = "package t.lib.words\n\nsaid(id) := {`kind`: `k`, `id`: id}\n"
POLICY = (
    "package t.{0}\n\nimport data.t.lib.words\n\n"
    "deny contains words.said(`{0}`) if {1}\n\npopulation contains words.said(`é{0}`)\n"
)
BREAKS = 'time.parse_rfc3339_ns("x") > 1'
HANGS = "{\n\tsome a in m\n\tsome b in m\n\tsome c in m\n\ta + b + c == 0\n}\n\nm := numbers.range(1, 99999)"
THEIRS = {
    "theirs/one.rego": "package theirs.one\n\n# kept  \nallow if data.theirs.kept\n",
    "t": "package tt.a\n\nx := 1",
}
TOKEN = "not-for-anybodys-eyes-7c1f"


@pytest.fixture(scope="module")
def server(opa: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealOpa]:
    """A server for the tests of this file."""
    with running(opa, tmp_path_factory.mktemp("opa")) as found:
        yield found


@pytest.fixture
def there(server: RealOpa) -> Iterator[RealOpa]:
    """That server, with policies and data of others, which each test leaves as they are."""
    server.clear()
    for name, text in THEIRS.items():
        server.put_policy(name, text)
    assert server.call("PUT", "/v1/data/theirs", '{"kept": [1, 2.50, "é"]}')[0] == 204
    before = server.holds()
    yield server
    assert server.holds() == before
    server.clear()


def _modules(**conditions: str) -> list[RegoModule]:
    texts = {name: POLICY.format(name, condition) for name, condition in conditions.items()} | {
        "words": WORDS
    }
    found = [parse_module(f"policies/{name}.rego", text)[0] for name, text in texts.items()]
    return [module for module in found if module is not None]


def _judged(
    where: RealOpa | OpaAccess, text: str = "{}", timeout: float = 30, **conditions: str
) -> dict[str, str | None]:
    """Error of each control."""
    found = where if isinstance(where, OpaAccess) else access(where.url)
    modules = _modules(**conditions)
    with OpaEngine(found, timeout=timeout) as engine:
        assert engine.check_syntax(modules) == []
        queries = [ControlQuery(name, f"t.{name}") for name in conditions]
        return {name: result.error for name, result in engine.evaluate(modules, queries, text).items()}


def _refused(there: RealOpa) -> EngineError:
    with pytest.raises(EngineError) as caught:
        _judged(there, a="input.x")
    return caught.value


def test_rules_and_their_tests(there: RealOpa, rules: ModuleSet) -> None:
    query = query_for("session-length", rules.policies[0])
    systems = [
        {"id": "s1", "status": "in_use", "minutes": 99},
        {"id": "s2", "status": "in_use", "minutes": 5},
    ]
    given = json.dumps(
        {
            "parameters": {"session_length": {"minutes": 15}},
            "evidence": {"systems": {"records": systems, "sources": []}},
        }
    )
    with OpaEngine(access(there.url)) as engine:
        assert engine.check_syntax([*rules.modules]) == []
        result = engine.evaluate(rules.modules, [query], given)["session-length"]
        assert [finding["id"] for finding in result.deny] == ["s1"]
        report = engine.run_tests(rules.evaluated, rules.tests)
        assert (report.ok, report.count("pass")) == (True, 5)


def test_one_run_after_another(there: RealOpa) -> None:
    for _round in range(2):
        assert _judged(there, a="input.x", b="input.y") == {"a": None, "b": None}


def test_an_evaluation_that_fails(there: RealOpa) -> None:
    errors = _judged(there, a="input.x", b=BREAKS)
    assert errors["a"] is None
    assert str(errors["b"]).startswith("policies/b.rego:5:34: time.parse_rfc3339_ns: parsing time")


def test_an_evaluation_that_does_not_end(there: RealOpa) -> None:
    errors = _judged(there, timeout=1, a="input.x", b=HANGS)
    assert errors["a"] is None
    assert str(errors["b"]).startswith("evaluation did not end within 1 s; ")


def test_policies_that_do_not_parse_or_compile(there: RealOpa, module: object) -> None:
    modules = [
        *_modules(a="input.x"),
        *[
            parse_module(f"policies/{name}.rego", f"package t.{name}\n\n{text}\n")[0]
            for name, text in {"d": "foo := [`é日😀`,\t£]", "e": "x := ]", "e_test": "test_x := ]"}.items()
        ],
    ]
    with OpaEngine(access(there.url)) as engine:
        problems = engine.check_syntax([one for one in modules if one is not None])
    assert {(problem.code, str(problem.location)) for problem in problems} == {
        ("HC601", "policies/d.rego:3:16"),
        ("HC601", "policies/e.rego:3:6"),
        ("HC601", "policies/e_test.rego:3:11"),
    }
    with OpaEngine(access(there.url)) as engine:
        problems = engine.check_syntax(_modules(a="input.x", b="nope(1)"))
    assert [(problem.code, str(problem.location)) for problem in problems] == [
        ("HC626", "policies/b.rego:5:34")
    ]


@pytest.mark.parametrize("package", ["t.a", "t", "t.a.deeper", "hipaactl.mine"])
def test_a_clash_is_refused(there: RealOpa, package: str) -> None:
    there.put_policy("theirs/clash", f"package {package}\n\ny := 1\n")
    before = there.holds()
    assert f"has policy theirs/clash in package {package}" in _refused(there).message
    assert there.holds() == before
    there.call("DELETE", "/v1/policies/theirs/clash")


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("t/a", "t/a"),
        ("t/a/deny", "t/a"),
        ("t/lib/words/said", "t/lib/words"),
        ("hipaactl/given", "hipaactl"),
        ("hipaactl/x", "hipaactl"),
    ],
)
def test_data_where_ours_go_is_refused(there: RealOpa, path: str, named: str) -> None:
    assert there.call("PUT", f"/v1/data/{path}", '{"x": 1}')[0] == 204
    before = there.holds()
    assert f"holds data at {named}, which" in _refused(there).message
    assert there.holds() == before
    there.call("DELETE", f"/v1/data/{path.split('/')[0]}")


def test_what_a_run_that_was_killed_left(there: RealOpa) -> None:
    engine = OpaEngine(access(there.url))
    assert engine.check_syntax(_modules(a="input.x")) == []  # and then it is gone
    error = _refused(there)
    assert "another run of hipaactl uses the OPA server" in error.message
    left = [name for name in there.holds()[0] if name.startswith("hipaactl-")]
    for name in sorted(left, key=lambda name: "lib" in name):
        assert there.call("DELETE", f"/v1/policies/{name}")[0] == 200
    assert _judged(there, a="input.x") == {"a": None}


def test_a_policy_of_others_that_calls_ours_keeps_it_and_is_named(there: RealOpa) -> None:
    engine = OpaEngine(access(there.url))
    engine.check_syntax(_modules(a="input.x"))
    there.put_policy("theirs/caller", "package theirs.caller\n\nx := data.t.lib.words.said(1)\n")
    with pytest.raises(EngineError) as caught:
        engine.close()
    assert "could not be removed" in caught.value.message
    assert "undefined function data.t.lib.words.said" in caught.value.message
    there.call("DELETE", "/v1/policies/theirs/caller")
    engine.close()  # goes on where it stopped


def test_a_server_that_takes_little(opa: str, tmp_path: Path) -> None:
    with running(opa, tmp_path, "--set", "server.decoding.max_length=4000") as small:
        with pytest.raises(EngineError) as caught:
            _judged(small, json.dumps({"pad": "x" * 5000}), a="input.x")
        assert "takes no request of this size" in caught.value.message
        assert "server.decoding.max_length" in str(caught.value.hint)
        assert small.holds() == ({}, {"result": {}})


def test_a_token_and_certificates(opa: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    made = make_certificates(tmp_path)
    (tmp_path / "authz.rego").write_text(
        f'package system.authz\n\ndefault allow := false\n\nallow if input.identity == "{TOKEN}"\n'
    )
    file = tmp_path / "token"
    file.write_text(TOKEN + "\n")
    certificate, key = made.of("here")
    tls = (
        "--tls-cert-file",
        certificate,
        "--tls-private-key-file",
        key,
        "--tls-ca-cert-file",
        made.authority,
    )
    authorization = ("--authentication=token", "--authorization=basic", "authz.rego")
    with running(opa, tmp_path, *tls, *authorization, token=TOKEN, context=made.client()) as found:
        before = found.holds()
        by_file = access(found.url, None, str(file), *made.of("client"), made.authority)
        by_text = access(found.url, TOKEN, None, *made.of("client"), made.authority)
        for good in (by_file, by_text):
            assert _judged(good, a="input.x", b=BREAKS)["a"] is None
        for token in (None, TOKEN + "x"):
            with pytest.raises(EngineError, match=r"does not let hipaactl in \(401\)") as caught:
                _judged(access(found.url, token, None, *made.of("client"), made.authority), a="input.x")
            assert TOKEN not in str(caught.value) + str(caught.value.hint)
        assert found.holds() == before
    assert TOKEN not in "".join(capfd.readouterr())


def test_client_certificates_that_the_server_itself_asks_for(opa: str, tmp_path: Path) -> None:
    made = make_certificates(tmp_path)
    certificate, key = made.of("here")
    tls = (
        "--tls-cert-file",
        certificate,
        "--tls-private-key-file",
        key,
        "--tls-ca-cert-file",
        made.authority,
    )
    with running(
        opa, tmp_path, *tls, "--authentication=tls", context=made.client(), host="localhost"
    ) as found:
        assert _judged(access(found.url, None, None, *made.of("client"), made.authority), a="input.x") == {
            "a": None
        }
        with pytest.raises(EngineError, match="asks for a client certificate"):
            _judged(access(found.url, authority=made.authority), a="input.x")
        with pytest.raises(EngineError, match="does not know who issued the client certificate"):
            _judged(access(found.url, None, None, *made.of("stranger"), made.authority), a="input.x")
        plain = access(found.url.replace("https", "http"))
        with pytest.raises(EngineError, match="speaks TLS there"):
            _judged(plain, a="input.x")


def test_a_server_that_goes_away(opa: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opa_there, "_CLEANUP_SECONDS", 2.0)
    with running(opa, tmp_path) as found:
        engine = OpaEngine(access(found.url))
        modules = _modules(a="input.x")
        assert engine.check_syntax(modules) == []
        found.process.kill()
        found.process.wait()
        with pytest.raises(EngineError, match=r"cannot be reached|closed the connection"):
            engine.evaluate(modules, [ControlQuery("a", "t.a")], "{}")
        with pytest.raises(EngineError, match=r"could not be removed .*cannot be reached"):
            engine.close()
