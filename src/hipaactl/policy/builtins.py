"""Which builtin functions a rule may call, and why the others are refused.

The list holds what two independent engines (regorus and OPA) were seen to answer alike, errors included.
`differs` says for the others what goes wrong, so that a refusal explains itself.
"""

from __future__ import annotations

# Answered alike by both engines on ordinary, empty, negative and wrongly typed arguments. Known, accepted and
# told in docs/guide/policies.md: `sum` and `product` of floats differ in the last digit; `count` of a text
# counts characters beyond U+FFFF twice on one; `lower` differs on the Turkish dotted capital I and on a Greek
# sigma that ends a word; `sprintf` with %v prints an empty set as {} on one and set() on the other, and
# numbers beyond 1e21 differently; `object.subset` of two texts is an error on one only.
# fmt: off
ALLOWED: frozenset[str] = frozenset((
    "abs", "ceil", "count", "floor", "max", "min", "numbers.range", "numbers.range_step", "product",
    "round", "sum",
    "bits.and", "bits.lsh", "bits.negate", "bits.or", "bits.rsh", "bits.xor",
    "array.concat", "array.reverse", "array.slice", "sort", "intersection", "union",
    "concat", "contains", "endswith", "format_int", "lower", "replace", "split", "sprintf", "startswith",
    "strings.any_prefix_match", "strings.any_suffix_match", "strings.reverse", "substring",
    "trim", "trim_left", "trim_prefix", "trim_right", "trim_space", "trim_suffix",

    "regex.find_all_string_submatch_n", "regex.find_n", "regex.match", "regex.replace",
    "is_array", "is_boolean", "is_null", "is_number", "is_object", "is_set", "is_string",
    "type_name",
    "object.filter", "object.get", "object.keys", "object.remove", "object.subset",
    "object.union", "object.union_n",
    "json.filter", "json.is_valid", "json.remove",
    "base64.decode", "base64.encode", "base64.is_valid",
    "base64url.decode", "base64url.encode", "base64url.encode_no_pad", "hex.decode", "hex.encode",
    "graph.reachable", "graph.reachable_paths", "walk",
    "net.cidr_contains", "net.cidr_is_valid",
    "time.clock", "time.date", "time.parse_rfc3339_ns", "time.weekday",
))
# fmt: on

# Also allowed in tests: a patch that fails is undefined on one engine and an error on the other, and a test
# that meets it fails on both; printing is caught by the test runner.
ALLOWED_IN_TESTS: frozenset[str] = ALLOWED | {"json.patch", "print"}

# Written like a call but part of the language.
CONSTRUCTS: frozenset[str] = frozenset({"set"})


# name, or family ending in a dot → what it does; refused everywhere, tests included.
OUTSIDE_WORLD: dict[str, str] = {
    "time.now_ns": "reads the clock",
    "rand.": "reads randomness",
    "uuid.rfc4122": "reads randomness",
    "opa.runtime": "reads the environment",
    "http.send": "reads the network",
    "net.lookup_ip_addr": "reads the network",
    "providers.aws.": "signs requests to the network",
    "io.jwt.decode_verify": "reads the clock",
    "io.jwt.encode_sign": "reads randomness",
    "io.jwt.encode_sign_raw": "reads randomness",
}
_INSTEAD: dict[str, str] = {
    "time.now_ns": "compare with input.as_of or input.today",
    "time.add_date": "compare nanoseconds from time.parse_rfc3339_ns; a day is 86400000000000",
    "time.format": "show the text that the record holds, or the numbers from time.date",
    "glob.quote_meta": "compare with == or startswith",
    "indexof_n": "use split",
    "time.diff": "subtract nanoseconds from time.parse_rfc3339_ns; a day is 86400000000000",
    "time.parse_ns": 'use time.parse_rfc3339_ns; for a date, on concat("", [date, "T00:00:00Z"])',
    "time.parse_duration_ns": "write the number of days as a parameter",
    "upper": "compare with lower",
    "glob.match": "use startswith, endswith or regex.match",
    "regex.split": "use split, or regex.find_n",
    "indexof": "use contains, startswith or split",
    "to_number": "declare the field or parameter as a number, so that it arrives as one",
    "strings.count": "use count(split(text, part)) - 1",
    "strings.replace_n": "use replace, once for each text",
    "strings.split_n": "use split",
    "array.flatten": "use a comprehension over both levels",
    "json.patch": "use object.union and object.remove",
    "print": "remove it; printing belongs to tests",
    "any": "write `some x in xs`",
    "all": "write `every x in xs { … }`",
    "set_diff": "write `a - b`",
    "re_match": "use regex.match",
    "net.cidr_overlap": "use net.cidr_contains",
    "rand.": "take the value from evidence or a parameter",
    "uuid.rfc4122": "take the value from evidence",
    "opa.runtime": "take the value from a parameter",
    "http.send": "bring what it would fetch as evidence",
    "net.lookup_ip_addr": "bring what it would fetch as evidence",
}

# name, or family ending in a dot → why it is refused although it reads only its arguments.
DIFFERENT: dict[str, str] = {
    "glob.quote_meta": "the engines escape different characters",
    "time.add_date": "the engines differ at the ends of months",
    "time.diff": "the engines differ across a change of daylight saving time",
    "time.parse_ns": "the engines differ in which dates they accept",
    "time.parse_duration_ns": "the engines differ in which units they accept",
    "upper": "the engines differ on letters such as ß",
    "indexof": "the engines differ on an empty text",
    "to_number": "the engines differ on blanks, exponents and negative zero",
    "indexof_n": "the engines differ on an empty text",
    "time.format": "the engines print the names of time zones differently",
    "strings.count": "the engines count overlapping parts differently",
    "strings.replace_n": "the engines replace in a different order",
    "strings.render_template": "one engine does not have it",
    "strings.split_n": "one engine does not have it",
    "array.flatten": "one engine does not have it",
    "json.marshal": "the engines escape and print numbers differently",
    "json.marshal_with_options": "the engines escape and print numbers differently",
    "json.unmarshal": "the engines differ on numbers such as 1.0 and 1e3",
    "json.patch": "where a path does not exist one engine fails and the other leaves the rule undefined",
    "json.match_schema": "the engines report errors in different shapes",
    "json.verify_schema": "the engines report errors in different shapes",
    "yaml.": "the engines read values such as NO and 0123 differently",
    "units.": "where a unit is unknown one engine fails and the other leaves the rule undefined",
    "semver.": "the engines differ on versions that start with v",
    "urlquery.": "the engines escape differently",
    "uri.": "one engine does not have it",
    "glob.match": "the engines read `**`, classes and delimiters differently",
    "regex.split": "the engines split differently where the pattern can match nothing",
    "regex.globs_match": "one engine does not have it",
    "regex.is_valid": "the engines accept different patterns",
    "regex.template_match": "the engines accept different patterns",
    "net.cidr_expand": "its result can outgrow memory",
    "net.cidr_contains_matches": "one engine does not have it",
    "net.cidr_intersects": "one engine does not have it",
    "net.cidr_merge": "one engine does not have it",
    "crypto.": "one engine does not have it",
    "io.jwt.": "one engine does not have it",
    "rego.": "one engine does not have it",
    "graphql.": "one engine does not have it",
    "uuid.": "the engines report different fields",
    "trace": "one engine prints it where reports are written",
    "print": "it would write into the report",
    "internal.": "it is the engine's own",
}
_DEPRECATED = frozenset(
    [
        "all",
        "any",
        "cast_array",
        "cast_boolean",
        "cast_null",
        "cast_object",
        "cast_set",
        "cast_string",
        "net.cidr_overlap",
        "re_match",
        "set_diff",
    ]
)
# Operators that OPA also offers as functions; the embedded engine does not.
_OPERATORS = {
    "and": "&", "assign": ":=", "div": "/", "eq": "=", "equal": "==", "gt": ">", "gte": ">=", "lt": "<",
    "lte": "<=", "minus": "-", "mul": "*", "neq": "!=", "or": "|", "plus": "+", "rem": "%",
}  # fmt: skip


def _look_up(table: dict[str, str], name: str) -> str | None:
    if name in table:
        return table[name]
    parts = name.split(".")
    for size in range(len(parts) - 1, 0, -1):
        family = ".".join(parts[:size]) + "."
        if family in table:
            return table[family]
    return None


def reads_outside(name: str) -> str | None:
    """What ``name`` reads beyond its arguments (``reads the clock``), or None."""
    return _look_up(OUTSIDE_WORLD, name)


def differs(name: str) -> str | None:
    """Why a known builtin is refused although it reads only its arguments, or None where it is not known."""
    if name in _OPERATORS:
        return "one engine does not have it as a function"
    if name in _DEPRECATED:
        return "it is deprecated, and `opa check --strict` refuses it"
    return _look_up(DIFFERENT, name)


def instead(name: str) -> str | None:
    """What to write in its place."""
    if name in _OPERATORS:
        return f"write the operator {_OPERATORS[name]}"
    return _look_up(_INSTEAD, name)


def families() -> frozenset[str]:
    """First names of dotted builtins, such as ``time``."""
    names = [*ALLOWED, *OUTSIDE_WORLD, *DIFFERENT]
    return frozenset(name.split(".")[0] for name in names if "." in name)
