"""examples/real-exports: its evidence is what the importer writes, its findings those of the report."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hipaactl.evidence.importers import IMPORTERS

ORIGINAL = "originals/account_credential_report.csv"
# As published; origin and licence stand in originals/README.md.
SHA256 = "24bbab4eefd3b06801f0f949c89d57f81d3dd2ad196ea92cac0950836701862a"
NAME = "aws-iam-644160558196-2016-11-25"
WRITTEN = tuple(f"evidence/user_accounts/{NAME}.{suffix}" for suffix in ("csv", "yaml"))
RECEIVED = ("--received-at", "2026-11-23T20:00:00Z")

Run = Callable[..., Any]


@pytest.fixture(scope="module")
def example(repository: Path) -> Path:
    return repository / "examples" / "real-exports"


@pytest.fixture(scope="module")
def checked(run_cli: Run, example: Path) -> dict[str, Any]:
    done = run_cli("check", "--format", "json", cwd=example)
    assert done.exit_code == 1, done.stderr
    value: dict[str, Any] = json.loads(done.stdout)
    return value


def result(checked: dict[str, Any], control: str) -> dict[str, Any]:
    found: dict[str, Any] = next(item for item in checked["results"] if item["control"] == control)
    return found


def users(result: dict[str, Any]) -> set[str]:
    prefix = "aws-644160558196/"
    return {item["id"].removeprefix(prefix) for item in result["findings"] if item["id"]}


def test_the_original_is_unmodified(example: Path) -> None:
    assert hashlib.sha256((example / ORIGINAL).read_bytes()).hexdigest() == SHA256


def test_the_evidence_is_what_the_importer_writes(run_cli: Run, example: Path, tmp_path: Path) -> None:
    shutil.copytree(example / "originals", tmp_path / "originals")
    done = run_cli(
        "evidence",
        "import",
        "aws-iam-credential-report",
        ORIGINAL,
        "--output",
        "evidence",
        *RECEIVED,
        cwd=tmp_path,
    )
    assert (done.exit_code, done.stderr) == (0, "")
    assert (
        "account_credential_report.csv:9: christopher stands on lines 9 and 10; line 10 is kept"
        in done.stdout
    )
    assert "20 records of user_accounts written" in done.stdout
    for name in WRITTEN:
        assert (tmp_path / name).read_bytes() == (example / name).read_bytes(), name


def test_every_control_that_applies_is_judged(checked: dict[str, Any]) -> None:
    verdicts = {item["control"]: item["verdict"] for item in checked["results"]}
    judged = {control: verdict for control, verdict in verdicts.items() if verdict != "not-applicable"}
    assert judged == {
        "access-key-rotation": "fail",
        "iam-unique-identification": "fail",
        "multi-factor-authentication": "fail",
    }
    assert checked["as_of"] == "2016-11-26T23:59:59Z"


def test_unique_identification(checked: dict[str, Any]) -> None:
    judged = result(checked, "iam-unique-identification")
    assert judged["population"] == {"user_accounts": 19}
    assert judged["excluded"] == {"user_accounts": 1}
    assert users(judged) == {"%3Croot_account%3E", "c7n-iam-test"}
    basis = {item["id"]: item["basis"] for item in judged["findings"]}
    assert sorted(basis.values()) == ["program", "rule", "rule"]
    assert basis["aws-644160558196/c7n-iam-test"] == "program"
    root = next(item for item in judged["findings"] if item["field"] == "last_used_at")
    assert root["location"] == {"file": WRITTEN[0], "line": 2, "column": 56}


def test_second_factors(checked: dict[str, Any]) -> None:
    judged = result(checked, "multi-factor-authentication")
    assert judged["population"] == {"user_accounts": 18}
    assert users(judged) == {
        "andrew",
        "christopher",
        "jeff",
        "Jennifer",
        "kapil",
        "kit",
        "scot",
        "steven",
    }
    assert {item["basis"] for item in judged["findings"]} == {"program"}


def test_keys(checked: dict[str, Any]) -> None:
    judged = result(checked, "access-key-rotation")
    assert judged["population"] == {"user_accounts": 14}
    assert users(judged) == {"andrew", "kapil", "ryanwolfe", "steven"}
    assert {item["basis"] for item in judged["findings"]} == {"program"}


def test_only_what_the_report_can_show_is_in_scope(checked: dict[str, Any]) -> None:
    inside = {
        item["citation"]
        for item in checked["ledger"]
        if item["status"] not in ("not-applicable", "out-of-scope")
    }
    assert inside == {"164.312", "164.312(a)(1)", "164.312(a)(2)(i)", "164.312(d)"}
    by_citation = {item["citation"]: item["status"] for item in checked["ledger"]}
    assert by_citation["164.312(a)(2)(i)"] == "not-met"


def test_its_own_policy_is_tested(run_cli: Run, example: Path) -> None:
    done = run_cli("policy", "test", "realexports.*", cwd=example)
    assert done.exit_code == 0, done.stdout + done.stderr


# The command


def test_what_is_no_report_ends_with_2_and_writes_nothing(run_cli: Run, tmp_path: Path) -> None:
    (tmp_path / "page.csv").write_text("<html></html>")
    done = run_cli(
        "evidence", "import", "aws-iam-credential-report", "page.csv", "--output", "evidence", cwd=tmp_path
    )
    assert (done.exit_code, done.stdout) == (2, "")
    assert "page.csv:1:1" in done.stderr
    assert "HC131" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "evidence").exists()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("gone.csv", "--output", "e"), "HC101"),
        ((".", "--output", "e"), "HC102"),
        (("report.csv", "--output", "e", "--observed-at", "yesterday"), "HC902"),
        (("report.csv", "--output", "e", "--received-at", "2026-11-23"), "HC902"),
        (("report.csv", "--output", "e", "--observed-at", "2016-11-25T10:36:59Z"), "HC410"),
        (("report.csv", "--output", "e", "--received-at", "2016-11-25T10:36:59Z"), "HC510"),
        (("report.csv", "--output", "e", "--system", " "), "HC205"),
        (("report.csv",), "HC901"),
    ],
)
def test_a_call_that_cannot_be_followed_ends_with_2(
    run_cli: Run, example: Path, tmp_path: Path, arguments: tuple[str, ...], expected: str
) -> None:
    shutil.copyfile(example / ORIGINAL, tmp_path / "report.csv")
    done = run_cli("evidence", "import", "aws-iam-credential-report", *arguments, cwd=tmp_path)
    assert (done.exit_code, done.stdout) == (2, "")
    assert expected in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "e").exists()


def test_an_import_goes_into_the_program_it_is_called_in(run_cli: Run, example: Path, tmp_path: Path) -> None:
    shutil.copyfile(example / ORIGINAL, tmp_path / "report.csv")
    shutil.copyfile(example / "hipaactl.yaml", tmp_path / "hipaactl.yaml")
    (tmp_path / "below").mkdir()
    done = run_cli("evidence", "import", "aws-iam-credential-report", "../report.csv", cwd=tmp_path / "below")
    assert (done.exit_code, done.stderr) == (0, "")
    assert all((tmp_path / name).is_file() for name in WRITTEN)


def test_the_command_names_every_importer(run_cli: Run) -> None:
    done = run_cli("evidence", "import", "--help")
    assert done.exit_code == 0
    assert all(name in done.stdout for name in IMPORTERS)
    done = run_cli("evidence", "import", "unknown", "x.csv")
    assert done.exit_code == 2
    assert all(name in done.stderr for name in IMPORTERS)
