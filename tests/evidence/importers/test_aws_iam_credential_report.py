"""What is made of a credential report: real ones, each word AWS writes, and reports that are none."""

from __future__ import annotations

import csv
import hashlib
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hipaactl.evidence.importers import IMPORTERS, Imported, Options, import_original
from hipaactl.evidence.kinds import Kinds
from hipaactl.source import CODES, Problem

IMPORTER = IMPORTERS["aws-iam-credential-report"]
REPOSITORY = Path(__file__).resolve().parents[3]
REPORT = (REPOSITORY / "examples/real-exports/originals/account_credential_report.csv").read_bytes()
SMALL = (Path(__file__).parent / "samples/multi_delete.csv").read_bytes()
HEADER = SMALL.decode().splitlines()[0].split(",")
USER = dict(zip(HEADER, SMALL.decode().splitlines()[1].split(","), strict=True))
ROOT = USER | {
    "user": "<root_account>",
    "arn": "arn:aws:iam::644160558196:root",
    "password_enabled": "not_supported",
    "password_last_changed": "not_supported",
    "password_next_rotation": "not_supported",
}


def report(*rows: dict[str, str], header: list[str] = HEADER) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([row[name] for name in header] for row in rows)
    return text.getvalue().encode()


def read(data: bytes, **options: object) -> Imported:
    return import_original(IMPORTER, "report.csv", data, Options(**options))  # type: ignore[arg-type]


def record(row: dict[str, str], **options: object) -> dict[str, object]:
    imported = read(report(row), **options)
    assert imported.problems == ()
    return imported.records[0]


def messages(imported: Imported) -> list[str]:
    return [f"{note.line}: {note.message}" if note.line else note.message for note in imported.notes]


def shown(problems: tuple[Problem, ...]) -> list[str]:
    return [str(problem) for problem in problems]


# A real report


def test_a_real_report() -> None:
    imported = read(REPORT)
    assert imported.problems == ()
    assert imported.kind == "user_accounts"
    assert len(imported.records) == 20
    assert imported.lines == (*range(2, 9), *range(10, 23))
    assert imported.observed_at == datetime(2016, 11, 25, 10, 37, tzinfo=UTC)
    assert imported.name == "aws-iam-644160558196-2016-11-25"
    assert imported.source == {
        "system": "AWS IAM 644160558196",
        "method": "export",
        "importer": "aws-iam-credential-report",
        "original": "report.csv",
        "original_sha256": hashlib.sha256(REPORT).hexdigest(),
    }


def test_every_record_of_a_real_report_is_valid_and_has_an_id_of_its_own() -> None:
    kind = Kinds({})["user_accounts"]
    records = read(REPORT).records
    assert all(kind.validator.is_valid(item) for item in records)
    assert len({kind.id_of(item) for item in records}) == len(records)


def test_what_was_decided_on_a_real_report_is_noted() -> None:
    assert messages(read(REPORT)) == [
        "9: christopher stands on lines 9 and 10; line 10 is kept: by its latest use, 2016-11-21T18:44:00Z",
        (
            "15: the report has no date of its own: observed_at is its latest entry, 2016-11-25T10:37:00Z "
            "(access_key_1_last_used_date); --observed-at says when it was made, if that is known"
        ),
        "cells read as absent: N/A in 155, not_supported in 3, no_information in 1",
        (
            "19 IAM users have account_type unknown and no assigned_to: the report tells no persons from "
            "programs, nor who they are"
        ),
        "6: c7n-test has no password and no active key or certificate: status disabled",
    ]


def test_the_root_account_of_a_real_report() -> None:
    assert read(REPORT).records[0] == {
        "system": "aws-644160558196",
        "user": "<root_account>",
        "status": "active",
        "account_type": "root",
        "privileged": True,
        "created_on": "2016-05-16",
        "last_used_at": "2016-10-06T15:47:11Z",
        "mfa": True,
        "access_key_1_active": False,
        "access_key_2_active": False,
    }


def test_a_user_with_password_and_keys() -> None:
    assert record(USER) == {
        "system": "aws-644160558196",
        "user": "kapil",
        "status": "active",
        "account_type": "unknown",
        "created_on": "2016-05-16",
        "last_used_at": "2018-12-01T14:56:42Z",
        "mfa": False,
        "password_enabled": True,
        "access_key_1_active": True,
        "access_key_1_rotated_on": "2019-12-14",
        "access_key_1_last_used_at": "2018-11-21T06:54:00Z",
        "access_key_2_active": True,
        "access_key_2_rotated_on": "2016-06-24",
        "access_key_2_last_used_at": "2018-12-01T22:25:00Z",
    }


def test_a_report_without_the_root_account_says_so() -> None:
    assert "there is no row <root_account>, which AWS writes in every report" in messages(read(SMALL))


# Words, dates, status


@pytest.mark.parametrize("word", ["N/A", "not_supported", "no_information", ""])
def test_words_for_nothing_are_absent(word: str) -> None:
    dropped = {"password_enabled", "password_last_used", "mfa_active", "access_key_1_active"}
    made = record(USER | dict.fromkeys(dropped, word))
    assert not {"password_enabled", "last_used_at", "mfa", "access_key_1_active"} & made.keys()


@pytest.mark.parametrize(
    ("cell", "value"), [("true", True), ("TRUE", True), ("false", False), ("False", False)]
)
def test_booleans_in_any_case(cell: str, value: bool) -> None:
    assert record(USER | {"mfa_active": cell})["mfa"] is value


def test_times_are_kept_in_utc() -> None:
    made = record(
        USER
        | {
            "password_last_used": "2016-11-21T23:30:00-05:00",
            "user_creation_time": "2016-05-16T23:30:00-05:00",
        }
    )
    assert made["last_used_at"] == "2016-11-22T04:30:00Z"
    assert made["created_on"] == "2016-05-17"


NOTHING = {"password_enabled": "false", "access_key_1_active": "false", "access_key_2_active": "false"}


@pytest.mark.parametrize(
    ("row", "status"),
    [
        (USER | NOTHING, "disabled"),
        (USER | NOTHING | {"password_enabled": "true"}, "active"),
        (USER | NOTHING | {"access_key_1_active": "true"}, "active"),
        (USER | NOTHING | {"access_key_2_active": "true"}, "active"),
        (USER | NOTHING | {"cert_1_active": "true"}, "active"),
        (USER | NOTHING | {"cert_2_active": "true"}, "active"),
        (USER | NOTHING | {"password_enabled": "no_information"}, "active"),
        (ROOT | NOTHING | {"password_enabled": "not_supported"}, "active"),
        # AWS writes false for the root accounts of new members of an organization.
        (ROOT | NOTHING, "disabled"),
    ],
)
def test_status_is_disabled_where_nothing_is_left_to_sign_in_with(row: dict[str, str], status: str) -> None:
    assert record(row)["status"] == status


def test_a_certificate_has_no_field_and_is_noted() -> None:
    imported = read(report(ROOT, USER | {"cert_2_active": "true"}))
    assert "3: kapil has an active certificate, for which there is no field" in messages(imported)


def test_the_column_of_newer_reports_is_known() -> None:
    more = USER | NOTHING | {"additional_credentials_info": "1 more"}
    imported = read(
        report(
            ROOT | {"additional_credentials_info": "N/A"},
            more,
            header=[*HEADER, "additional_credentials_info"],
        )
    )
    assert imported.problems == ()
    assert imported.records[1]["status"] == "active"
    assert "3: kapil has credentials that the report does not list" in messages(imported)


@pytest.mark.parametrize("partition", ["aws", "aws-cn", "aws-us-gov"])
def test_every_partition_of_aws(partition: str) -> None:
    assert (
        record(USER | {"arn": f"arn:{partition}:iam::000000000042:user/team/kapil"})["system"]
        == "aws-000000000042"
    )


def test_a_user_name_is_kept_as_it_is() -> None:
    name = "=a,b+c@d"
    assert record(USER | {"user": name, "arn": f"arn:aws:iam::644160558196:user/{name}"})["user"] == name


# Two rows of one user


def test_of_two_rows_the_later_use_is_kept_wherever_it_stands() -> None:
    used = USER | {"access_key_2_last_used_date": "2018-12-02T00:00:00+00:00"}
    for rows, line in (((USER, used), 3), ((used, USER), 2)):
        imported = read(report(*rows))
        assert [item["access_key_2_last_used_at"] for item in imported.records] == ["2018-12-02T00:00:00Z"]
        assert imported.lines == (line,)
        note = imported.notes[0]
        assert note.message == (
            f"kapil stands on lines 2 and 3; line {line} is kept: by its latest use, 2018-12-02T00:00:00Z"
        )
        assert note.line == (2 if line == 3 else 3)


def test_of_two_rows_of_equal_use_the_later_entry_is_kept() -> None:
    unused = USER | dict.fromkeys(
        ("password_last_used", "access_key_1_last_used_date", "access_key_2_last_used_date"), "N/A"
    )
    changed = unused | {"password_last_changed": "2020-01-01T00:00:00+00:00", "mfa_active": "true"}
    imported = read(report(changed, unused))
    assert imported.records[0]["mfa"] is True
    assert imported.notes[0].message == (
        "kapil stands on lines 2 and 3; line 2 is kept: by its latest entry, "
        "as the use does not tell them apart"
    )


def test_of_three_equal_rows_the_last_is_kept() -> None:
    imported = read(report(USER, USER, USER))
    assert imported.lines == (4,)
    assert imported.notes[0].message == "kapil stands on lines 2, 3 and 4; line 4 is kept: all say the same"


# When it was true


def test_the_day_a_password_falls_due_is_not_counted() -> None:
    ahead = USER | {"password_next_rotation": "2031-01-01T00:00:00+00:00"}
    assert read(report(ahead)).observed_at == datetime(2019, 12, 14, 10, 26, 37, tzinfo=UTC)


def test_the_latest_entry_counts_on_a_row_that_is_not_kept_too() -> None:
    unused = dict.fromkeys(
        ("password_last_used", "access_key_1_last_used_date", "access_key_2_last_used_date"), "N/A"
    )
    other = USER | unused | {"password_last_changed": "2020-02-02T00:00:00+00:00"}
    imported = read(report(USER, other))
    assert imported.lines == (2,)
    assert imported.observed_at == datetime(2020, 2, 2, tzinfo=UTC)


def test_observed_at_can_be_given() -> None:
    made = datetime(2020, 1, 1, tzinfo=UTC)
    imported = read(SMALL, observed_at=made)
    assert imported.observed_at == made
    assert imported.name == "aws-iam-644160558196-2020-01-01"
    assert not any("date of its own" in message for message in messages(imported))


def test_observed_at_before_an_entry_is_refused() -> None:
    imported = read(SMALL, observed_at=datetime(2019, 12, 14, 10, 26, 36, tzinfo=UTC))
    made = "the report is said to be made on 2019-12-14T10:26:36Z and holds a later entry"
    assert shown(imported.problems) == [f"report.csv:2:164: HC410 {made}"]
    assert imported.records == ()


DATELESS = USER | {name: "N/A" for name, cell in USER.items() if "T" in cell}


def test_a_report_without_any_date_needs_one() -> None:
    assert [problem.code for problem in read(report(DATELESS)).problems] == ["HC902"]
    given_one = read(report(DATELESS), observed_at=datetime(2020, 1, 1, tzinfo=UTC))
    assert given_one.problems == ()


# Options


def test_system_and_office_can_be_given() -> None:
    imported = read(SMALL, system="cloud", collected_by="it-operations")
    assert {item["system"] for item in imported.records} == {"cloud"}
    assert imported.source["collected_by"] == "it-operations"
    assert imported.source["system"] == "AWS IAM 644160558196"


@pytest.mark.parametrize("option", ["system", "collected_by"])
@pytest.mark.parametrize("value", ["", " ", "a\nb", "\udcff", "\u202e"])
def test_options_that_are_no_text_are_refused(option: str, value: str) -> None:
    imported = read(SMALL, **{option: value})
    assert [problem.code for problem in imported.problems] == ["HC205"]


# What is no report, or not as AWS writes it


def edited(find: str, put: str, count: int = 1) -> bytes:
    text = SMALL.decode()
    assert find in text
    return text.replace(find, put, count).encode()


LINES = SMALL.decode().split("\n")
REORDERED = report(USER, header=["arn", "user", *HEADER[2:]])


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ["report.csv:1:1: HC107 report.csv is empty"]),
        (b"\n \n", ["report.csv:1:1: HC107 report.csv is empty"]),
        (SMALL.decode().encode("utf-16"), ["report.csv:1:1: HC105 report.csv is UTF-16"]),
        (SMALL.decode().encode("utf-16-le"), ["report.csv:1:1: HC105 report.csv is UTF-16 or UTF-32"]),
        (b"\xef\xbb\xbf" + SMALL, ["report.csv:1:1: HC106 report.csv starts with a byte order mark"]),
        (SMALL.replace(b"kapil", b"kap\xefl", 1), ["report.csv:2:4: HC105 report.csv is not UTF-8 text"]),
        (edited("kapil", "kap\0il"), ["report.csv:2:1: HC116 holds a NUL character"]),
        (
            b"<!DOCTYPE html><html></html>",
            ["report.csv:1:1: HC131 report.csv is an HTML or XML page, not CSV"],
        ),
        (b'{"Content": "dXNlcg=="}', ["report.csv:1:1: HC131 report.csv is JSON, not CSV"]),
        (
            b"name,age\nx,1\n",
            ["report.csv:1:1: HC132 report.csv has not the header of an IAM credential report"],
        ),
        (
            SMALL.replace(b",", b";"),
            ["report.csv:1:1: HC132 report.csv has not the header of an IAM credential report"],
        ),
        (LINES[0].encode(), ["report.csv:1:1: HC107 report.csv holds no account"]),
        (edited("mfa_active,", ""), ["report.csv:1:1: HC132 there is no column mfa_active"]),
        (
            edited("mfa_active", "mfa_activ"),
            [
                "report.csv:1:1: HC132 there is no column mfa_active",
                'report.csv:1:110: HC132 "mfa_activ" is not a column of an IAM credential report',
            ],
        ),
        (
            edited("arn,", "user,", 1),
            [
                "report.csv:1:1: HC132 there is no column arn",
                'report.csv:1:6: HC132 column "user" is there twice',
            ],
        ),
        (
            edited(LINES[0], LINES[0] + ",note"),
            ['report.csv:1:459: HC132 "note" is not a column of an IAM credential report'],
        ),
        (REORDERED, ["report.csv:1:1: HC132 the columns stand in another order from arn on"]),
        (edited("kapil,", ""), ["report.csv:2:1: HC133 a row has too few cells"]),
        (edited("kapil,", "kapil,x,"), ["report.csv:2:1: HC133 a row has too many cells"]),
        (edited("kapil,", '"kapil,'), ["report.csv:2:1: HC131 cannot be parsed: unexpected end of data"]),
        (edited("kapil,", "N/A,"), ["report.csv:2:1: HC503 a row names no user"]),
        (
            edited("arn:aws:iam::644160558196:user/kapil", "arn:aws:sts::1"),
            ["report.csv:2:7: HC134 arn is not the ARN of a root account or an IAM user"],
        ),
        (edited("user/kapil", "root"), ["report.csv:2:7: HC207 user and arn do not go together"]),
        (edited(",true,", ",yes,", 1), ["report.csv:2:70: HC134 password_enabled is not true or false"]),
        (
            edited("2016-05-16T19:03:36+00:00", "5/16/2016"),
            ["report.csv:2:44: HC134 user_creation_time is not a time such as 2026-03-31T09:30:00Z"],
        ),
        (
            report(USER, USER | {"arn": "arn:aws:iam::000000000001:user/x", "user": "x"}),
            ["report.csv:3:3: HC207 rows of several AWS accounts stand in one report"],
        ),
    ],
)
def test_what_is_no_report_is_refused_with_its_place(data: bytes, expected: list[str]) -> None:
    imported = read(data)
    assert shown(imported.problems) == expected
    assert imported.records == ()


def test_all_problems_are_reported_at_once() -> None:
    wrong = USER | {"mfa_active": "yes", "user_creation_time": "yesterday"}
    imported = read(report(wrong, USER, wrong))
    assert [(problem.code, problem.location.line) for problem in imported.problems if problem.location] == [
        ("HC134", 2),
        ("HC134", 2),
        ("HC134", 4),
        ("HC134", 4),
    ]


def test_a_row_over_several_lines_is_cited_at_its_first() -> None:
    strange = USER | {"user": "a\nb", "mfa_active": "maybe"}
    assert [str(problem.location) for problem in read(report(strange)).problems] == ["report.csv:2:1"]


def test_problems_of_a_large_bad_file_are_few() -> None:
    data = report(*([USER | {"mfa_active": "x", "cert_1_active": "y"}] * 500))
    assert len(read(data).problems) <= 101


# Anything at all


def sound(imported: Imported) -> None:
    """Either records that are valid, or problems that say where."""
    for problem in imported.problems:
        assert problem.code in CODES
        assert problem.location is not None
        assert problem.location.line >= 1
        assert problem.location.column >= 1
    if imported.problems:
        assert imported.records == ()
        return
    kind = Kinds({})["user_accounts"]
    assert imported.records
    assert all(kind.validator.is_valid(item) for item in imported.records)
    assert len({kind.id_of(item) for item in imported.records}) == len(imported.records)


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    sound(read(data))


@given(st.text(max_size=400))
@example("\r\r")
@example('user\n"')
def test_any_text(text: str) -> None:
    sound(read(text.encode("utf-8", "surrogatepass")))


@given(st.lists(st.text(max_size=30), min_size=0, max_size=24))
def test_any_cells_below_the_header(cells: list[str]) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([HEADER, cells])
    sound(read(text.getvalue().encode("utf-8", "surrogatepass")))


CELLS = st.sampled_from(
    ["true", "false", "N/A", "no_information", "", "2016-05-16T19:03:36+00:00", "2300-01-01T00:00:00Z", "x"]
)


@given(st.lists(st.dictionaries(st.sampled_from(HEADER), CELLS, max_size=3), max_size=5))
def test_any_rows_with_some_cells_changed(changes: list[dict[str, str]]) -> None:
    sound(read(report(*(USER | change for change in changes))))


@given(st.integers(0, len(REPORT)), st.integers(0, 60), st.binary(max_size=5))
def test_a_real_report_with_a_piece_replaced(start: int, length: int, put: bytes) -> None:
    sound(read(REPORT[:start] + put + REPORT[start + length :]))
