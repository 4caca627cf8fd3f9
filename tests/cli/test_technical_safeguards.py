"""Mistakes a billing department makes, at each technical safeguard, in the sample program's own evidence.

All are made at once, in one run: each must show under the right control, on its own cell, with its basis.
"""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

RunCli = Callable[..., Any]


@dataclass(frozen=True)
class Mistake:
    """``field`` of the one row of ``file`` with ``key`` becomes ``value``; None takes the row out.

    ``control`` then says ``words`` with ``basis``: on that cell, or on ``about`` where it is given (a record
    of another kind, or a kind as a whole).
    """

    file: str
    key: dict[str, str]
    field: str
    value: str | None
    control: str
    basis: str
    words: str
    about: tuple[str, str | None] | None = None


MISTAKES = (
    # A role nobody granted.
    Mistake(
        "access_rights/roles-held-2026-11",
        {"system": "pm", "user": "adm01"},
        "role",
        "System administrator",
        "access-control",
        "rule",
        "covered by no grant",
    ),
    # A portal user list and its roles, out of step.
    Mistake(
        "access_rights/roles-held-2026-11",
        {"system": "backup", "user": "it1"},
        "user",
        "it9",
        "access-control",
        "rule",
        "user list does not show",
    ),
    # A role made wide over the years.
    Mistake(
        "role_profiles/role-catalogue-2026-10",
        {"system": "backup", "role": "Backup writer"},
        "purpose",
        "",
        "minimum-necessary-roles",
        "program",
        "does not say what work it is for",
    ),
    # Switched off for speed.
    Mistake(
        "audit_logs/logs-2026-11",
        {"system": "claim-editor"},
        "enabled",
        "false",
        "audit-controls",
        "rule",
        "is switched off",
    ),
    # Stopped months ago, and nobody noticed.
    Mistake(
        "audit_logs/logs-2026-11",
        {"system": "ehr"},
        "last_entry_at",
        "2026-08-01T09:00:00Z",
        "audit-controls",
        "rule",
        "though an account was used",
    ),
    # Left out of the list.
    Mistake(
        "audit_logs/logs-2026-11",
        {"system": "fax"},
        "system",
        None,
        "audit-controls",
        "rule",
        "has no audit log on record",
        about=("systems", "fax"),
    ),
    # Never set up after the move.
    Mistake(
        "backups/backups-2026-11",
        {"system": "claim-editor"},
        "system",
        None,
        "integrity-of-ephi",
        "rule",
        "has no backup on record",
        about=("systems", "claim-editor"),
    ),
    Mistake(
        "backups/backups-2026-11",
        {"system": "clearinghouse"},
        "verification",
        "none",
        "backup-verification",
        "rule",
        "not compared with a checksum",
    ),
    # Stands in the place of encryption at rest here.
    Mistake(
        "backups/backups-2026-11",
        {"system": "backup"},
        "encrypted",
        "false",
        "isolated-legacy-storage",
        "rule",
        "not shown to be encrypted",
    ),
    # Three claims short.
    Mistake(
        "claim_files/claims-2026-11",
        {"file_id": "000007812-20261104"},
        "claims_accepted",
        "140",
        "claim-file-corroboration",
        "rule",
        "held 159 claims, and the 277CA answers for 147",
    ),
    # Altered on the way.
    Mistake(
        "claim_files/claims-2026-11",
        {"file_id": "000041479-20261102"},
        "checksum_received",
        "0" * 64,
        "claim-file-corroboration",
        "rule",
        "arrived altered",
    ),
    # As delivered.
    Mistake(
        "authentication/sign-in-2026-11",
        {"system": "clearinghouse"},
        "default_passwords_changed",
        "false",
        "person-authentication",
        "rule",
        "was delivered with",
    ),
    # Anybody who calls gets a new password.
    Mistake(
        "authentication/sign-in-2026-11",
        {"system": "claim-editor"},
        "reset_verification",
        "none",
        "person-authentication",
        "rule",
        "verify who asks for a new password",
    ),
    # Whoever answers is taken for the clearinghouse.
    Mistake(
        "channels/channels-2026-11",
        {"channel_id": "edi-clearinghouse"},
        "partner_verified_by",
        "none",
        "entity-authentication",
        "rule",
        "does not verify the other side",
    ),
    # Left out of the list.
    Mistake(
        "channels/channels-2026-11",
        {"channel_id": "fax-link"},
        "channel_id",
        None,
        "transmission-security",
        "rule",
        "no channel in use with ePHI is recorded",
        about=("systems", "fax"),
    ),
    # Plain FTP, for a partner in a hurry.
    Mistake(
        "channels/channels-2026-11",
        {"channel_id": "statement-feed"},
        "encryption",
        "none",
        "transmission-encryption",
        "rule",
        "is not encrypted",
    ),
    Mistake(
        "channels/channels-2026-11",
        {"channel_id": "edi-medicaid"},
        "integrity",
        "none",
        "transmission-integrity",
        "rule",
        "show ePHI modified on the way",
    ),
    Mistake(
        "channels/channels-2026-11",
        {"channel_id": "vpn-remote"},
        "encryption",
        "tls_older",
        "transmission-encryption",
        "program",
        "older TLS",
    ),
)


@pytest.fixture(scope="module")
def judged(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, run_cli: RunCli
) -> tuple[Path, dict[str, Any]]:
    """The spoilt program and its assessment."""
    folder = tmp_path_factory.mktemp("spoilt") / "program"
    folder.mkdir()
    shutil.copy(repository / "hipaactl.yaml", folder)
    for part in ("controls", "policies", "program", "evidence"):
        shutil.copytree(repository / part, folder / part)
    for mistake in sorted(MISTAKES, key=lambda item: item.value is None):  # rows go last: lines move
        spoil(folder / "evidence" / f"{mistake.file}.csv", mistake)
    said = run_cli("check", "--format", "json", cwd=folder)
    assert said.exit_code == 1, said.stderr
    return folder, json.loads(said.stdout)


def spoil(file: Path, mistake: Mistake) -> None:
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    found = [row for row in rows[1:] if is_meant(rows[0], row, mistake.key)]
    assert len(found) >= 1, mistake
    if mistake.value is None:
        rows = [row for row in rows if row not in found]
    else:
        assert found[0][rows[0].index(mistake.field)] != mistake.value, mistake
        found[0][rows[0].index(mistake.field)] = mistake.value
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)


def is_meant(header: list[str], row: list[str], key: dict[str, str]) -> bool:
    return all(row[header.index(name)] == value for name, value in key.items())


@pytest.mark.parametrize(
    "mistake", MISTAKES, ids=lambda item: f"{item.control}-{item.field}-{item.value}"[:60]
)
def test_a_mistake_is_found_where_it_was_made(judged: tuple[Path, dict[str, Any]], mistake: Mistake) -> None:
    folder, assessment = judged
    (result,) = [item for item in assessment["results"] if item["control"] == mistake.control]
    assert result["verdict"] == "fail", result["reasons"]
    findings = [item for item in result["findings"] if mistake.words in item["message"]]
    assert findings, [item["message"] for item in result["findings"]]
    if mistake.about is not None:
        findings = [item for item in findings if (item["kind"], item["id"]) == mistake.about]
    else:
        findings = [item for item in findings if cell(folder, item["location"], mistake) == mistake.value]
    assert [item["basis"] for item in findings] == [mistake.basis], findings


def cell(folder: Path, location: dict[str, Any], mistake: Mistake) -> str | None:
    """What stands at the place of a finding, where that is the spoilt file."""
    if location["file"] != f"evidence/{mistake.file}.csv":
        return None
    with (folder / location["file"]).open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    row = rows[location["line"] - 1]
    written = (folder / location["file"]).read_text(encoding="utf-8").split("\n")[location["line"] - 1]
    rest = next(csv.reader([written[location["column"] - 1 :]]), [""]) or [""]
    assert rest[0] == row[rows[0].index(mistake.field)], (mistake, location)
    key = {name: value for name, value in mistake.key.items() if name != mistake.field}
    return rest[0] if is_meant(rows[0], row, key) else None
