"""What is written: the same bytes for the same input, read back as it was, over nothing else's content."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipaactl.evidence.evidence_file import EvidenceFile
from hipaactl.evidence.files import load_files
from hipaactl.evidence.importers import IMPORTERS, Imported, write_evidence
from hipaactl.evidence.importers.writing import render_evidence
from hipaactl.evidence.kinds import Kinds
from hipaactl.source import ProblemError
from hipaactl.source.dates import Span

OBSERVED = datetime(2026, 11, 20, 6, tzinfo=UTC)
RECEIVED = datetime(2026, 11, 20, 7, tzinfo=UTC)
ACCOUNT = {"system": "pm", "user": "anna", "status": "active", "account_type": "person"}


def imported(*records: dict[str, object], **changes: object) -> Imported:
    made = Imported(
        kind="user_accounts",
        name="pm-2026-11-20",
        source={"system": "practice management", "method": "export", "importer": "test"},
        observed_at=OBSERVED,
        records=records or (ACCOUNT,),
        lines=tuple(range(2, 2 + max(1, len(records)))),
    )
    return dataclasses.replace(made, **changes)  # type: ignore[arg-type]


def read_back(root: Path) -> EvidenceFile:
    files, loose = load_files(root, root / "evidence", Kinds({}), UTC)
    assert loose == []
    assert len(files) == 1
    assert files[0].problems == ()
    return files[0]


def bare(file: EvidenceFile) -> list[dict[str, object]]:
    return [{name: value for name, value in record.items() if name != "id"} for record in file.records]


def test_it_is_read_back_as_it_was(tmp_path: Path) -> None:
    full = ACCOUNT | {
        "user": 'b,"c"\n;d',
        "mfa": False,
        "assigned_to": ["w1", "w2"],
        "created_on": "2026-01-02",
    }
    written = write_evidence(imported(full, ACCOUNT), tmp_path / "evidence", RECEIVED)
    assert written.changed
    assert written.table.name == "pm-2026-11-20.csv"
    file = read_back(tmp_path)
    assert bare(file) == [full, ACCOUNT]
    assert (file.observed_at, file.received_at) == (OBSERVED, RECEIVED)
    assert file.source_name == "practice management"


def test_the_bytes() -> None:
    envelope, table, rows = render_evidence(
        imported(ACCOUNT | {"mfa": True}, period=Span(date(2026, 10, 1), date(2026, 10, 31))), RECEIVED
    )
    assert table == "pm-2026-11-20.csv"
    assert rows == b"system,user,status,account_type,mfa\npm,anna,active,person,true\n"
    assert envelope.decode() == (
        "schema: 1\n"
        "kind: user_accounts\n"
        "source:\n"
        "  system: practice management\n"
        "  method: export\n"
        "  importer: test\n"
        "observed_at: 2026-11-20T06:00:00Z\n"
        "received_at: 2026-11-20T07:00:00Z\n"
        "period:\n"
        "  from: 2026-10-01\n"
        "  to: 2026-10-31\n"
        "records_file: pm-2026-11-20.csv\n"
    )


@pytest.mark.parametrize("person", ["a;b", " w1"])
def test_what_csv_cannot_hold_goes_to_jsonl(tmp_path: Path, person: str) -> None:
    strange = ACCOUNT | {"assigned_to": [person], "user": "zoë"}
    written = write_evidence(imported(strange), tmp_path / "evidence", RECEIVED)
    assert written.table.name == "pm-2026-11-20.jsonl"
    assert "zoë" in written.table.read_text(encoding="utf-8")
    assert bare(read_back(tmp_path)) == [strange]


# Text of which the YAML reader must not make a number, a date or a truth value.
TEXTS = st.one_of(
    st.sampled_from(
        ["1e5", "00", "-3", "1.0", "12:30", "2026-01-01", "null", "~", "yes", "true", "1_000", "0x1f", "#a"]
    ),
    st.from_regex(r"[0-9]{1,5}e[0-9]{1,3}", fullmatch=True),
    st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=30),
)


@given(TEXTS, TEXTS)
def test_any_text_is_read_back_as_text(
    tmp_path_factory: pytest.TempPathFactory, source: str, user: str
) -> None:
    root = tmp_path_factory.mktemp("program")
    account = ACCOUNT | {"user": user}
    write_evidence(
        imported(account, source={"system": source, "method": "export"}), root / "evidence", RECEIVED
    )
    file = read_back(root)
    assert file.source_name == source
    assert bare(file) == [account]


def test_the_same_again_changes_nothing_whenever_received(tmp_path: Path) -> None:
    first = write_evidence(imported(), tmp_path, RECEIVED)
    before = first.envelope.read_bytes()
    again = write_evidence(imported(), tmp_path, datetime(2026, 12, 1, tzinfo=UTC))
    assert not again.changed
    assert again.envelope.read_bytes() == before


def test_other_content_is_not_written_over(tmp_path: Path) -> None:
    written = write_evidence(imported(), tmp_path, RECEIVED)
    written.table.write_bytes(b"written by hand\n")
    with pytest.raises(ProblemError) as caught:
        write_evidence(imported(), tmp_path, RECEIVED)
    assert [problem.code for problem in caught.value.problems] == ["HC904"]
    assert written.table.read_bytes() == b"written by hand\n"
    assert write_evidence(imported(), tmp_path, RECEIVED, replace=True).changed
    assert written.table.read_bytes().startswith(b"system,")


def test_both_files_of_other_content_are_named(tmp_path: Path) -> None:
    write_evidence(imported(), tmp_path, RECEIVED)
    with pytest.raises(ProblemError) as caught:
        write_evidence(
            imported(ACCOUNT | {"mfa": True}, source={"system": "x", "method": "api"}), tmp_path, RECEIVED
        )
    assert len(caught.value.problems) == 2


def test_a_folder_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "user_accounts").write_text("a file where the folder should be")
    with pytest.raises(ProblemError) as caught:
        write_evidence(imported(), tmp_path, RECEIVED)
    assert [problem.code for problem in caught.value.problems] == ["HC904"]


def test_nothing_else_is_left_behind(tmp_path: Path) -> None:
    write_evidence(imported(), tmp_path, RECEIVED)
    assert sorted(path.name for path in (tmp_path / "user_accounts").iterdir()) == [
        "pm-2026-11-20.csv",
        "pm-2026-11-20.yaml",
    ]


def test_received_before_observed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProblemError) as caught:
        write_evidence(imported(), tmp_path, datetime(2026, 11, 20, 5, 59, 59, tzinfo=UTC))
    assert [problem.code for problem in caught.value.problems] == ["HC510"]
    assert list(tmp_path.iterdir()) == []


def test_received_when_observed_is_accepted(tmp_path: Path) -> None:
    assert write_evidence(imported(), tmp_path, OBSERVED).changed


def test_importers_are_found_by_their_own_name_and_name_a_kind() -> None:
    for name, importer in IMPORTERS.items():
        assert importer.name == name
        assert importer.kind in Kinds({})
