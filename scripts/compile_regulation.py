#!/usr/bin/env python3
"""Compile reference/*.yaml into what the package ships: src/hipaactl/regulation/data/*.json.

    python scripts/compile_regulation.py            write the data
    python scripts/compile_regulation.py --check    exit 1 where the data is not what the reference gives

Needs PyYAML. The same reference gives the same bytes. Whom each paragraph binds is read from
reference/binding.yaml, where it was reviewed one by one.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "reference"
DATA = ROOT / "src" / "hipaactl" / "regulation" / "data"
sys.path.insert(0, str(ROOT / "src"))

from hipaactl.regulation.citation import Citation  # noqa: E402
from hipaactl.regulation.roles import ROLES  # noqa: E402

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

Entry = dict[str, Any]


def read(name: str) -> Any:
    return yaml.load((REFERENCE / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def by_review(said: Entry, entry: Entry) -> Entry:
    """The binding that a row of reference/binding.yaml gives, with what is noted of all of Subpart E."""
    notes = [said["note"]] if "note" in said else []
    if entry["subpart"] == "E" and leaves_out_clearinghouses(said, entry):
        notes.append(CLEARINGHOUSE_NOTE)
    return {**said, "reviewed": True, "note": "; ".join(notes) or None}


def leaves_out_clearinghouses(bound: Entry, entry: Entry) -> bool:
    return "clearinghouse" in bound["roles"] and entry["section"] not in CLEARINGHOUSE_AS_ASSOCIATE


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
    amendments = {a["id"]: a for a in rule["amendments"]}
    rows, texts, printed = [], {}, {}
    for entry in entries:
        citation = entry["citation"]
        said = reviewed["provisions"][citation]
        bound, why = (by_review(said, entry), None) if said["binds"] else (None, said["why"])
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
        texts[citation] = str(entry.get("operative_text") or entry["text"])
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
