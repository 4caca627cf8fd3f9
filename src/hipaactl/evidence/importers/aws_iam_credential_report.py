"""AWS IAM credential report (the CSV in ``aws iam get-credential-report``, decoded) → ``user_accounts``.

The report lists the root account and every IAM user of one AWS account, each with the state of its password,
its second factor, two access keys and two signing certificates. What is made of its columns:

===========================  ==========================================================================
column                       field
===========================  ==========================================================================
user                         user, as written; ``<root_account>`` is account_type root and privileged
arn                          system: ``aws-`` and the AWS account's number, unless the caller names it
user_creation_time           created_on (the day in UTC)
password_enabled             password_enabled
password_last_used           last_used_at: the latest sign-in; keys have times of their own
mfa_active                   mfa
access_key_N_active          access_key_N_active
access_key_N_last_rotated    access_key_N_rotated_on (the day in UTC)
access_key_N_last_used_date  access_key_N_last_used_at
cert_N_active                status only: the kind has no field for certificates
additional_credentials_info  status only: there are credentials beyond those listed
===========================  ==========================================================================

The other columns are not kept; their times still help to date the report.

- ``N/A``, ``not_supported`` and ``no_information`` are absent, and so is an empty cell.
- status is ``disabled`` where the report shows nothing left to sign in with: password_enabled is false and no
  key or certificate is active. IAM has no switch that disables a user, so this is all that it means here, and
  a new password or key undoes it. Where password_enabled is absent the account counts as active.
- account_type of an IAM user is ``unknown``: a password proves no person, and a key without one proves no
  program. Nor does the report say who holds an account, so assigned_to is absent.
- One user on several rows is one account: the row with the latest use (of password or keys) is kept, else the
  one with the latest entry, else the last. Each such user is noted with the lines.
- The report has no date of its own. Unless the caller gives one, observed_at is its latest entry; the day a
  password falls due lies ahead and is not counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hipaactl.evidence.importers.model import Imported, Importer, Note, Options, Record
from hipaactl.evidence.importers.originals import Original, Row, read_cell, read_csv
from hipaactl.source import Location, Problem, quoted
from hipaactl.source.dates import INSTANT_FORM, format_instant, parse_instant

_KEYS = ("access_key_1", "access_key_2")
_CERTIFICATES = ("cert_1", "cert_2")
_COLUMNS = (
    *("user", "arn", "user_creation_time"),
    *("password_enabled", "password_last_used", "password_last_changed", "password_next_rotation"),
    "mfa_active",
    *(
        f"{key}_{part}"
        for key in _KEYS
        for part in ("active", "last_rotated", "last_used_date", "last_used_region", "last_used_service")
    ),
    *(f"{certificate}_{part}" for certificate in _CERTIFICATES for part in ("active", "last_rotated")),
)
_MORE = "additional_credentials_info"  # newer reports have it
_BOOLEANS = tuple(name for name in _COLUMNS if name.endswith(("_active", "_enabled")))
_PAST = tuple(name for name in _COLUMNS if name.endswith(("_time", "_used", "_changed", "_rotated", "_date")))
_USES = ("password_last_used", *(f"{key}_last_used_date" for key in _KEYS))
_ABSENT = ("N/A", "not_supported", "no_information")
_ROOT = "<root_account>"
_ARN = re.compile(r"arn:aws[a-z-]*:iam::([0-9]{12}):(root|user/.+)\Z")
_WHAT = "IAM credential report"


@dataclass(frozen=True, slots=True)
class _Account:
    """One sound row: its AWS account, and its columns as values, absent ones left out."""

    row: Row
    user: str
    number: str
    flags: dict[str, bool]
    times: dict[str, datetime]
    more: bool

    @property
    def latest_use(self) -> datetime | None:
        return max((self.times[name] for name in _USES if name in self.times), default=None)

    @property
    def latest(self) -> datetime | None:
        return max((self.times[name] for name in _PAST if name in self.times), default=None)

    @property
    def usable(self) -> bool:
        """Whether anything is left to sign in with, as far as the report shows."""
        return (
            self.flags.get("password_enabled", True)
            or any(self.flags.get(f"{name}_active", False) for name in (*_KEYS, *_CERTIFICATES))
            or self.more
        )


def read(name: str, data: bytes, options: Options) -> Imported:
    """The accounts of a credential report. Raises ProblemError where its header cannot be used."""
    original = read_csv(name, data, _COLUMNS, (_MORE,), _WHAT)
    problems = list(original.problems)
    rows = [account for row in original.rows if (account := _account(original, row, problems)) is not None]
    problems.extend(_several(original, rows))
    if not original.rows and not problems:
        problems.append(Problem("HC107", f"{name} holds no account", Location(name), "a header", "accounts"))
    if problems:
        return Imported(IMPORTER.kind, problems=tuple(problems))
    notes: list[Note] = []
    accounts = _one_row_each(rows, notes)
    observed_at, dated = _observed(original, rows, options, notes)
    if observed_at is None:
        return Imported(IMPORTER.kind, notes=tuple(notes), problems=(dated,) if dated else ())
    number = accounts[0].number
    system = options.system or f"aws-{number}"
    notes.extend(_what_was_decided(accounts))
    return Imported(
        kind=IMPORTER.kind,
        name=f"aws-iam-{number}-{observed_at.date().isoformat()}",
        source={"system": f"AWS IAM {number}"},
        observed_at=observed_at,
        records=tuple(_record(account, system) for account in accounts),
        lines=tuple(account.row.line for account in accounts),
        notes=tuple(notes),
    )


def _account(original: Original, row: Row, problems: list[Problem]) -> _Account | None:
    before = len(problems)
    user = row.cells["user"]
    if not user or user in _ABSENT:
        problems.append(
            Problem(
                "HC503",
                "a row names no user",
                original.locate(row, "user"),
                quoted(user),
                "a user name",
                "import the report as AWS wrote it, unedited",
            )
        )
    arn = read_cell(original, row, "arn", _ARN.match, "the ARN of a root account or an IAM user", problems)
    if arn is not None and (arn[2] == "root") != (user == _ROOT):
        problems.append(
            Problem(
                "HC207",
                "user and arn do not go together",
                original.locate(row, "arn"),
                quoted(arn[0]),
                f"an ARN that ends in :root for {_ROOT} and in user/… for the others",
                "import the report as AWS wrote it, unedited",
            )
        )
    flags: dict[str, bool] = {}
    for column in _BOOLEANS:
        if not _is_absent(row.cells[column]):
            flag = read_cell(original, row, column, _boolean, "true or false", problems)
            if flag is not None:
                flags[column] = flag
    times: dict[str, datetime] = {}
    for column in (*_PAST, "password_next_rotation"):
        if not _is_absent(row.cells[column]):
            time = read_cell(original, row, column, parse_instant, INSTANT_FORM, problems)
            if time is not None:
                times[column] = time
    if len(problems) > before or arn is None:
        return None
    return _Account(row, user, arn[1], flags, times, not _is_absent(row.cells.get(_MORE, "")))


def _is_absent(cell: str) -> bool:
    return not cell or cell in _ABSENT


def _boolean(cell: str) -> bool | None:
    return {"true": True, "false": False}.get(cell.lower())


def _several(original: Original, rows: Sequence[_Account]) -> list[Problem]:
    """A report is of one AWS account: a problem on the first row of every other."""
    seen: set[str] = set()
    problems: list[Problem] = []
    for account in rows:
        if seen and account.number not in seen:
            problems.append(
                Problem(
                    "HC207",
                    "rows of several AWS accounts stand in one report",
                    original.locate(account.row, "arn"),
                    account.number,
                    f"AWS account {rows[0].number}, as on line {rows[0].row.line}",
                    "import the report of each AWS account by itself",
                )
            )
        seen.add(account.number)
    return problems


def _one_row_each(rows: Sequence[_Account], notes: list[Note]) -> list[_Account]:
    """The rows to keep, in the order they stand; the others are noted."""
    by_user: dict[str, list[_Account]] = {}
    for account in rows:
        by_user.setdefault(account.user, []).append(account)
    kept: list[_Account] = []
    for user, same in by_user.items():
        best = max(same, key=_recency)
        kept.append(best)
        if len(same) == 1:
            continue
        numbers = [str(account.row.line) for account in same]
        lines = f"{', '.join(numbers[:-1])} and {numbers[-1]}"
        others = [account for account in same if account is not best]
        if all(account.row.cells == best.row.cells for account in others):
            why = "all say the same"
        elif best.latest_use is not None and all(account.latest_use != best.latest_use for account in others):
            why = f"by its latest use, {format_instant(best.latest_use)}"
        else:
            why = "by its latest entry, as the use does not tell them apart"
        message = f"{user} stands on lines {lines}; line {best.row.line} is kept: {why}"
        notes.append(Note(message, others[0].row.line))
    return sorted(kept, key=lambda account: account.row.line)


def _recency(account: _Account) -> tuple[float, float, int]:
    use, entry = account.latest_use, account.latest
    return (use.timestamp() if use else 0.0, entry.timestamp() if entry else 0.0, account.row.line)


def _observed(
    original: Original, rows: Sequence[_Account], options: Options, notes: list[Note]
) -> tuple[datetime | None, Problem | None]:
    """When the report was true, or the problem with that."""
    dated = [
        (account.times[name], account.row, name)
        for account in rows
        for name in _PAST
        if name in account.times
    ]
    if not dated:
        if options.observed_at is not None:
            return options.observed_at, None
        return None, Problem(
            "HC902",
            f"{original.file} holds no date to tell when it was made",
            Location(original.file),
            "no time in any row",
            "--observed-at",
            "give the time the report was made with --observed-at",
        )
    latest, row, column = max(dated, key=lambda item: item[0])
    if options.observed_at is None:
        notes.append(
            Note(
                "the report has no date of its own: observed_at is its latest entry, "
                f"{format_instant(latest)} ({column}); --observed-at says when it was made, if that is known",
                row.line,
            )
        )
        return latest, None
    if options.observed_at < latest:
        return None, Problem(
            "HC410",
            f"the report is said to be made on {format_instant(options.observed_at)} and holds a later entry",
            original.locate(row, column),
            format_instant(latest),
            f"{format_instant(options.observed_at)} or earlier",
            "mend --observed-at: a report is made after everything it lists",
        )
    return options.observed_at, None


def _record(account: _Account, system: str) -> Record:
    root = account.user == _ROOT
    record: Record = {
        "system": system,
        "user": account.user,
        "status": "active" if account.usable else "disabled",
        "account_type": "root" if root else "unknown",
    }
    if root:
        record["privileged"] = True
    for field, column in (("mfa", "mfa_active"), ("password_enabled", "password_enabled")):
        if column in account.flags:
            record[field] = account.flags[column]
    days = {"created_on": "user_creation_time"}
    instants = {"last_used_at": "password_last_used"}
    for key in _KEYS:
        if f"{key}_active" in account.flags:
            record[f"{key}_active"] = account.flags[f"{key}_active"]
        days[f"{key}_rotated_on"] = f"{key}_last_rotated"
        instants[f"{key}_last_used_at"] = f"{key}_last_used_date"
    for field, column in days.items():
        if column in account.times:
            record[field] = account.times[column].date().isoformat()
    for field, column in instants.items():
        if column in account.times:
            record[field] = format_instant(account.times[column])
    return record


def _what_was_decided(accounts: Sequence[_Account]) -> list[Note]:
    notes: list[Note] = []
    words = Counter(cell for account in accounts for cell in account.row.cells.values() if cell in _ABSENT)
    if words:
        counted = ", ".join(f"{word} in {words[word]}" for word in _ABSENT if word in words)
        notes.append(Note(f"cells read as absent: {counted}"))
    users = [account for account in accounts if account.user != _ROOT]
    if users:
        notes.append(
            Note(
                f"{len(users)} IAM users have account_type unknown and no assigned_to: the report tells no "
                "persons from programs, nor who they are"
            )
        )
    for account in accounts:
        line = account.row.line
        if not account.usable:
            nothing = "has no password and no active key or certificate"
            notes.append(Note(f"{account.user} {nothing}: status disabled", line))
        if any(account.flags.get(f"{name}_active", False) for name in _CERTIFICATES):
            notes.append(Note(f"{account.user} has an active certificate, for which there is no field", line))
        if account.more:
            notes.append(Note(f"{account.user} has credentials that the report does not list", line))
    if len(users) == len(accounts):
        notes.append(Note(f"there is no row {_ROOT}, which AWS writes in every report"))
    return notes


IMPORTER = Importer("aws-iam-credential-report", "AWS IAM credential report (CSV)", "user_accounts", read)
