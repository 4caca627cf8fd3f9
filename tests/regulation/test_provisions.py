"""The paragraphs of the rule: counts, texts, whom they bind, where they fold, what is suggested."""

from __future__ import annotations

import collections

import pytest

from hipaactl.regulation import COVERED_ENTITY, ROLES, load, roles_of

RULE = load()
CE = set(COVERED_ENTITY)
CE_BA = CE | {"business_associate"}


def of(subpart: str, kind: str) -> list[str]:
    return [p.citation for p in RULE.provisions() if p.subpart == subpart and p.kind == kind]


def test_counts() -> None:
    provisions = RULE.provisions()
    assert len(provisions) == 1082
    assert [len(of(subpart, "standard")) for subpart in "CDE"] == [22, 4, 50]
    assert [len(of(subpart, "specification")) for subpart in "CDE"] == [46, 9, 49]
    designations = collections.Counter((p.kind, p.designation) for p in provisions if p.designation)
    assert designations == {
        ("specification", "required"): 24,
        ("specification", "addressable"): 22,
        ("standard", "required"): 6,
    }
    assert sum(not p.operative for p in provisions) == 55
    assert sum(p.text != p.printed_text for p in provisions) == 5


def test_date_of_the_text() -> None:
    assert "2026-02-12" in RULE.text_as_of


def test_lookup_takes_every_form_of_a_citation() -> None:
    provision = RULE.get("164.312(a)(2)(iii)")
    assert provision is not None
    assert RULE.get("§ 164.312 (a)(2)(iii)") is provision
    assert provision.title == "Automatic logoff"
    assert (provision.kind, provision.designation) == ("specification", "addressable")
    assert provision.text.startswith("Automatic logoff (Addressable). Implement electronic procedures")
    assert RULE.get("164.312(z)") is None
    assert RULE.get("164.310(d.1.iii)") is None


def test_children() -> None:
    assert [p.citation for p in RULE.children("164.310(d)(2)")] == [
        f"164.310(d)(2)({n})" for n in ("i", "ii", "iii", "iv")
    ]
    assert RULE.children("164.312(b)") == ()
    assert RULE.children("164.999") == ()


def test_vacated_text_binds_nobody_and_older_words_come_back() -> None:
    for provision in RULE.provisions():
        if not provision.operative:
            assert not provision.binds
            assert provision.vacated
            assert "Purl v. HHS" in provision.vacated
    revised = RULE.get("164.512")
    assert revised is not None
    assert revised.operative
    assert revised.vacated
    assert "164.502(a)(5)(iii)" in revised.printed_text
    assert "164.502(a)(5)(iii)" not in revised.text


@pytest.mark.parametrize("kind", ["standard", "specification"])
def test_standards_and_specifications_in_force_bind_somebody(kind: str) -> None:
    assert [p.citation for p in RULE.provisions() if p.kind == kind and p.operative and not p.binds] == []


def test_words_stand_in_their_source() -> None:
    for provision in RULE.binding():
        assert provision.binding is not None
        source = RULE.get(provision.binding.source)
        assert source is not None
        assert provision.binding.words in source.text, provision.citation
        assert provision.binding.words.strip()
        assert provision.binding.roles
        assert provision.binding.roles <= set(ROLES)
        assert provision.binding.reviewed
        assert provision.unbound_because is None


def test_what_does_not_bind_says_why() -> None:
    assert [p.citation for p in RULE.provisions() if not p.binds and not p.unbound_because] == []


@pytest.mark.parametrize(
    ("citation", "roles"),
    [
        ("164.302", CE_BA),
        ("164.306(a)(1)", CE_BA),
        ("164.306(b)(1)", None),
        ("164.306(b)(2)(iii)", CE_BA),
        ("164.306(d)(1)", None),
        ("164.306(d)(3)(ii)(B)(1)", CE_BA),
        ("164.308(a)(1)", None),
        ("164.308(a)(1)(ii)", None),
        ("164.308(a)(2)", CE_BA),
        ("164.308(a)(4)(ii)(A)", {"clearinghouse_in_larger_organization"}),
        ("164.308(b)(1)", CE),
        ("164.308(b)(2)", {"business_associate"}),
        ("164.308(b)(3)", CE_BA),
        ("164.312(a)(2)(iii)", CE_BA),
        ("164.314(a)(2)(i)(C)", CE_BA),
        ("164.314(a)(2)(iii)", {"business_associate"}),
        ("164.314(b)(1)", {"group_health_plan"}),
        ("164.316(b)(2)(i)", CE_BA),
        ("164.318(c)", None),
        ("164.400", None),
        ("164.402(Breach)(1)(i)", None),
        ("164.402(Breach)(2)(iv)", CE_BA),
        ("164.404(a)", CE),
        ("164.404(a)(2)", CE),
        ("164.404(d)(2)(i)", None),
        ("164.404(d)(3)", None),
        ("164.410(b)", {"business_associate"}),
        ("164.412(b)", CE_BA),
        ("164.414(a)", CE),
        ("164.414(b)", CE_BA),
        ("164.502(a)", CE_BA),
        ("164.502(a)(5)(i)", {"plan"}),
        ("164.502(h)", {"provider", "plan"}),
        ("164.504(e)(2)(ii)(J)", CE_BA),
        ("164.506(c)(1)", None),
        ("164.501(Payment)(2)(vi)", None),
        ("164.512(k)(7)", None),
        ("164.520(b)(1)(iv)(C)", CE),
        ("164.520(c)(2)", {"provider"}),
        ("164.522(a)(1)(ii)", None),
        ("164.522(a)(1)(vi)", CE),
        ("164.522(a)(1)(vi)(A)", None),
        ("164.522(b)(1)", {"provider", "plan"}),
        ("164.524(b)(2)(i)", CE),
        ("164.530(g)(1)", CE),
        ("164.500(b)(1)", {"clearinghouse"}),
        ("164.508(a)(2)(i)", None),
    ],
)
def test_whom_a_paragraph_binds(citation: str, roles: set[str] | None) -> None:
    provision = RULE.get(citation)
    assert provision is not None
    assert (set(provision.binding.roles) if provision.binding else None) == roles


def test_words_that_rule_a_role_out_can_be_quoted() -> None:
    provision = RULE.get("164.308(a)(4)(ii)(A)")
    assert provision is not None
    assert provision.binding is not None
    assert provision.binding.words.startswith(
        "If a health care clearinghouse is part of a larger organization"
    )
    assert provision.binding.source == provision.citation


@pytest.mark.parametrize(
    ("citation", "standard"),
    [
        ("164.312(a)(2)(iii)", "164.312(a)(1)"),
        ("164.308(b)(3)", "164.308(b)(1)"),
        *((f"164.404({letter})", "164.404(a)") for letter in "bcd"),
        *((f"164.406({letter})", "164.406(a)") for letter in "bc"),
        *((f"164.408({letter})", "164.408(a)") for letter in "bc"),
        *((f"164.410({letter})", "164.410(a)") for letter in "bc"),
        ("164.506(c)", "164.506(a)"),
        ("164.514(d)(5)", "164.514(d)(1)"),
        ("164.530(i)(3)", "164.530(i)(2)"),
    ],
)
def test_the_standard_a_specification_serves(citation: str, standard: str) -> None:
    provision = RULE.get(citation)
    assert provision is not None
    assert provision.standard == standard
    parent = RULE.ledger_parent(citation)
    assert parent is not None
    assert parent.citation == standard


def test_every_specification_serves_a_standard_of_its_section_and_nothing_else_does() -> None:
    for provision in RULE.provisions():
        if provision.kind == "specification":
            standard = RULE.get(provision.standard or "")
            assert standard is not None
            assert standard.kind == "standard"
            assert standard.section == provision.section
        else:
            assert provision.standard is None


@pytest.mark.parametrize(
    ("citation", "parent"),
    [
        ("164.312(a)(1)", "164.312"),
        ("164.312", None),
        ("164.306(a)(1)", "164.306(a)"),
        ("164.308(b)(1)", None),
        ("164.308(b)(2)", None),
        ("164.530(c)(2)(ii)", "164.530(c)(1)"),
        ("164.314(a)(2)(i)(B)", "164.314(a)(2)(i)"),
        ("164.404(c)(1)(A)", "164.404(c)(1)"),
        ("164.404(d)(1)(i)", "164.404(d)"),
        ("164.402(Breach)(2)(i)", "164.402(Breach)(2)"),
        ("164.999", None),
    ],
)
def test_where_the_ledger_folds_a_paragraph(citation: str, parent: str | None) -> None:
    above = RULE.ledger_parent(citation)
    assert (above.citation if above else None) == parent


def test_folding_ends() -> None:
    for provision in RULE.provisions():
        seen, place = {provision.citation}, RULE.ledger_parent(provision.citation)
        while place is not None:
            assert place.citation not in seen
            seen.add(place.citation)
            place = RULE.ledger_parent(place.citation)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("164.312(a)(2)(iii)", "164.312(a)(2)(iii)"),
        ("164.312(a)(iv)", "164.312(a)(2)(iv)"),
        ("164.310(d.1.iii)", "164.310(d)(2)(iii)"),
        ("164.308(A)(1)(II)(a)", "164.308(a)(1)(ii)(A)"),
        ("164.308(a)(1)(A)", "164.308(a)(1)(ii)(A)"),
        ("164.308(a)(1)(2)(A)", "164.308(a)(1)(ii)(A)"),
        ("164.312.a.2.iv", "164.312(a)(2)(iv)"),
        ("312(a)(2)(iv)", "164.312(a)(2)(iv)"),
        ("164.321(a)(1)", "164.312(a)(1)"),
        ("164.308(b)(4)", "164.308(b)(3)"),
        ("164.404(c)(1)(i)", "164.404(c)(1)(A)"),
        ("164.402(breech)(2)", "164.402(Breach)(2)"),
        ("164.524(a)(1)(iii)", None),
        ("164.999", None),
        ("logoff", None),
        ("", None),
    ],
)
def test_did_you_mean(text: str, meant: str | None) -> None:
    assert RULE.suggest(text) == meant


def test_renumbered() -> None:
    moved = RULE.renumbered("§ 164.308(b)(4)")
    assert moved is not None
    assert (moved.citation, moved.replacement) == ("164.308(b)(4)", "164.308(b)(3)")
    assert "2013" in moved.note
    gone = RULE.renumbered("164.524(a)(1)(iii)")
    assert gone is not None
    assert gone.replacement is None
    assert RULE.renumbered("164.308(b)(3)") is None
    assert RULE.renumbered("nonsense") is None


@pytest.mark.parametrize(
    ("covered", "associate", "group", "larger", "tokens"),
    [
        (["provider"], False, False, False, {"provider"}),
        (
            ["provider", "plan"],
            True,
            True,
            False,
            {"provider", "plan", "business_associate", "group_health_plan"},
        ),
        (["clearinghouse"], False, False, True, {"clearinghouse", "clearinghouse_in_larger_organization"}),
        (["provider"], False, False, True, {"provider"}),
        ([], True, False, False, {"business_associate"}),
        ([], False, False, False, set()),
    ],
)
def test_roles(covered: list[str], associate: bool, group: bool, larger: bool, tokens: set[str]) -> None:
    assert roles_of(covered, associate, group, larger) == tokens


def test_an_unknown_kind_of_covered_entity_is_refused() -> None:
    with pytest.raises(ValueError, match="payer"):
        roles_of(["payer"], False, False, False)
