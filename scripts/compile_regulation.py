#!/usr/bin/env python3
"""Compile reference/*.yaml into what the package ships: src/hipaactl/regulation/data/*.json.

    python scripts/compile_regulation.py            write the data
    python scripts/compile_regulation.py --check    exit 1 where the data is not what the reference gives

Needs PyYAML. The same reference gives the same bytes. Whom a paragraph of Subparts C and D binds is read from
reference/binding.yaml, reviewed one by one, as are the sections of Subpart E that it lists as reviewed. For
the others it is derived here and marked `reviewed: false`:

1. Vacated text, definitions (164.501), headings and containers bind nobody.
2. A paragraph binds where a sentence of it says must, shall, may not, "is required to", "is prohibited from",
   "may ... only", "is not in compliance", or gives an individual a right. "Not required to", "need not", a
   plain "may" and a rule of construction do not count.
3. A paragraph without such words that ends the sentence of a binding paragraph above ("must contain:") binds
   with it, unless that sentence says "may ... only" or closes with an exception or a condition ("except:",
   "if:"), or it only permits.
4. Standards and specifications that are in force always bind. One printed as a heading binds by the first
   binding words under it, whom these bind; one that only permits binds whom it names first.
5. It binds who is named last before the deciding word, with those joined to it by "and" or "or"; where nobody
   is named, whom the paragraph above binds; else every covered entity (164.500(a)). A business associate is
   bound only where it is named (164.500(c)).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "reference"
DATA = ROOT / "src" / "hipaactl" / "regulation" / "data"
sys.path.insert(0, str(ROOT / "src"))

from hipaactl.regulation.citation import Citation  # noqa: E402
from hipaactl.regulation.roles import COVERED_ENTITY, ROLES  # noqa: E402

FIELDS = (
    "citation", "parent", "section", "subpart", "kind", "designation", "title", "operative", "vacated",
    "standard", "container", "category", "binding", "why",
)  # fmt: skip

# The rule puts 164.506(c) after the standard on consent, but 164.506(a) says "as set forth in paragraph (c)".
STANDARD_OF = {"164.506(c)": "164.506(a)"}

# Rows of the protocol that ask nothing: see their notes.
NOT_INQUIRIES = frozenset({"OCR-S01", "OCR-S02", "OCR-B19"})

# What a clearinghouse complies with when it acts as a business associate, by 164.500(b)(1).
CLEARINGHOUSE_AS_ASSOCIATE = ("164.500", "164.501", "164.502", "164.504", "164.512")
CLEARINGHOUSE_NOTE = (
    "164.500(b)(1) leaves this out for a clearinghouse that acts only as a business associate"
)

SENTENCE = re.compile(r"(?<=[.:;—])\s+(?=[A-Z])")
DUTY = re.compile(
    r"\bmust\b|\bshall\b|\bmay not\b|\bmay only\b|\bmay\b[^.;]*?\bonly\b"
    r"|(?<!not )(?<!who )\b(?:is|are) (?:required to|prohibited from)\b|\bis not in compliance\b"
    r"|\bindividual has (?:a|the) right\b",
    re.IGNORECASE,
)
NO_DUTY = re.compile(r"\bnothing\b[^.]*\bshall be construed\b|\bmay not be construed\b", re.IGNORECASE)
OTHER_SUBJECT = re.compile(r"(?:the|an?|any|such|each|this) ", re.IGNORECASE)
TAIL = re.compile(r"(?:[:—]|as follows\.|following requirements\.|following elements\.)\s*$")
CONDITION_TAIL = re.compile(
    r"\b(?:except|unless|if|when|provided that|to the extent that|means|includes?)\b[^,]{0,60}[:—]\s*$",
    re.IGNORECASE,
)
PERMITS = re.compile(
    r"^[^,;:.]*\b(?:entity|associate|provider|plan|contract|arrangement|authorization)\b"
    r"[^,;:.]{0,60}\bmay\b(?! not)"
)
NAMES = (
    (re.compile(r"business associates?"), ("business_associate",)),
    (re.compile(r"group health plans?"), ("group_health_plan",)),
    (re.compile(r"(?:covered )?health care providers?"), ("provider",)),
    (re.compile(r"(?:health care )?clearinghouses?"), ("clearinghouse",)),
    (re.compile(r"(?<!group )health plans?"), ("plan",)),
    (re.compile(r"covered entit(?:y|ies)"), COVERED_ENTITY),
)
JOINED = re.compile(r",? (?:and|or) (?:a |the |another )?")

Entry = dict[str, Any]


def read(name: str) -> Any:
    return yaml.load((REFERENCE / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def is_heading(entry: Entry, text: str) -> bool:
    title = entry["title"].casefold()
    return text.startswith(("§ 164.", "Subpart ")) or text.casefold().rstrip(" .:—") == title


def in_force(entry: Entry) -> str:
    return str(entry.get("operative_text") or entry["text"])


class SubpartE:
    """Derives what binds in Subpart E: by citation in `found`, or None there and the reason in `why`."""

    def __init__(self, entries: list[Entry]) -> None:
        self.entries = entries
        self.by = {entry["citation"]: entry for entry in entries}
        self.found: dict[str, Entry | None] = {}
        self.why: dict[str, str] = {}
        for entry in entries:
            self.found[entry["citation"]] = self.derive(entry)
        for entry in entries:
            always = entry["kind"] != "general" and entry.get("operative", True)
            if always and self.found[entry["citation"]] is None:
                self.found[entry["citation"]] = self.printed_as_heading(entry)

    def derive(self, entry: Entry) -> Entry | None:
        citation, text = entry["citation"], in_force(entry)
        reason = None
        if entry.get("operative") is False:
            reason = "vacated"
        elif citation.startswith("164.501"):
            reason = "definition"
        elif entry.get("container"):
            reason = "container: its text only repeats the first paragraph under it"
        elif entry["kind"] == "general" and is_heading(entry, text):
            reason = "heading"
        if reason:
            self.why[citation] = reason
            return None
        return self.own(entry, text) or self.inherited(entry, text)

    def own(self, entry: Entry, text: str) -> Entry | None:
        """What the paragraph's own sentences say."""
        for sentence in SENTENCE.split(text):
            duty = DUTY.search(sentence)
            if duty and not NO_DUTY.search(sentence):
                named, subject = who(sentence[: duty.start()])
                roles = named or self.above(entry)
                words = clip(sentence, min(subject, duty.start()), duty.end())
                return binding(roles, words, None, entry)
        return None

    def inherited(self, entry: Entry, text: str) -> Entry | None:
        """What the sentence says that this paragraph ends."""
        parent = self.by.get(entry["parent"])
        above = self.found.get(entry["parent"])
        if parent and above and not PERMITS.search(text):
            last = SENTENCE.split(in_force(parent))[-1]
            duty = DUTY.search(last)
            limits = duty is not None and duty[0].lower().startswith("may") and duty[0].lower() != "may not"
            carries = (duty or "from" in above) and not limits
            if carries and TAIL.search(last) and not CONDITION_TAIL.search(last):
                return binding(above["roles"], above["words"], above.get("from", entry["parent"]), entry)
        permits = re.search(r"\bmay\b(?! have)|\bpermitted\b", text)
        self.why[entry["citation"]] = "permits" if permits else "says no must, shall or may not"
        return None

    def printed_as_heading(self, entry: Entry) -> Entry:
        """A standard or specification without binding words of its own: those under it, or whom it names."""
        citation, text = entry["citation"], in_force(entry)
        self.why.pop(citation, None)
        under = [other for other in self.entries if other["citation"].startswith(citation + "(")]
        bound = [(o["citation"], f) for o in under if (f := self.found[o["citation"]]) and "from" not in f]
        if bound:
            roles = [role for _, found in bound for role in found["roles"]]
            return binding(roles, bound[0][1]["words"], bound[0][0], entry)
        children = [
            in_force(other) for other in under if other["parent"] == citation and other.get("operative", True)
        ]
        roles = first_named(text.partition(entry["title"])[2]) or [
            role for child in children for role in first_named(child)
        ]
        return binding(roles or self.above(entry), clip(text, 0, 80), None, entry)

    def above(self, entry: Entry) -> tuple[str, ...]:
        parent = self.by.get(entry["parent"])
        if parent is None:
            return COVERED_ENTITY
        found = self.found.get(parent["citation"])
        return tuple(found["roles"]) if found else self.above(parent)


def mentions_in(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    return sorted((m.start(), m.end(), roles) for name, roles in NAMES for m in name.finditer(text))


def first_named(text: str) -> list[str]:
    return [role for _, _, roles in mentions_in(text)[:1] for role in roles]


def who(before: str) -> tuple[tuple[str, ...], int]:
    """The roles named last in a text, with those joined to them, and where the naming starts.

    Nobody where the last clause has a subject of its own: "..., the authorization must".
    """
    clause = before.rsplit(", ", 1)[-1]
    mentions = mentions_in(before)
    if not mentions or (OTHER_SUBJECT.match(clause) and not mentions_in(clause)):
        return (), 0
    named: list[str] = []
    start = len(before)
    for begin, end, roles in reversed(mentions):
        if named and not JOINED.fullmatch(before[end:start]):
            break
        named.extend(roles)
        start = begin
    return tuple(named), start


def clip(text: str, start: int, end: int) -> str:
    """A piece of the text around [start, end): whole words, some 200 characters; all of a short text."""
    if len(text) <= 160:
        return text
    start = max(start, end - 140)
    start = text.rfind(" ", 0, start) + 1
    stop = text.find(" ", min(len(text), end + 60))
    return text[start : stop if stop >= 0 else len(text)]


def binding(roles: Any, words: str, source: str | None, entry: Entry) -> Entry:
    result: Entry = {"roles": sorted(set(roles), key=ROLES.index), "words": words, "reviewed": False}
    if source:
        result["from"] = source
    if leaves_out_clearinghouses(result, entry):
        result["note"] = CLEARINGHOUSE_NOTE
    return result


def by_review(said: Entry, entry: Entry) -> Entry:
    """The binding that a row of reference/binding.yaml gives, with what is noted of all of Subpart E."""
    notes = [said["note"]] if "note" in said else []
    if entry["subpart"] == "E" and leaves_out_clearinghouses(said, entry):
        notes.append(CLEARINGHOUSE_NOTE)
    return {**said, "reviewed": True, "note": "; ".join(notes) or None}


def leaves_out_clearinghouses(bound: Entry, entry: Entry) -> bool:
    return "clearinghouse" in bound["roles"] and entry["section"] not in CLEARINGHOUSE_AS_ASSOCIATE


def is_reviewed(entry: Entry, reviewed: list[str]) -> bool:
    """Whether the paragraph's subpart or section was read: everything of those has a row."""
    return entry["subpart"] in reviewed or entry["section"] in reviewed


def standard_of(entry: Entry, entries: list[Entry]) -> str | None:
    """The standard a specification serves: given, above it, or the last one before it in its section."""
    if entry["kind"] != "specification" or entry.get("standard"):
        return entry.get("standard")
    citation = entry["citation"]
    before = [
        e
        for e in entries[: entries.index(entry)]
        if e["kind"] == "standard" and e["section"] == entry["section"]
    ]
    above = [e for e in before if citation.startswith(e["citation"] + "(")]
    found = STANDARD_OF.get(citation) or (above or before)[-1]["citation"]
    return str(found)


def compile_provisions(rule: Entry, reviewed: Entry, renumbered: list[Entry]) -> tuple[str, str]:
    entries = sorted(rule["provisions"], key=lambda e: Citation.parse(e["citation"]))
    derived = SubpartE([e for e in entries if e["subpart"] == "E"])
    amendments = {a["id"]: a for a in rule["amendments"]}
    rows, texts, printed = [], {}, {}
    for entry in entries:
        citation = entry["citation"]
        if is_reviewed(entry, reviewed["reviewed"]):
            said = reviewed["provisions"][citation]
            bound, why = (by_review(said, entry), None) if said["binds"] else (None, said["why"])
        else:
            bound, why = derived.found[citation], derived.why.get(citation)
        vacated = [a["rule"] for a in entry.get("amendments", []) if a["status"] == "vacated"]
        row = {
            **{name: entry.get(name) for name in FIELDS},
            "operative": entry.get("operative", True),
            "vacated": vacated[0] if vacated else None,
            "standard": standard_of(entry, entries),
            "container": entry.get("container", False),
            "binding": bound
            and [
                [ROLES.index(role) for role in bound["roles"]],
                bound["words"],
                str(bound.get("from", citation)),
                bound["reviewed"],
                bound.get("note"),
            ],
            "why": why,
        }
        rows.append([row[name] for name in FIELDS])
        texts[citation] = in_force(entry)
        if entry.get("operative_text"):
            printed[citation] = entry["text"]
    used = sorted({row[FIELDS.index("vacated")] for row in rows} - {None})
    head = {
        "schema": 1,
        "text_as_of": rule["meta"]["text_as_of"],
        "roles": list(ROLES),
        "vacated": {name: f"{amendments[name]['cite']}: {amendments[name]['detail']}" for name in used},
        "renumbered": {e["citation"]: [e.get("now"), e["note"]] for e in renumbered},
        "fields": list(FIELDS),
    }
    return lines(head, "provisions", rows), dump({"texts": texts, "printed": printed})


def compile_crosswalk(crosswalk: Entry) -> str:
    head = {"schema": 1, "authority": crosswalk["meta"]["authority"]}
    rows = [
        [r["citation"], r["nist_citation"], r["sp800_53_r5"], r["csf_1_1"]] for r in crosswalk["mappings"]
    ]
    return lines(head, "mappings", rows)


def compile_inquiries(protocol: list[Entry]) -> str:
    fields = ("id", "rule", "citation", "citations_norm", "key_activity", "designation", "inquiry", "note")
    rows = [[*(row.get(name) for name in fields), row["id"] not in NOT_INQUIRIES] for row in protocol]
    return lines({"schema": 1, "fields": [*fields, "is_inquiry"]}, "inquiries", rows)


def dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def lines(head: Entry, name: str, rows: list[Any]) -> str:
    """One JSON document with a row per line, so that a change of the reference shows as changed rows."""
    body = ",\n".join(dump(row).rstrip("\n") for row in rows)
    return f'{dump(head).rstrip()[:-1]},"{name}":[\n{body}\n]}}\n'


def compiled() -> dict[str, str]:
    """Every data file by name, as the reference gives it."""
    provisions, texts = compile_provisions(read("cfr164.yaml"), read("binding.yaml"), read("renumbered.yaml"))
    return {
        "provisions.json": provisions,
        "texts.json": texts,
        "crosswalk.json": compile_crosswalk(read("crosswalk.yaml")),
        "inquiries.json": compile_inquiries(read("ocr_audit_protocol.yaml")),
    }


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Compile reference/ into src/hipaactl/regulation/data/.")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 where the data is not current"
    )
    check = parser.parse_args(arguments).check
    stale = []
    for name, content in compiled().items():
        path = DATA / name
        if path.is_file() and path.read_bytes() == content.encode():
            continue
        stale.append(name)
        if not check:
            DATA.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode())
            print(f"wrote {path.relative_to(ROOT)}")
    if check and stale:
        print(f"not current: {', '.join(stale)}; run python scripts/compile_regulation.py", file=sys.stderr)
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
