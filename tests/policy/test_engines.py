"""Which engine judges a run."""

from __future__ import annotations

import pytest

from hipaactl.policy import EngineError
from hipaactl.policy.embedded import EmbeddedEngine
from hipaactl.policy.engines import EMBEDDED, OPA, EngineChoice, make_engine
from hipaactl.policy.opa import OpaEngine


@pytest.mark.parametrize(
    ("choice", "program_says", "name"),
    [
        (EngineChoice(), None, EMBEDDED),
        (EngineChoice(), "embedded", EMBEDDED),
        (EngineChoice(), "opa", OPA),
        (EngineChoice("embedded"), "opa", EMBEDDED),
        (EngineChoice("opa"), "embedded", OPA),
        (EngineChoice(url="http://localhost"), None, OPA),
        (EngineChoice(url="http://localhost"), "embedded", OPA),
        (EngineChoice("opa", "http://localhost"), None, OPA),
    ],
)
def test_the_call_goes_before_the_program(choice: EngineChoice, program_says: str | None, name: str) -> None:
    assert choice.name(program_says) == name
    assert choice.decided is (choice != EngineChoice())
    assert choice.problems() == []


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        (EngineChoice("embedded", "http://localhost"), "--engine embedded uses none"),
        (EngineChoice(token_file="t"), "without --opa-url"),
        (EngineChoice("opa", certificate="c"), "without --opa-url"),
        (EngineChoice("opa", key="k"), "without --opa-url"),
        (EngineChoice("embedded", authority="a"), "without --opa-url"),
        (EngineChoice(allow_http=True), "without --opa-url"),
    ],
)
def test_what_does_not_go_together(choice: EngineChoice, said: str) -> None:
    assert any(said in problem for problem in choice.problems())


def test_engines_are_made_and_not_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert isinstance(make_engine(EMBEDDED, EngineChoice()), EmbeddedEngine)
    own = make_engine(OPA, EngineChoice())
    assert isinstance(own, OpaEngine)
    with pytest.raises(EngineError, match="no opa on PATH"):  # and no other engine in its place
        own.start()
    there = make_engine(OPA, EngineChoice(url="http://127.0.0.1:9"))
    with pytest.raises(EngineError, match="cannot be reached"):
        there.start()


def test_the_token_comes_from_the_environment_and_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HIPAACTL_OPA_TOKEN", "s3cr3t-7f")
    engine = make_engine(OPA, EngineChoice(url="http://127.0.0.1:9"))
    held = vars(vars(engine)["_server"])["_access"]
    assert held.token == "s3cr3t-7f"
    assert "s3cr3t-7f" not in repr(engine) + repr(held)


def test_limits_that_are_none_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HIPAACTL_TIMEOUT", "soon")
    for name in (EMBEDDED, OPA):
        with pytest.raises(EngineError, match="HIPAACTL_TIMEOUT"):
            make_engine(name, EngineChoice())
