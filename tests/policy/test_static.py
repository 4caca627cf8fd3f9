from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from hipaactl.policy import OWN, ModuleSet, PolicyUse, RegoModule, check_policies
from hipaactl.policy.static import check_module
from hipaactl.source import CODES, Location, Problem

Make = Callable[..., RegoModule]

HEAD = """# METADATA
# title: Rule
# custom:
#   parameters:
#     minutes: {type: integer}
package hipaa.technical.rule

import data.hipaa.lib.subjects

limits := input.parameters.rule

"""
TAIL = """
population contains {"kind": "systems", "id": system.id} if some system in input.evidence.systems.records

deny contains {"kind": "systems", "id": "x", "message": "m"} if found
"""
USE = PolicyUse("rule", "hipaa.technical.rule", frozenset({"systems", "devices"}), {"minutes": 1})


def _check(make: Make, rules: ModuleSet, body: str) -> list[Problem]:
    module = make(f"{HEAD}{body}\n{TAIL}")
    return check_module(module, {**rules.by_package(), module.package: module}, [USE])


REFUSED = [
    ("HC611", "found if time.now_ns() > 0", "time.now_ns"),
    ("HC611", 'found if rand.intn("a", 3) > 1', "rand.intn"),
    ("HC611", 'found if uuid.rfc4122("a") != ""', "uuid.rfc4122"),
    ("HC611", "found if opa.runtime().env", "opa.runtime"),
    ("HC611", 'found if http.send({"method": "get", "url": "https://a.example"})', "http.send"),
    ("HC611", 'found if net.lookup_ip_addr("a.example")', "net.lookup_ip_addr"),
    ("HC612", "found if time.add_date(0, 0, 1, 0) > 0", "time.add_date"),
    ("HC612", "found if json.match_schema({}, {})[0]", "json.match_schema"),
    ("HC612", 'found if upper("a") == "A"', "upper"),
    ("HC612", 'found if crypto.sha256("a") == ""', "crypto.sha256"),
    ("HC612", "found if plus(1, 2) == 3", "plus"),
    ("HC612", "found if any([true])", "any"),
    ("HC612", "found if json.patch({}, []) == {}", "json.patch"),
    ("HC612", 'found if print("a")', "print"),
    ("HC612", 'found if trace("a")', "trace"),
    ("HC612", 'found if yaml.unmarshal("a: NO")', "yaml.unmarshal"),
    ("HC613", "found if cuont([1]) == 1", "cuont"),
    ("HC613", "found if time.parse_rfc3339(1)", "time.parse_rfc3339"),
    ("HC613", "found if subjects.subjekt(1, 2)", "data.hipaa.lib.subjects.subjekt"),
    ("HC613", "found if data.hipaa.lib.nothing.f(1)", "data.hipaa.lib.nothing.f"),
    ("HC614", "found if input", "input"),
    ("HC614", "found if input[x] == 1", "input[…]"),
    ("HC614", "found if input.asof", "input.asof"),
    ("HC614", "found if input.evidence[kind].records", "input.evidence[…]"),
    ("HC614", "found if input.evidence", "input.evidence"),
    ("HC614", "found if input.evidence.systems", "nothing below it"),
    ("HC614", "found if input.evidence.systems.record", "record"),
    ("HC614", "found if input.parameters", "input.parameters"),
    ("HC614", "found if input.parameters[x].minutes", "input.parameters[…]"),
    ("HC614", "found if input.parameters.other.minutes", "input.parameters.other"),
    ("HC614", "import input.evidence\n\nfound if evidence.systems.records", "import input.evidence"),
    ("HC615", "found if input.evidence.workforce.records", "input.evidence.workforce"),
    ("HC615", 'found if input["evidence"]["workforce"]["records"]', "input.evidence.workforce"),
    ("HC616", "found if limits.minuets > 1", "minuets"),
    ("HC616", "found if input.parameters.rule.hours > 1", "hours"),
    ("HC617", "found if data.hipaa.technical.other.deny", "data.hipaa.technical.other.deny"),
    ("HC617", "import data.hipaa.technical.other\n\nfound if other.deny", "data.hipaa.technical.other"),
    ("HC617", "found if data[x]", "data[…]"),
    ("HC617", "found if data.hipaa[x]", "data.hipaa[…]"),
    ("HC617", "found if data", "data"),
    ("HC618", 'found if deny with input as {"a": 1}', "with"),
    ("HC619", 'found if sprintf("%d", [1]) == ""', "%d"),
    ("HC619", 'found if sprintf("%5.2f and %v", [1, 2]) == ""', "%5.2f"),
    ("HC619", 'found if sprintf("%v", [1, 2]) == ""', "2 values"),
    ("HC619", 'found if sprintf(format, [1]) == ""', "a format that is worked out"),
    ("HC619", 'found if sprintf("100%", []) == ""', "%"),
    ("HC621", 'found if $"a {1}" == ""', '$"…"'),
    ("HC621", "found if $`a {1}` == ``", '$"…"'),
    ("HC622", "found if again\n\nagain if found", "found → again → found"),
    ("HC622", "found if f(1) == 1\n\nf(n) := f(n - 1)", "f → f"),
    ("HC623", 'found if regex.match("^\\\\d+$", "1")', "\\d"),
    ("HC623", "found if regex.match(`\\bx`, `x`)", "\\b"),
    ("HC623", "found if regex.match(input.today, `x`)", "a pattern that is worked out"),
    ("HC624", 'found if json.remove({"a": 1}, ["/a"]) == {}', '"/a"'),
]

ALLOWED = [
    'found if time.parse_rfc3339_ns(input.as_of) > time.parse_rfc3339_ns("2026-01-01T00:00:00Z")',
    "found if count(input.evidence.devices.records) == 1",
    'found if input["evidence"]["systems"].sources == []',
    'found if subjects.subject("systems", {"id": 1}) == {}',
    'found if data.hipaa.lib.subjects.subject("systems", {"id": 1}) == {}',
    "found if data.hipaa.technical.rule.limits.minutes == 1",
    "found if input.organization.attributes.remote_workforce",
    "found if input.today == `2026-01-01`",
    "found if limits.minutes > 1",
    "found if input.parameters.rule.minutes > 1",
    'found if sprintf("%v of %v, 100%%", [1, {"a": [2, 3]}]) == ""',
    'found if sprintf("%v", [x | some x in [1]]) == ""',
    'found if sprintf("%v, %v", [1, count([2, 3]),]) == ""',
    'form := "%v"\n\nfound if sprintf(form, [1]) == ""',
    'found if regex.match("^[0-9]+$", "1")',
    "pattern := `^[A-Z]$`\n\nfound if regex.match(pattern, `A`)",
    'found if json.remove({"a": 1}, ["a"]) == {}',
    'found if contains("%d time.now_ns() input.x", "a") # http.send(1)',
    "f(population) := population\n\nfound if f(1) == 1",
    "found if { some deny in [1]; deny == 1 }",
    "found if { with_x := {`with`: 1}; with_x.with == 1 }",
    "f(0) := 1\n\nf(n) := n if n > 0\n\nfound if f(1) == 1",
    "found if set() == set()",
    "found if every x in [1] { x == 1 }",
    "found if walk([1], [_, 1])",
]


@pytest.mark.parametrize(("code", "body", "found"), REFUSED)
def test_refused(module: Make, rules: ModuleSet, code: str, body: str, found: str) -> None:
    problems = _check(module, rules, body)
    named = [(problem.code, problem.found) for problem in problems]
    assert (code, found) in named, problems
    problem = problems[named.index((code, found))]
    assert problem.location is not None
    assert problem.location.line >= HEAD.count("\n") + 1
    line = module(f"{HEAD}{body}\n{TAIL}").text.splitlines()[problem.location.line - 1]
    assert line[problem.location.column - 1 :].strip()
    assert problem.expected


@pytest.mark.parametrize("body", ALLOWED)
def test_allowed(module: Make, rules: ModuleSet, body: str) -> None:
    assert _check(module, rules, body) == []


def test_every_code_has_a_title() -> None:
    assert {code for code, _body, _found in REFUSED} <= set(CODES)


def test_a_place_is_exact(module: Make, rules: ModuleSet) -> None:
    (problem,) = _check(module, rules, "found if {\n\ttrue\n\ttime.now_ns() > 0\n}")
    assert str(problem.location) == "policies/x.rego:14:2"
    assert problem.message == "time.now_ns is refused: it reads the clock"
    assert problem.hint == "compare with input.as_of or input.today"


def test_the_rule_of_the_fixture_has_no_problem(rules: ModuleSet, use: PolicyUse) -> None:
    assert check_policies(rules, [use]) == []


def test_tests_may_patch_print_and_use_with_but_not_the_clock(module: Make) -> None:
    uses = "a.deny with input as 1 with data.x as 2"
    text = f"package a_test\n\nimport data.a\n\ntest_x if {{{{\n\t{{}}\n\t{uses}\n}}}}\n"
    fine = module(text.format('json.patch({}, []); print("a")'), "a_test.rego")
    assert check_module(fine, {}) == []
    clock = module(text.format("time.now_ns()"), "a_test.rego")
    assert [problem.code for problem in check_module(clock, {})] == ["HC611"]


def test_a_helper_reads_no_evidence(module: Make) -> None:
    reads = ("input.as_of", "input.today", "input.evidence.systems.records", "input")
    text = "package hipaa.lib.h\n\n" + "\n".join(f"a{at} := {read}" for at, read in enumerate(reads))
    assert [problem.code for problem in check_module(module(text), {})] == ["HC614", "HC614"]


def test_users_rules_live_outside_hipaa_and_have_helpers_of_their_own(module: Make) -> None:
    rules = "deny contains 1\n\npopulation contains 1\n"
    text = "package {}.technical.x\n\nimport data.{}.lib.h\n\na := h\n\n" + rules
    helpers = {f"{root}.lib.h": module(f"package {root}.lib.h\n\na := 1\n") for root in ("clinic", "hipaa")}
    assert check_module(module(text.format("clinic", "clinic"), origin=OWN), helpers) == []
    assert check_module(module(text.format("clinic", "hipaa"), origin=OWN), helpers) == []
    absent = check_module(module(text.format("clinic", "clinic"), origin=OWN), {})
    assert [item.code for item in absent] == ["HC613"]
    assert [item.code for item in check_module(module(text.format("clinic", "other"), origin=OWN), {})] == [
        "HC617"
    ]
    taken = check_module(module(text.format("hipaa", "hipaa"), origin=OWN), helpers)
    assert [item.code for item in taken] == ["HC606"]
    assert [item.code for item in check_module(module(text.format("system", "hipaa")), helpers)] == ["HC606"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("population contains 1", "no deny"),
        ("deny contains 1", "no population"),
        ("deny(x) := x\n\npopulation contains 1", "a function"),
        ("deny := true\n\npopulation contains 1", "a rule with one value"),
        ("default deny := set()\n\npopulation contains 1", "a rule with one value"),
        ("deny contains 1\n\npopulation contains 1\n\nwarn := 1", "a rule with one value"),
    ],
)
def test_what_a_policy_must_have(module: Make, body: str, found: str) -> None:
    problems = check_module(module(f"package hipaa.technical.x\n\n{body}\n"), {})
    assert [(problem.code, problem.found) for problem in problems] == [("HC609", found)]


def test_a_package_that_does_not_match_is_named_on_its_line(rules: ModuleSet, use: PolicyUse) -> None:
    wrong = dataclasses.replace(use, package="hipaa.physical.session_length")
    problems = check_policies(rules, [wrong])
    assert [(problem.code, str(problem.location)) for problem in problems] == [
        ("HC605", "session_length.rego:8:9")
    ]


def test_a_package_that_nobody_has_is_named_at_the_control(rules: ModuleSet, use: PolicyUse) -> None:
    where = Location("controls/technical/x.yaml", 12, 9)
    wrong = dataclasses.replace(use, package="hipaa.technical.sesion_length", policy_location=where)
    (problem,) = check_policies(rules, [wrong])
    assert (problem.code, problem.location) == ("HC605", where)
    assert problem.hint == "did you mean hipaa.technical.session_length?"
    helper = dataclasses.replace(use, package="hipaa.lib.subjects")
    assert {problem.code for problem in check_policies(rules, [helper])} == {"HC605"}


def test_a_rule_without_tests(rules: ModuleSet, use: PolicyUse, module: Make) -> None:
    without = ModuleSet(rules.evaluated)
    assert [problem.code for problem in check_policies(without, [use])] == ["HC607", "HC607"]
    empty = module("package hipaa.x_test\n\nimport data.hipaa\n\nhelper := 1\n", "x_test.rego")
    codes = [problem.code for problem in check_policies(ModuleSet((*rules.evaluated, empty)), [use])]
    assert sorted(codes) == ["HC607", "HC607", "HC608"]
    todo = module("package hipaa.x_test\n\nimport data.hipaa\n\ntodo_test_x if true\n", "x_test.rego")
    assert {item.code for item in check_policies(ModuleSet((*rules.evaluated, todo)), [use])} == {"HC607"}


@pytest.mark.parametrize(
    ("parameters", "code", "expected"),
    [
        ({"minutes": 1}, None, None),
        ({"minutes": 60}, None, None),
        ({}, "HC631", "a whole number of 1 or more, at most 60"),
        ({"minutes": "15"}, "HC633", "a whole number of 1 or more, at most 60"),
        ({"minutes": True}, "HC633", "a whole number of 1 or more, at most 60"),
        ({"minutes": 1.5}, "HC633", "a whole number of 1 or more, at most 60"),
        ({"minutes": None}, "HC633", "a whole number of 1 or more, at most 60"),
        ({"minutes": 0}, "HC634", "a whole number of 1 or more, at most 60"),
        ({"minutes": -1}, "HC634", "a whole number of 1 or more, at most 60"),
        ({"minutes": 61}, "HC634", "a whole number of 1 or more, at most 60"),
        ({"minutes": 15, "minuets": 3}, "HC632", "minutes"),
    ],
)
def test_parameters(
    rules: ModuleSet, use: PolicyUse, parameters: dict[str, object], code: str | None, expected: str | None
) -> None:
    where = {name: Location("controls/technical/x.yaml", 9, 12) for name in ("minutes", "minuets")}
    changed = dataclasses.replace(use, parameters=parameters, parameter_locations=where)
    problems = check_policies(rules, [changed])
    assert [(problem.code, problem.expected) for problem in problems] == ([(code, expected)] if code else [])
    if code is not None:
        assert [problem.location for problem in problems] == [where["minutes"]]


@pytest.mark.parametrize(
    ("schema", "good", "bad"),
    [
        ("{type: number, maximum: 2}", [1, 1.5, 2], ["1", 2.5, True]),
        ("{type: string, enum: [a, b]}", ["a"], ["c", 1, ""]),
        ("{type: boolean}", [True, False], [0, 1, "true"]),
        (
            "{type: array, items: {type: string, enum: [a, b]}, uniqueItems: true, minItems: 1}",
            [["a"], ["a", "b"]],
            [[], ["c"], ["a", "a"], "a", [1]],
        ),
        ("{type: integer, enum: [1, 2]}", [1], [True, 3]),
    ],
)
def test_types_of_parameters(module: Make, schema: str, good: list[object], bad: list[object]) -> None:
    head = f"# METADATA\n# title: t\n# custom:\n#   parameters:\n#     p: {schema}\n"
    text = f"{head}package hipaa.a.x\n\ndeny contains 1\n\npopulation contains 1\n"
    modules = ModuleSet((module(text),))
    for value, fine in [*((item, True) for item in good), *((item, False) for item in bad)]:
        found = check_policies(modules, [PolicyUse("x", "hipaa.a.x", parameters={"p": value})])
        codes = {problem.code for problem in found} - {"HC607"}
        assert codes == set() if fine else codes <= {"HC633", "HC634"} and codes, (value, found)


def test_citations_agree(rules: ModuleSet, use: PolicyUse) -> None:
    where = Location("controls/technical/x.yaml", 5, 12)
    other = dataclasses.replace(use, citations=("164.312(a)(1)",), citation_location=where)
    (problem,) = check_policies(rules, [other])
    assert (problem.code, problem.location) == ("HC635", where)
    assert (problem.found, problem.expected) == ("164.312(a)(1)", "164.312(a)(2)(iii)")


def test_a_policy_without_metadata(module: Make) -> None:
    bare = module("package hipaa.a.x\n\ndeny contains 1\n\npopulation contains 1\n")
    codes = [problem.code for problem in check_policies(ModuleSet((bare,)), [PolicyUse("x", "hipaa.a.x")])]
    assert codes == ["HC603", "HC607"]


def test_all_problems_come_at_once_and_in_order(module: Make, rules: ModuleSet) -> None:
    problems = _check(
        module, rules, "found if {\n\ttime.now_ns() > 0\n\trand.intn(`a`, 2)\n\tinput.evidence.workforce\n}"
    )
    assert {problem.code for problem in problems} == {"HC611", "HC614", "HC615"}


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        "a[" * 20_000,
        "x := " + "f(" * 20_000,
        "x := " + "sprintf(" * 20_000,
        "".join(f"a{n} if a{n + 1}\n" for n in range(20_000)),
        "".join(f"a{n} if a{(n + 1) % 20_000}\n" for n in range(20_000)),
    ],
    ids=["brackets", "refs", "calls", "sprintf", "chain", "circle"],
)
def test_hostile_text_ends(module: Make, text: str) -> None:
    """What grew with the square of the text would not end while anybody waits."""
    assert isinstance(check_module(module(f"package a\n{text}"), {}), list)
