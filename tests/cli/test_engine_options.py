"""The engine of a call: which it is, what does not go together, what is said where it cannot be used."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from hipaactl.cli import group

sys.path.insert(0, str(Path(__file__).parent.parent / "policy"))

from lying_opa import LyingOpa, breaks_off, drips, drops, redirect, says, silent, status

RunCli = Callable[..., Any]
TOKEN = "not-for-anybodys-eyes-7c1f"
HANGS = (
    "\nmany := numbers.range(1, 100000)\n\n"
    'deny contains {"kind": "systems", "id": "x", "message": "m"} if {\n'
    "\tsome a in many\n\tsome b in many\n\tsome c in many\n\ta + b + c == 0\n}\n"
)


@pytest.fixture
def program(repository: Path, tmp_path: Path) -> Path:
    """A small sound program."""
    folder = tmp_path / "program"
    shutil.copytree(repository / "tests" / "cases" / "base", folder)
    return folder


@pytest.fixture
def lying() -> Iterator[LyingOpa]:
    """A server that lies as told."""
    with LyingOpa() as opa:
        yield opa


@pytest.fixture
def path(opa: str) -> dict[str, str]:
    """An environment with OPA on PATH."""
    return {"PATH": os.pathsep.join((str(Path(opa).parent), os.environ["PATH"]))}


@pytest.fixture
def run_here(program: Path, monkeypatch: pytest.MonkeyPatch) -> RunCli:
    """Runs a command in this process, in the program's folder: for calls that differ in little."""
    for name in list(os.environ):
        if name.startswith("HIPAACTL_") or name in ("FORCE_COLOR", "CLICOLOR_FORCE"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(program)

    def run(*arguments: str, env: dict[str, str] | None = None) -> CommandResult:
        result = CliRunner().invoke(group, arguments, env=env, prog_name="hipaactl")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return CommandResult(result.exit_code, result.stdout, result.stderr)

    return run


@dataclass(frozen=True, slots=True)
class CommandResult:
    """What a finished command said."""

    exit_code: int
    stdout: str
    stderr: str


def _says(program: Path, engine: str) -> None:
    file = program / "hipaactl.yaml"
    file.write_text(file.read_text(encoding="utf-8") + f"engine: {engine}\n", encoding="utf-8")


# -- which engine -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("flag", "variable", "file", "engine"),
    [
        (None, None, None, "regorus"),
        (None, None, "opa", "OPA"),
        (None, "opa", None, "OPA"),
        (None, "embedded", "opa", "regorus"),
        (None, "", "opa", "OPA"),
        ("embedded", "opa", "opa", "regorus"),
        ("opa", "embedded", "embedded", "OPA"),
    ],
)
def test_the_flag_goes_before_the_variable_and_that_before_the_file(
    run_here: RunCli,
    program: Path,
    path: dict[str, str],
    flag: str | None,
    variable: str | None,
    file: str | None,
    engine: str,
) -> None:
    if file is not None:
        _says(program, file)
    env = path if variable is None else {**path, "HIPAACTL_ENGINE": variable}
    arguments = ("--engine", flag) if flag else ()
    done = run_here("check", "--format", "json", *arguments, env=env)
    assert (done.exit_code, done.stderr) == (0, "")
    assert json.loads(done.stdout)["engine"]["name"] == engine


@pytest.mark.parametrize("arguments", [(), ("--engine", "opa")])
def test_an_address_means_that_server(
    run_cli: RunCli, program: Path, lying: LyingOpa, arguments: tuple[str, ...]
) -> None:
    _says(program, "embedded")
    lying.version = "1.3.7"
    env = {"HIPAACTL_OPA_TOKEN": TOKEN}
    done = run_cli("check", "--format", "json", "--opa-url", lying.url, *arguments, cwd=program, env=env)
    assert json.loads(done.stdout)["engine"] == {"name": "OPA", "version": "1.3.7"}
    assert all(asked[3]["Authorization"] == f"Bearer {TOKEN}" for asked in lying.asked)
    assert lying.policies == {}
    by_variable = run_cli(
        "check", "--format", "json", cwd=program, env={**env, "HIPAACTL_OPA_URL": lying.url}
    )
    assert by_variable.stdout == done.stdout
    assert TOKEN not in done.stdout + done.stderr


def test_both_engines_say_the_same_of_the_root_program(
    run_cli: RunCli, repository: Path, path: dict[str, str]
) -> None:
    said = {}
    for engine in ("embedded", "opa"):
        done = run_cli(
            *("check", "--format", "json", "--as-of", "2026-11-20", "--engine", engine),
            cwd=repository,
            env={**path, "SOURCE_DATE_EPOCH": "1795176000"},
        )
        said[engine] = done.exit_code, json.loads(done.stdout)
        assert said[engine][1].pop("engine")["name"] == {"embedded": "regorus", "opa": "OPA"}[engine]
    assert said["opa"] == said["embedded"]
    assert len(said["opa"][1]["results"]) > 20


def test_policies_are_tested_and_checked(run_here: RunCli, program: Path, path: dict[str, str]) -> None:
    for command in (("policy", "test", "--no-coverage"), ("policy", "check")):
        embedded = run_here(*command)
        done = run_here(*command, "--engine", "opa", env=path)
        assert (done.exit_code, done.stderr, done.stdout) == (0, "", embedded.stdout)


# -- what a person can get wrong --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "env", "said"),
    [
        (("--engine", "embedded", "--opa-url", "http://localhost:1"), {}, "--engine embedded uses none"),
        (("--opa-url", "http://localhost:1"), {"HIPAACTL_ENGINE": "embedded"}, "--engine embedded uses none"),
        (("--opa-ca", "x"), {}, "without --opa-url"),
        (("--engine", "opa", "--opa-token-file", "x"), {}, "without --opa-url"),
        (("--opa-allow-http",), {}, "without --opa-url"),
        (("--engine", "regorus"), {}, "Invalid value for '--engine'"),
        ((), {"HIPAACTL_ENGINE": "regorus"}, "Invalid value for '--engine'"),
        ((), {"HIPAACTL_OPA_ALLOW_HTTP": "perhaps"}, "Invalid value for '--opa-allow-http'"),
        (("--opa-url", ""), {}, "--opa-url is empty"),
        (("--opa-url", " "), {}, "--opa-url is empty"),
        (("--opa-url", "https://opa", "--opa-ca", ""), {}, "--opa-ca is empty"),
        (("--opa-url", "https://opa", "--opa-token-file", ""), {}, "--opa-token-file is empty"),
    ],
)
def test_what_does_not_go_together_is_a_mistake_of_the_call(
    run_here: RunCli, program: Path, arguments: tuple[str, ...], env: dict[str, str], said: str
) -> None:
    done = run_here("check", *arguments, env=env)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", [("policy", "test"), ("policy", "check")])
def test_other_commands_take_the_same_options(
    run_here: RunCli, program: Path, lying: LyingOpa, command: tuple[str, ...]
) -> None:
    assert run_here(*command, "--opa-ca", "x").exit_code == 2
    lying.lie("put", status(500))
    done = run_here(*command, "--opa-url", lying.url)
    assert (done.exit_code, done.stdout) == (3, "")
    _one_message(done.stderr, "failed with status 500")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--opa-url", "opa.example.org"), "'opa.example.org' is not the address of a server"),
        (("--opa-url", f"https://me:{TOKEN}@opa.example.org"), "holds more than scheme, host and port"),
        (("--opa-url", "http://opa.example.org"), "would send evidence unencrypted to another machine"),
        (("--opa-url", "https://opa", "--opa-token-file", "none"), "--opa-token-file: none cannot be read"),
        (("--opa-url", "https://opa", "--opa-ca", "hipaactl.yaml"), "--opa-ca: hipaactl.yaml holds no"),
        (("--opa-url", "https://opa", "--opa-cert", "hipaactl.yaml"), "--opa-cert: hipaactl.yaml holds no"),
        (("--opa-url", "https://opa", "--opa-key", "hipaactl.yaml"), "--opa-key is given without --opa-cert"),
        (("--engine", "opa"), "there is no opa on PATH"),
        (("--opa-url", "http://127.0.0.1:9"), "cannot be reached: nothing listens there"),
    ],
)
def test_what_cannot_be_used_is_said_in_two_lines(
    run_here: RunCli, program: Path, arguments: tuple[str, ...], said: str
) -> None:
    env = {"PATH": "", "HIPAACTL_OPA_TOKEN": TOKEN}
    done = run_here("check", "--format", "json", *arguments, env=env)
    assert (done.exit_code, done.stdout) == (3, "")
    _one_message(done.stderr, said)


def _one_message(stderr: str, said: str) -> None:
    lines = stderr.splitlines()
    assert len(lines) == 2, stderr
    assert lines[0].startswith("error: ")
    assert said in lines[0]
    assert lines[1].startswith("  fix: ")
    assert TOKEN not in stderr


def test_a_token_that_no_header_carries_is_not_repeated(run_here: RunCli, program: Path) -> None:
    env = {"HIPAACTL_OPA_TOKEN": f"{TOKEN} two"}
    done = run_here("check", "--opa-url", "https://opa", env=env)
    assert done.exit_code == 3
    _one_message(done.stderr, "the token for OPA holds a character that no header can carry")


# -- a server that fails ----------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize(
    ("step", "lie", "said"),
    [
        ("version", status(401), "does not let hipaactl in (401)"),
        ("list", redirect("https://elsewhere.example/"), "redirects to elsewhere.example/; nothing was sent"),
        ("put", drops, "closed the connection instead of answering"),
        ("ask", breaks_off, "broke off in the middle of an answer"),
        ("ask", says({}), "answers something other than what this run asked"),
        ("ask", says({"result": {"run": "of another"}}), "answers something other than what this run asked"),
        ("ask", status(500), "failed with status 500"),
        ("text", says({"result": {"raw": "x"}}), "were changed during the run"),
        ("delete", status(503), "could not be removed"),
    ],
)
def test_a_server_that_fails_gives_one_message_and_no_verdict(
    run_here: RunCli, program: Path, lying: LyingOpa, step: str, lie: Any, said: str, form: str
) -> None:
    lying.lie(step, lie)
    env = {"HIPAACTL_OPA_TOKEN": TOKEN}
    done = run_here("check", "--format", form, "--opa-url", lying.url, env=env)
    assert (done.exit_code, done.stdout) == (3, "")
    _one_message(done.stderr, said)


def test_an_answer_without_end_ends_with_the_time_limit(
    run_cli: RunCli, program: Path, lying: LyingOpa
) -> None:
    lying.lie("ask", drips)
    lying.lie("alone", silent)
    arguments = ("--format", "json", "--opa-url", lying.url)
    done = run_cli("check", *arguments, cwd=program, env={"HIPAACTL_TIMEOUT": "1"}, timeout=60)
    assert (done.exit_code, done.stderr) == (3, "")
    assert {result["verdict"] for result in json.loads(done.stdout)["results"]} == {"error"}
    assert lying.policies == lying.data == {}


def test_what_went_wrong_and_what_stays_are_both_said(
    run_here: RunCli, program: Path, lying: LyingOpa
) -> None:
    lying.lie("ask", says({}))
    lying.lie("delete", status(503))
    done = run_here("check", "--opa-url", lying.url)
    assert (done.exit_code, done.stdout) == (3, "")
    lines = done.stderr.splitlines()
    assert [line.split(":")[0] for line in lines] == ["error", "  fix", "error", "  fix"]
    assert "something other than what this run asked" in lines[0]
    assert "could not be removed" in lines[2]


def test_a_control_that_is_missing_from_the_answer_is_no_pass(
    run_here: RunCli, program: Path, lying: LyingOpa
) -> None:
    def forgets(ask: Any) -> None:
        found = lying.result()
        del found["deny"]["automatic-logoff"]
        found["population"]["workstation-security"]["value"] = {"kind": "x"}
        ask.answer(200, {"result": found})

    lying.lie("ask", forgets)
    done = run_here("check", "--format", "json", "--opa-url", lying.url)
    verdicts = {item["control"]: item["verdict"] for item in json.loads(done.stdout)["results"]}
    assert done.exit_code == 3
    assert verdicts["automatic-logoff"] == verdicts["workstation-security"] == "error"


def test_a_program_that_is_not_sound_ends_with_2_and_leaves_nothing(
    run_here: RunCli, program: Path, lying: LyingOpa
) -> None:
    (program / "program" / "policies").mkdir()
    file = program / "program" / "policies" / "x.rego"
    file.write_text("package system.authz\n\ndefault allow := true\n")
    done = run_here("check", "--opa-url", lying.url)
    assert done.exit_code == 2
    assert "HC606" in done.stdout
    assert not [asked for asked in lying.asked if asked[0] == "put" and "system" in asked[2]]
    assert lying.policies == {}


# -- a call that is ended ---------------------------------------------------------------------------------


def _start(program: Path, env: dict[str, str], *arguments: str) -> subprocess.Popen[bytes]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HIPAACTL_")}
    return subprocess.Popen(
        [sys.executable, "-m", "hipaactl", "check", *arguments],
        cwd=program,
        env={**kept, "HIPAACTL_OPA_TOKEN": TOKEN, **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def _wait(what: Callable[[], Any]) -> Any:
    for _round in range(1000):
        found = what()
        if found:
            return found
        time.sleep(0.02)
    return pytest.fail("it did not come about")


def _children(pid: int) -> dict[int, bytes]:
    """The command lines of what a process started."""
    found: dict[int, bytes] = {}
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in _proc(task).split():
            found[int(child)] = _proc(Path(f"/proc/{int(child)}/cmdline"))
    return found


def _proc(file: Path) -> bytes:
    """What the kernel says in ``file``; nothing of a process that has gone, even between two looks."""
    try:
        return file.read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
@pytest.mark.parametrize(
    ("number", "code", "said"),
    [
        (signal.SIGTERM, 143, b""),
        (signal.SIGHUP, 129, b""),
        (signal.SIGINT, 130, b"\nstopped\n"),
        (signal.SIGKILL, -9, b""),
    ],
)
def test_an_opa_of_the_run_ends_with_it(
    program: Path, path: dict[str, str], tmp_path: Path, number: int, code: int, said: bytes
) -> None:
    policy = program / "baseline/policies/hipaa/technical/automatic_logoff.rego"
    policy.write_text(policy.read_text(encoding="utf-8") + HANGS, encoding="utf-8")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with _start(program, {**path, "TMPDIR": str(temporary)}, "--engine", "opa") as call:

        def serving() -> list[int]:
            return [
                pid
                for pid, line in _children(call.pid).items()
                if line.startswith(b"/") and b"\0run\0" in line
            ]

        server = _wait(serving)[0]
        _wait(lambda: list(temporary.iterdir()) == [])  # it has read its files, and is asked
        time.sleep(0.2)
        for pid in (call.pid, server):
            for name in ("cmdline", "environ")[: 1 if pid == call.pid else 2]:
                assert TOKEN.encode() not in Path(f"/proc/{pid}/{name}").read_bytes()
        call.send_signal(number)
        out, err = call.communicate(timeout=60)
    assert (call.returncode, out, err) == (code, b"", said)
    _wait(lambda: not _proc(Path(f"/proc/{server}/cmdline")))
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        (signal.SIGTERM, signal.SIGTERM, 143),
        (signal.SIGINT, signal.SIGINT, 130),
        (signal.SIGINT, signal.SIGTERM, 143),
    ],
)
def test_a_call_that_is_ended_twice_still_removes_what_it_uploaded(
    program: Path, lying: LyingOpa, first: int, second: int, code: int
) -> None:
    with _start(program, {}, "--opa-url", lying.url) as call:

        def ends(ask: Any) -> None:
            call.send_signal(second)
            time.sleep(0.1)
            lying.honest(ask)

        lying.lie("ask", silent)
        lying.lie("delete", ends, times=1)
        _wait(lambda: lying.count("ask"))
        call.send_signal(first)
        out, _err = call.communicate(timeout=60)
    assert (call.returncode, out) == (code, b"")
    assert lying.policies == {}
    assert lying.count("delete") > 3
