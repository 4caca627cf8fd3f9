"""What is wrong, where, and how to mend it: the values every stage reports instead of raising."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

# One title per stable code. The code is a promise: it is never reused for something else.
CODES: dict[str, str] = {
    # 1xx files and formats
    "HC101": "file not found",
    "HC102": "file cannot be read",
    "HC103": "path leads out of the program",
    "HC104": "file too large",
    "HC105": "not UTF-8 text",
    "HC106": "byte order mark",
    "HC107": "empty file",
    "HC111": "YAML cannot be parsed",
    "HC112": "duplicate key",
    "HC113": "alias or merge key",
    "HC114": "tab used for indentation",
    "HC115": "not a finite number",
    "HC116": "character that text cannot hold",
    "HC117": "nested too deep",
    "HC118": "tag, or more than one document",
    "HC119": "key that is not plain text",
    "HC121": "JSON cannot be parsed",
    "HC131": "CSV cannot be parsed",
    "HC132": "CSV header",
    "HC133": "CSV row with missing or extra cells",
    "HC134": "CSV cell of the wrong type",
    # 2xx against a schema
    "HC201": "unknown field",
    "HC202": "missing field",
    "HC203": "wrong type",
    "HC204": "not one of the values allowed",
    "HC205": "value out of bounds or of the wrong form",
    "HC206": "date or time not written as expected",
    "HC207": "fields that do not go together",
    "HC208": "file of another schema version",
    # 3xx citations and the rule
    "HC301": "unknown citation",
    "HC302": "renumbered citation",
    "HC303": "citation of text that is not in force",
    "HC304": "decision on a required specification",
    "HC305": "decision on a paragraph that is not an addressable specification",
    "HC306": "citation of a paragraph that binds nobody",
    # 4xx the program and its controls
    "HC401": "duplicate control",
    "HC402": "unknown kind of evidence",
    "HC403": "unknown control",
    "HC404": "unknown parameter",
    "HC405": "decision without what its outcome needs",
    "HC406": "duplicate entry",
    "HC407": "unknown time zone",
    "HC408": "the baseline cannot be found",
    "HC409": "attribute that is not declared",
    "HC410": "dates in the wrong order",
    "HC411": "file in the wrong place",
    # 5xx evidence
    "HC501": "evidence of an unknown kind",
    "HC502": "evidence in the folder of another kind",
    "HC503": "record without its id",
    "HC504": "two records of one id",
    "HC505": "records file not found",
    "HC506": "file that no evidence file names",
    "HC507": "attestation by a person not in that office",
    "HC508": "two snapshots of one source and time",
    "HC509": "kind that is not a sound schema",
    "HC510": "received before it was observed",
    "HC511": "nil return for days on which there are records",
    "HC512": "records file that two evidence files name",
    "HC513": "not as many records as expected",
    # 6xx policies (Rego)
    "HC601": "Rego cannot be parsed",
    "HC602": "package that two files share",
    "HC603": "METADATA missing or unreadable",
    "HC604": "METADATA field",
    "HC605": "package that does not match",
    "HC606": "package in a root that belongs to others",
    "HC607": "rule without tests",
    "HC608": "test module without tests",
    "HC609": "deny or population missing, or of the wrong form",
    "HC611": "builtin that reads more than its arguments",
    "HC612": "builtin on which the engines differ",
    "HC613": "unknown function",
    "HC614": "input read in a way that is not allowed",
    "HC615": "kind that the control does not declare",
    "HC616": "parameter that the policy does not declare",
    "HC617": "data read outside the rule's own package",
    "HC618": "with outside tests",
    "HC619": "formatting other than %v",
    "HC621": "string interpolation",
    "HC622": "rule that refers to itself",
    "HC623": "regular expression on which the engines differ",
    "HC624": "path on which the engines differ",
    "HC625": "term in a rule's head that may be undefined",
    "HC626": "policy that OPA does not compile",
    "HC627": "term under not that may be undefined",
    "HC628": "object pattern on which the engines differ",
    "HC631": "parameter missing",
    "HC632": "parameter that the policy does not take",
    "HC633": "parameter of the wrong type",
    "HC634": "parameter out of bounds",
    "HC635": "citations of control and policy differ",
    # 9xx the call
    "HC901": "no program found",
    "HC902": "date, period or time not understood",
    "HC903": "nothing selected",
    "HC904": "output cannot be written",
}


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file: path relative to the program's root with ``/``, line and column from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person can mend before anything is judged.

    ``code`` is one of `CODES`; ``found`` and ``expected`` are short phrases, ``hint`` one sentence.
    """

    code: str
    message: str
    location: Location | None = None
    found: str | None = None
    expected: str | None = None
    hint: str | None = None

    def __str__(self) -> str:
        place = f"{self.location}: " if self.location else ""
        return f"{place}{self.code} {self.message}"

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Orders problems by place, then code."""
        where = self.location or Location("", 0, 0)
        return (where.file, where.line, where.column, self.code, self.message)


class ProblemError(Exception):
    """Raised where nothing can go on; carries every problem found so far."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(str(problem) for problem in problems))
        self.problems: tuple[Problem, ...] = problems


def suggest(word: str, words: Iterable[str]) -> str | None:
    """The one of ``words`` that ``word`` was probably meant to be, or None."""
    known = list(words)
    lowered = {name.lower().replace("-", "_"): name for name in known}
    exact = lowered.get(word.lower().replace("-", "_"))
    if exact is not None:
        return exact
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return close[0] if close else None


def did_you_mean(word: str, words: Iterable[str]) -> str | None:
    """A hint sentence for a misspelt word, or None."""
    best = suggest(word, words)
    return f"did you mean {best}?" if best is not None else None


def quoted(value: object, limit: int = 60) -> str:
    """A value as a person wrote it, cut to ``limit`` characters and on one line."""
    if value is True or value is False:
        text = str(value).lower()
    elif value is None:
        text = "null"
    elif isinstance(value, str):
        text = f'"{value}"'
    elif isinstance(value, dict):
        text = "a mapping"
    elif isinstance(value, list):
        text = "a list"
    else:
        text = str(value)
    text = "".join(char if char.isprintable() else "�" for char in text)
    return text if len(text) <= limit else text[: limit - 1] + "…"
