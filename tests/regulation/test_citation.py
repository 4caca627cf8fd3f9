"""Citations: what is read, what is refused and why, and their order."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipaactl.regulation import Citation, CitationError, load

ALL = [provision.citation for provision in load().provisions()]


def test_every_citation_of_the_rule_prints_as_it_was_read() -> None:
    assert [str(Citation.parse(citation)) for citation in ALL] == ALL


@pytest.mark.parametrize(
    "text",
    [
        "§ 164.312(a)(1)",
        "§164.312(a)(1)",
        "45 CFR 164.312(a)(1)",
        "45 C.F.R. § 164.312(a)(1)",
        "Section 164.312(a)(1)",
        " 164.312 (a) (1) ",
        "164.312( a )(1)",
    ],
)
def test_other_ways_of_writing_are_read(text: str) -> None:
    assert str(Citation.parse(text)) == "164.312(a)(1)"


def test_parts() -> None:
    citation = Citation.parse("164.402(Breach)(2)(i)")
    assert (citation.section, citation.parts) == ("164.402", ("Breach", "2", "i"))
    assert Citation.parse("164 Subpart C").parts == ()


@pytest.mark.parametrize(
    ("text", "column", "said"),
    [
        ("", 1, "no section"),
        ("   ", 4, "no section"),
        ("164.3", 1, "not a section of Part 164"),
        ("164.3022", 1, "not a section of Part 164"),
        ("160.103", 1, "not a section of Part 164"),
        ("164.310(d.1.iii)", 9, "each level stands in its own parentheses"),
        ("164.312(a)(iv)", 12, "level 2 is a number"),
        ("164.312(A)(1)", 9, "level 1 is a letter"),
        ("164.312(a)(01)", 12, "level 2 is a number"),
        ("164.308(a)(1)(iiii)", 15, "level 3 is a small Roman numeral"),
        ("164.308(a)(1)(ii)(a)", 19, "level 4 is a capital letter"),
        ("164.308(a)(1", 11, "found '(1'"),
        ("164.308(a))", 11, "found ')'"),
        ("164.308(a)()", 12, "found ()"),
        ("164.308(a) or (b)", 12, "found 'or (b)'"),
        ("164.306(d)(3)(ii)(B)(1)(i)(a)", 27, "more than 6 levels"),
        ("164 Subpart CC", 1, "not a section"),
        ("164.308" + "(a)" * 99, 201, "longer than 200"),
    ],
)
def test_what_is_no_citation_says_where_and_why(text: str, column: int, said: str) -> None:
    with pytest.raises(CitationError) as raised:
        Citation.parse(text)
    assert raised.value.column == column
    assert said in str(raised.value)
    assert raised.value.text == text


# Text that comes near a citation: random text alone would hardly pass the first character.
NEAR = st.lists(
    st.sampled_from(
        ["164", ".", "308", "(", ")", "a", "i", "ii", "1", "A", "§", " ", "Subpart", "Breach", "٣", "\n"]
    )
    | st.characters(),
    max_size=20,
).map("".join)


@given(st.text() | NEAR)
def test_any_text_is_a_citation_or_a_citation_error(text: str) -> None:
    try:
        citation = Citation.parse(text)
    except CitationError as error:
        column = error.column
    else:
        column = 1
        assert Citation.parse(str(citation)) == citation
    assert 1 <= column <= len(text) + 1


@given(NEAR)
def test_no_text_breaks_a_lookup(text: str) -> None:
    rule = load()
    rule.get(text)
    rule.renumbered(text)
    assert rule.suggest(text) in {None, *ALL}


def test_order_is_the_rules_own() -> None:
    assert [str(citation) for citation in sorted(map(Citation.parse, sorted(ALL)))] == ALL


@pytest.mark.parametrize(
    "ordered",
    [
        ["164.308", "164.308(a)", "164.308(b)", "164.312"],
        ["164.524(a)(2)", "164.524(a)(10)"],
        ["164.512(b)(1)(i)", "164.512(b)(1)(ii)", "164.512(b)(1)(ix)", "164.512(b)(1)(x)"],
        # The same letter is the ninth at the first level and the first numeral at the third.
        ["164.530(h)", "164.530(i)", "164.530(j)"],
        ["164.512(e)(1)(i)", "164.512(e)(1)(v)", "164.512(e)(1)(vi)"],
        ["164 Subpart C", "164.302", "164.318", "164 Subpart D", "164.400", "164 Subpart E"],
        ["164.304(Security or Security measures)", "164.304(Security incident)", "164.304(User)"],
    ],
)
def test_order_by_level(ordered: list[str]) -> None:
    citations = [Citation.parse(text) for text in ordered]
    assert sorted(citations) == citations
    assert all(a < b for a, b in itertools.pairwise(citations))


def test_equal_citations_are_one_key() -> None:
    assert len({Citation.parse("§ 164.312(b)"), Citation.parse("164.312(b)")}) == 1


def test_ancestors() -> None:
    citation = Citation.parse("164.308(a)(1)(ii)")
    names = ["164.308(a)(1)", "164.308(a)", "164.308", "164 Subpart C"]
    assert [str(place) for place in citation.ancestors()] == names
    assert citation.is_within(citation)
    assert citation.is_within(Citation.parse("164 Subpart C"))
    assert not citation.is_within(Citation.parse("164 Subpart D"))
    assert not Citation.parse("164.308(a)(10)").is_within(Citation.parse("164.308(a)(1)"))


def test_the_parent_of_each_paragraph_is_the_one_above_in_its_citation() -> None:
    for provision in load().provisions():
        parent = Citation.parse(provision.citation).parent
        assert (str(parent) if parent else None) == provision.parent
