"""The programs under examples/ that are whole: their gates hold and no paragraph is left over."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

RunCli = Callable[..., Any]
WHOLE = (".", "examples/billing-service", "examples/clearinghouse")


@pytest.mark.source_tree
@pytest.mark.parametrize("program", WHOLE)
def test_a_whole_program(repository: Path, run_cli: RunCli, program: str) -> None:
    said = run_cli("check", "--format", "json", cwd=repository / program)
    assert said.exit_code == 0, said.stdout[-2000:]
    report = json.loads(said.stdout)
    assert report["gate"]["holds"] is True
    verdicts = {result["verdict"] for result in report["results"]}
    assert verdicts <= {"pass", "attested", "fail", "not-applicable"}
    failing = [result for result in report["results"] if result["verdict"] == "fail"]
    assert failing, "an example without a failure shows nothing"
    findings = [finding for result in failing for finding in result["findings"]]
    assert [finding for finding in findings if finding["level"] == "deny" and not finding["covered_by"]] == []
    ledger = json.loads(run_cli("ledger", "--format", "json", cwd=repository / program).stdout)
    rows = ledger["ledger"] if isinstance(ledger, dict) else ledger
    left = [row["citation"] for row in rows if row["status"] in {"not-covered", "not-evaluable"}]
    assert left == []
    assert "No control yet" not in (repository / program / "hipaactl.yaml").read_text(encoding="utf-8")
