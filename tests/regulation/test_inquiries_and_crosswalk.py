"""The audit protocol and NIST's crosswalk, by paragraph."""

from __future__ import annotations

import collections

import pytest

from hipaactl.regulation import CitationError, crosswalk_for, inquiries, inquiries_for, load

# About these the protocol asks, and the reference holds no text of them.
NOT_HELD = {"164.504(f)", "164.504(g)", "164.514(e)", "164.514(f)", "164.514(g)"}


def test_counts_of_the_protocol() -> None:
    rows = inquiries()
    assert collections.Counter(row.rule for row in rows) == {"privacy": 89, "security": 72, "breach": 19}
    assert [row.id for row in rows if not row.is_inquiry] == ["OCR-S01", "OCR-S02", "OCR-B19"]


def test_every_row_is_about_paragraphs_of_the_rule() -> None:
    for row in inquiries():
        assert row.citations
        assert all(citation in NOT_HELD or load().get(citation) for citation in row.citations), row.id


def test_attached_by_paragraph_and_by_those_above() -> None:
    rows = {row.id: row for row in inquiries_for("164.306(a)(2)")}
    assert (rows["OCR-S01"].attached_at, rows["OCR-S01"].exact) == ("164.306(a)", False)
    exact = inquiries_for("164.312(a)(2)(iii)")
    assert [(row.id, row.exact, row.attached_at) for row in exact] == [
        ("OCR-S48", True, "164.312(a)(2)(iii)")
    ]


def test_the_misprinted_row_is_where_its_criteria_say() -> None:
    assert "OCR-S29" in {row.id for row in inquiries_for("164.308(a)(7)(ii)(E)")}
    assert "OCR-S29" not in {row.id for row in inquiries_for("164.308(a)(7)(ii)(A)")}


def test_no_citation_no_inquiries() -> None:
    with pytest.raises(CitationError):
        inquiries_for("logoff")
    assert inquiries_for("164.304(User)") == []


def test_crosswalk_covers_every_standard_and_specification_of_subpart_c() -> None:
    held = [p.citation for p in load().provisions() if crosswalk_for(p.citation)]
    wanted = [p.citation for p in load().provisions() if p.subpart == "C" and p.kind != "general"]
    assert held == wanted
    rows = [row for citation in held if (row := crosswalk_for(citation))]
    assert sum(len(row.sp800_53_r5) for row in rows) == 279
    assert sum(len(row.csf_1_1) for row in rows) == 764


def test_crosswalk_keeps_nists_own_number() -> None:
    row = crosswalk_for("164.308(b)(3)")
    assert row is not None
    assert row.nist_citation == "164.308(b)(4)"
    assert crosswalk_for("164.404(a)") is None
    assert crosswalk_for("logoff") is None
