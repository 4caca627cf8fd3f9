"""The sample program, used as a newcomer would: judged, spoiled, mended, recorded."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

RunCli = Callable[..., Any]
PARTS = ("controls", "policies", "program", "evidence")


@pytest.fixture
def sample(repository: Path, tmp_path: Path) -> Path:
    """A copy of the repository's own program."""
    folder = tmp_path / "program"
    folder.mkdir()
    shutil.copy(repository / "hipaactl.yaml", folder)
    for part in PARTS:
        shutil.copytree(repository / part, folder / part)
    return folder


def spoil(file: Path, line: int, old: str, new: str) -> None:
    lines = file.read_text(encoding="utf-8").split("\n")
    assert old in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(old, new, 1)
    file.write_text("\n".join(lines), encoding="utf-8")


def squeezed(text: str) -> str:
    return " ".join(text.split())


def readme_blocks(repository: Path) -> dict[str, str]:
    text = (repository / "README.md").read_text(encoding="utf-8")
    found = re.findall(r"<!-- output: (.*?) -->\s*```text\n(.*?)```", text, re.DOTALL)
    assert len(found) >= 3
    return {name: squeezed(block) for name, block in found}


def test_the_readme_shows_real_output(repository: Path, sample: Path, run_cli: RunCli) -> None:
    blocks = readme_blocks(repository)
    devices = sample / "evidence" / "devices" / "intune-2026-11.csv"

    plain = run_cli("check", cwd=sample)
    assert plain.exit_code == 0
    for block in re.split(r"(?= [✓✗] (?:pass|fail))", blocks["hipaactl check"]):
        assert squeezed(block) in squeezed(plain.stdout)

    spoil(devices, 43, ",10,", ",45,")
    spoiled = run_cli("check", "automatic-logoff", cwd=sample)
    assert spoiled.exit_code == 1
    assert blocks["after step 1, hipaactl check automatic-logoff"] in squeezed(spoiled.stdout)

    spoil(devices, 43, ",45,", ",yes,")
    validated = run_cli("validate", cwd=sample)
    assert validated.exit_code == 2
    assert blocks["after step 3, hipaactl validate"] in squeezed(validated.stdout)

    spoil(devices, 43, ",yes,", ",10,")
    assert run_cli("check", "--as-of", "2026-08-20", cwd=sample).exit_code in (0, 1)


def test_the_same_inputs_give_the_same_bytes_anywhere(sample: Path, tmp_path: Path, run_cli: RunCli) -> None:
    elsewhere = tmp_path / "elsewhere" / "deeper"
    shutil.copytree(sample, elsewhere)
    one = run_cli("check", "--format", "json", cwd=sample, env={"TZ": "Asia/Tokyo"})
    two = run_cli("check", "--format", "json", cwd=elsewhere, env={"PYTHONHASHSEED": "7"})
    assert one.stdout == two.stdout
    assert str(tmp_path) not in one.stdout


def test_record_keeps_what_the_site_needs_and_never_overwrites(sample: Path, run_cli: RunCli) -> None:
    said = run_cli("check", "--record", cwd=sample, env={"SOURCE_DATE_EPOCH": "1800000000"})
    assert said.exit_code == 0
    assert "recorded in docs/assessments/2026-11-20" in said.stderr
    kept = sample / "docs" / "assessments" / "2026-11-20"
    assessment = json.loads((kept / "assessment.json").read_text(encoding="utf-8"))
    snapshot = json.loads((kept / "snapshot.json").read_text(encoding="utf-8"))
    head = json.loads((kept / "record.json").read_text(encoding="utf-8"))
    assert assessment["inputs_digest"] == snapshot["inputs_digest"] == head["inputs_digest"]
    assert head["recorded_at"] == "2027-01-15T08:00:00Z"
    assert set(snapshot["controls"]) == {item["control"] for item in assessment["results"]}
    assert snapshot["registers"]["devices"]["records"]
    before = (kept / "assessment.json").read_bytes()
    run_cli("check", "--record", cwd=sample)
    assert (kept / "assessment.json").read_bytes() == before
    assert (sample / "docs" / "assessments" / "2026-11-20-2" / "record.json").is_file()
    assert sorted(item.name for item in kept.parent.iterdir()) == ["2026-11-20", "2026-11-20-2"]


def test_recording_asks_for_the_whole_program(sample: Path, run_cli: RunCli) -> None:
    said = run_cli("check", "automatic-logoff", "--record", cwd=sample)
    assert said.exit_code == 2
    assert not (sample / "docs").exists()


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("automatic-logoff", {"automatic-logoff"}),
        ("auto*", {"automatic-logoff"}),
        ("164.312(a)(2)(iii)", {"automatic-logoff"}),
        ("164.312(b)", {"audit-controls"}),
        ("privacy", None),
    ],
)
def test_selectors(sample: Path, run_cli: RunCli, selector: str, expected: set[str] | None) -> None:
    said = json.loads(run_cli("check", selector, "--format", "json", cwd=sample).stdout)
    in_folder = {path.stem for path in (sample / "controls" / selector).glob("*.yaml")}
    assert {item["control"] for item in said["results"]} == (expected or in_folder)


def test_reports_go_to_files_as_well(sample: Path, run_cli: RunCli) -> None:
    said = run_cli("check", "-o", "json=out/report.json", "-o", "text=out/report.txt", cwd=sample)
    assert said.exit_code == 0
    assert json.loads((sample / "out" / "report.json").read_text(encoding="utf-8"))["gate"]["holds"] is True
    assert "Gate" in (sample / "out" / "report.txt").read_text(encoding="utf-8")


def test_a_call_that_is_wrong_ends_with_2_and_judges_nothing(sample: Path, run_cli: RunCli) -> None:
    for words in (
        ["check", "no-such-control"],
        ["check", "--as-of", "soon"],
        ["check", "--period", "2026"],
        ["check", "--period", "2026-01-01..2030-01-01"],
        ["check", "-o", "pdf=x"],
        ["check", "-o", "json=/proc/none/x"],
        ["check", "--program", "nowhere"],
        ["chekc"],
        ["show", "164.999"],
        ["ledger", "164.999(a)"],
        ["policy", "test", "no_such_policy"],
        ["schema", "nothing"],
    ):
        said = run_cli(*words, cwd=sample)
        assert (words, said.exit_code) == (words, 2)
        assert "Traceback" not in said.stdout + said.stderr
        assert "Gate" not in said.stdout


def test_policy_input_is_what_opa_needs_to_check_a_verdict(sample: Path, run_cli: RunCli) -> None:
    document = json.loads(run_cli("policy", "input", cwd=sample).stdout)
    assert document["today"] == "2026-11-20"
    assert document["as_of"] == "2026-11-21T05:59:59Z"
    assert document["parameters"]["automatic_logoff"]["device_minutes"] == 10
    assert all("id" in record for kind in document["evidence"].values() for record in kind["records"])


def test_show_and_ledger(sample: Path, run_cli: RunCli) -> None:
    shown = run_cli("show", "164.312(a)(2)(iv)", cwd=sample)
    assert shown.exit_code == 0
    asked = ("Implement a mechanism to encrypt", "addressable", "isolated-legacy-storage", "OCR-S49", "SC-13")
    for words in asked:
        assert words in shown.stdout
    assert run_cli("show", "automatic-logoff", cwd=sample).exit_code == 0
    rows = json.loads(run_cli("ledger", "--format", "json", cwd=sample).stdout)
    entries = {row["citation"]: row["status"] for row in (rows["ledger"] if isinstance(rows, dict) else rows)}
    assert entries["164.310(a)(2)(iv)"] == "decided"
    assert entries["164.312(a)(2)(iii)"] == "met"
    assert entries["164.312(d)"] == "met"  # its program practice fails
    assert entries["164.312(e)(2)(ii)"] == "not-met"
    assert entries["164.316(b)(2)(ii)"] == "met"
    assert entries["164.308(a)(4)(ii)(A)"] == "not-applicable"
    assert entries["164.312(c)(1)"] == "partly-met"


def test_a_report_that_cannot_be_written_is_no_defect_and_no_verdict(sample: Path, run_cli: RunCli) -> None:
    """Standard output that is full, and one that is closed."""
    import subprocess
    import sys

    for redirect, code in ((">/dev/full", 3), (">&-", 0)):
        done = subprocess.run(
            ["sh", "-c", f'"{sys.executable}" -m hipaactl check automatic-logoff {redirect}'],
            cwd=sample,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (redirect, done.returncode) == (redirect, code)
        assert "Traceback" not in done.stderr


def test_limits_that_are_too_small_or_not_understood(sample: Path, run_cli: RunCli) -> None:
    short = run_cli("check", cwd=sample, env={"HIPAACTL_TIMEOUT": "0.001"})
    assert short.exit_code == 3
    assert "HIPAACTL_TIMEOUT" in short.stderr
    assert run_cli("check", cwd=sample, env={"HIPAACTL_TIMEOUT": "abc"}).exit_code == 2


def test_a_standard_selects_what_judges_its_specifications(sample: Path, run_cli: RunCli) -> None:
    said = json.loads(run_cli("check", "164.312(a)(1)", "--format", "json", cwd=sample).stdout)
    assert {item["control"] for item in said["results"]} == {
        "access-control",
        "automatic-logoff",
        "emergency-access",
        "encryption-at-rest",
        "minimum-necessary-roles",
        "unique-user-identification",
    }
    rows = run_cli("ledger", "164.312(a)(1)", cwd=sample).stdout
    assert "164.312(a)(2)(iv)" in rows


def test_an_alternative_measure_counts_only_where_one_is_decided(sample: Path, run_cli: RunCli) -> None:
    decisions = sample / "program" / "decisions.yaml"
    text = decisions.read_text(encoding="utf-8")
    text = text.replace("outcome: alternative", "outcome: implemented").replace(
        "    measure: isolated-legacy-storage\n", ""
    )
    decisions.write_text(text, encoding="utf-8")
    said = json.loads(run_cli("check", "--format", "json", cwd=sample).stdout)
    verdicts = {item["control"]: item["verdict"] for item in said["results"]}
    statuses = {item["citation"]: item["status"] for item in said["ledger"]}
    assert verdicts["isolated-legacy-storage"] == "not-applicable"
    assert verdicts["encryption-at-rest"] == "fail"
    assert statuses["164.306(d)(3)(ii)(B)(2)"] == "not-covered"
    assert said["gate"]["holds"] is False


def test_problems_of_the_call_are_json_where_json_is_asked_for(tmp_path: Path, run_cli: RunCli) -> None:
    for command in ("check", "validate"):
        said = run_cli(command, "--format", "json", cwd=tmp_path)
        assert said.exit_code == 2
        assert json.loads(said.stdout)["problems"][0]["code"] == "HC901"


def test_a_cut_short_export_is_told_whatever_is_selected(sample: Path, run_cli: RunCli) -> None:
    devices = sample / "evidence" / "devices" / "intune-2026-11.csv"
    lines = devices.read_text(encoding="utf-8").splitlines(keepends=True)
    devices.write_text("".join(lines[:20]), encoding="utf-8")
    for words in ([], ["automatic-logoff"]):
        said = json.loads(run_cli("check", *words, "--format", "json", cwd=sample).stdout)
        assert "evidence-shrunk" in {item["code"] for item in said["program_findings"]}
        assert said["gate"]["holds"] is False
    other = json.loads(run_cli("check", "clean-desk-walkthrough", "--format", "json", cwd=sample).stdout)
    assert other["program_findings"] == []
