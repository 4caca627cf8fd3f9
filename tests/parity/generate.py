"""Hypothesis strategies that make evidence and input documents for policies, from the schemas of the kinds.

Nothing here names a kind: what a property holds follows from its JSON Schema, from its name (so that kinds
join: ``system`` and ``system_id`` draw from one small pool) and from the texts and parameters of the policies
(so that topics are met, and limits to the day).
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from hypothesis import strategies as st

from hipaactl.assessment.inputs import build_input
from hipaactl.evidence.evidence_file import EvidenceFile
from hipaactl.evidence.kinds import Kind
from hipaactl.evidence.selection import Selection, select
from hipaactl.policy import ModuleSet
from hipaactl.policy.metadata import Parameter
from hipaactl.program.model import Control, Program
from hipaactl.program.moment import Moment, moment
from hipaactl.source.dates import Span, parse_date, parse_instant

# Days judged: the root program's pin, a leap day, the first and last days of years and of a leap February.
DAYS = ("2026-11-20", "2024-02-29", "2026-01-01", "2026-12-31", "2025-03-01", "2024-03-01")
_FAR = ("1900-01-01", "1969-12-31", "1970-01-01", "2000-02-29", "2199-12-31")
_CLOCKS = (
    "T12:00:00Z",
    "T00:00:00Z",
    "T23:59:59Z",
    "T05:59:59Z",
    "T06:00:00Z",
    "T23:30:00-12:00",
    "T00:30:00+14:00",
    "T23:59:59.999999999Z",
    "T00:00:00.5-05:00",
    "T11:59:59-00:00",
)
HOSTILE = (
    "plain",
    "quote \" and \\ and ' and `",
    "100 % %v %d %%",
    "{brace} {{ }} ${x} $(y)",
    "Ünïcødé 保険 \U0001f3e5 e\u0301",
    "İstanbul ΟΔΟΣ ß K",
    "line\nbreak\ttab",
    "\u2028\u202e\u0000\u007f\ufeff",
    "<script>&amp;</script>",
    "true",
    "0123",
    "2026-11-20",
    " ",
    "long " * 1000,
)
# Names that mean the same as another, beyond ``x_id`` and plurals.
_SAME = {
    "assigned_to": "person",
    "audience": "unit",
    "signs_in_at": "system",
    "appointed_by": "office",
    "owner": "office",
    "collected_by": "office",
}
_POOL = ("1", "2", "a/b %2F", "Ωmega 'q'")


def pool_of(name: str) -> str:
    """The name of the pool that a property draws from, such as ``system`` for ``system_id``."""
    if name in _SAME:
        return _SAME[name]
    name = name.removesuffix("_id")
    if name.endswith("_by"):
        return "person"
    return name.removesuffix("s") if name.endswith("s") and not name.endswith("ss") else name


@dataclass(frozen=True)
class Values:
    """What values may be drawn from: where verdicts change, by type."""

    days: tuple[str, ...]
    instants: tuple[str, ...]
    integers: tuple[int, ...]
    own: tuple[str, ...] = ()  # the texts that the policy itself, or a parameter, names

    def texts(self, name: str, schema: Mapping[str, Any]) -> st.SearchStrategy[str]:
        """Texts that fit a schema of type string."""
        if schema.get("format") == "date":
            return _near(self.days)
        if schema.get("format") == "date-time":
            return _near(self.instants)
        return _texts(self, pool_of(name), schema.get("pattern"), schema.get("minLength", 0))

    def value(self, name: str, schema: Mapping[str, Any]) -> st.SearchStrategy[Any]:
        """Values that fit the JSON Schema of one property."""
        if "const" in schema:
            return st.just(schema["const"])
        if "enum" in schema:
            return st.sampled_from(schema["enum"])
        match schema["type"]:
            case "boolean":
                return st.booleans()
            case "integer":
                return st.sampled_from(_within(self.integers, schema))
            case "number":
                return st.sampled_from([*_within(self.integers, schema), *_within((0.5, 1.25, 1e3), schema)])
            case "array":
                least = schema.get("minItems", 0)
                return st.lists(
                    self.value(name, schema.get("items", {"type": "string"})),
                    min_size=least,
                    max_size=min(schema.get("maxItems", 3), max(3, least)),
                    unique=schema.get("uniqueItems", False),
                )
        return self.texts(name, schema)


@cache
def _near(values: tuple[str, ...]) -> st.SearchStrategy[str]:
    """The first of ``values``, which lie nearest to where something turns, as often as all of them."""
    return st.one_of(st.sampled_from(values[:9]), st.sampled_from(values))


@cache
def _texts(values: Values, pool: str, pattern: str | None, least: int) -> st.SearchStrategy[str]:
    shared = [f"{pool}-{item}" for item in _POOL]
    if pattern is None:
        fitting = [text for text in (*shared, *values.own, *HOSTILE) if len(text) >= least]
        parts = [shared[:2], shared[:2], values.own, fitting]  # names that other records know: mostly hits
        return st.one_of(*(st.sampled_from(part) for part in parts if part))
    filled = [char * size for size in (1, 8, 32, 40, 64) for char in "0af"]
    candidates = (*values.own, *(f"{pool}_{item}" for item in "ab"), *shared, *filled, *HOSTILE)
    fitting = [text for text in candidates if re.search(pattern, text) and len(text) >= least]
    return st.sampled_from(fitting) if fitting else st.from_regex(re.sub(r"\$$", r"\\Z", pattern))


def _within(values: Iterable[Any], schema: Mapping[str, Any]) -> list[Any]:
    least, most = schema.get("minimum"), schema.get("maximum")
    kept = {item for item in (*values, least, most) if item is not None}
    return sorted(
        (item for item in kept if (least is None or item >= least) and (most is None or item <= most)),
        key=lambda item: (abs(item), item),
    )


@dataclass(frozen=True)
class Ground:
    """What documents are generated for: controls with their policies, and the kinds they declare.

    ``words`` are by control the texts that its policy names and that are no name of a field.
    """

    program: Program
    controls: tuple[Control, ...]
    kinds: Mapping[str, Kind]
    parameters: Mapping[str, Mapping[str, Parameter]]
    words: Mapping[str, tuple[str, ...]]

    @property
    def declared(self) -> tuple[str, ...]:
        """Every kind that a control declares."""
        return tuple(sorted({use.kind for control in self.controls for use in control.evidence}))

    def control(self, name: str) -> Control:
        """One control by id."""
        return next(control for control in self.controls if control.id == name)


def ground(program: Program, controls: Sequence[Control], modules: ModuleSet) -> Ground:
    """The ground of ``controls``, whose policies are among ``modules``."""
    packages = modules.by_package()
    parameters: dict[str, dict[str, Parameter]] = {}
    words: dict[str, tuple[str, ...]] = {}
    for control in controls:
        module = packages[control.policy]
        parameters[control.id] = dict(module.metadata.parameters) if module.metadata else {}
        kinds = [use.kind for use in control.evidence]
        known = {"kind", "id", "field", "basis", "message", "reason", "program", "rule", *kinds}
        for kind in kinds:
            for name, schema in program.kinds[kind].properties.items():
                known |= {name, *schema.get("enum", ())}
        found = {token.value for token in module.tokens if token.kind in ("string", "raw")}
        words[control.id] = tuple(sorted(item for item in found - known if _WORD.fullmatch(item)))
    return Ground(program, tuple(controls), program.kinds, parameters, words)


_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]*")


def values_for(given: Ground, focus: str, today: date, parameters: Mapping[str, Any]) -> Values:
    """Values around ``today``, the parameters of the control ``focus`` and what its policy names."""
    limits = {
        value
        for value in parameters.values()
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 20000
    }
    listed = {item for value in parameters.values() for item in _listed(value)}
    return _values(today, tuple(sorted(limits)), (*sorted(listed), *given.words[focus]))


def _listed(value: Any) -> list[str]:
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, str) and item]


@cache
def _values(today: date, limits: tuple[int, ...], own: tuple[str, ...]) -> Values:
    offsets = [0, -1, 1]
    offsets += [sign * limit + step for limit in limits for sign in (-1, 1) for step in (0, -1, 1)]
    near = [(today + timedelta(days=item)).isoformat() for item in dict.fromkeys(offsets)]
    years = [f"{year}-{day}" for year in (today.year - 1, today.year) for day in ("12-31", "01-01", "03-01")]
    leap = [f"{year}-02-29" for year in (2020, 2024, 2028)]
    days = tuple(dict.fromkeys(day for day in (*near, *years, *leap, *_FAR) if parse_date(day) is not None))
    # Every day at noon; the days on which something turns, at the edges of the day too.
    moments = [day + _CLOCKS[0] for day in days] + [day + clock for day in near for clock in _CLOCKS[1:]]
    integers = {0, 1, -1, 2**31, 2**53 + 1, 10**18 - 1}
    integers |= {limit + step for limit in limits for step in (0, -1, 1)}
    instants = tuple(item for item in moments if parse_instant(item) is not None)
    return Values(days, instants, tuple(sorted(integers)), own)


def _in_scope(schema: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    """What decides scope: mostly the value that the schema names first (in use, active), or true."""
    if "enum" in schema:
        return st.one_of(st.just(schema["enum"][0]), st.sampled_from(schema["enum"]))
    return st.sampled_from((True, True, False))


@st.composite
def records(draw: st.DrawFn, kind: Kind, values: Values, most: int = 6) -> list[dict[str, Any]]:
    """Records of a kind with their ids, each id once, as a sound file holds them."""
    found: dict[str, dict[str, Any]] = {}
    deciding = {name: kind.properties[name] for name in kind.schema.get("x-scope", ())}
    scoped = {name: _in_scope(schema) for name, schema in deciding.items() if schema.get("type") != "array"}
    for _ in range(draw(st.sampled_from((2, 3, 4, most, 1, 0)))):
        record: dict[str, Any] = {}
        for name, schema in kind.properties.items():
            # An absent value stands for every optional property; hypothesis shrinks towards it.
            if name in kind.required or draw(st.sampled_from((False, True, True))):
                record[name] = draw(scoped[name] if name in scoped else values.value(name, schema))
        identifier = kind.id_of(record)
        found.setdefault(identifier, {"id": identifier, **record})
    return list(found.values())


@st.composite
def files(draw: st.DrawFn, kind: Kind, values: Values, at: Moment) -> list[EvidenceFile]:
    """Evidence files of a kind, observed before the moment judged; a few hold only a nil return."""
    made: list[EvidenceFile] = []
    for number in range(draw(st.sampled_from((1, 1, 1, 2, 2, 0)))):
        days = [day for day in values.days if day <= at.today.isoformat()]
        day = draw(st.sampled_from(days))
        observed = min(datetime.fromisoformat(f"{day}T12:00:00+00:00"), at.as_of)
        nil = draw(st.sampled_from((False,) * 7 + (True,)))
        found = [] if nil else draw(records(kind, values))
        taken = {record["id"] for file in made for record in file.records}
        attested = nil or draw(st.booleans())
        said = {"person": "person-1", "office": "office-1"} if attested else {"collected_by": "office-1"}
        made.append(
            EvidenceFile(
                file=f"evidence/{kind.name}/{number}.yaml",
                kind=kind.name,
                sha256="",
                problems=(),
                source={
                    "system": f"source-{number}",
                    "method": "attestation" if attested else "export",
                    **said,
                },
                observed_at=observed,
                received_at=min(observed + timedelta(hours=1), datetime(2199, 12, 31, tzinfo=UTC)),
                period=Span(date.fromisoformat(day), date.fromisoformat(day)) if nil else None,
                nil_return=nil,
                records=[record for record in found if record["id"] not in taken],
            )
        )
    return made


@st.composite
def parameter_values(draw: st.DrawFn, control: Control, declared: Mapping[str, Parameter]) -> dict[str, Any]:
    """The parameters of a control: its own, or others within what METADATA allows."""
    chosen = dict(control.parameters)
    if draw(st.booleans()):
        return chosen
    for name, parameter in declared.items():
        if name in chosen and draw(st.booleans()):
            base = chosen[name]
            near = (base - 1, base, base + 1, 0, 1, 365) if isinstance(base, int) else (0, 1)
            values = Values(DAYS, (), tuple(near), tuple(_listed(base)))
            chosen[name] = draw(values.value(name, parameter.schema))
    return chosen


@st.composite
def documents(draw: st.DrawFn, given: Ground, focus: str) -> dict[str, Any]:
    """An input document, as the code of a run builds it; the kinds of the control ``focus`` hold records."""
    at = moment(given.program, draw(st.sampled_from(DAYS)), datetime(2026, 11, 21, tzinfo=UTC))
    control = given.control(focus)
    chosen = draw(parameter_values(control, given.parameters[focus]))
    values = values_for(given, focus, at.today, chosen)
    selections: dict[str, Selection] = {}
    wanted = {use.kind for use in control.evidence}
    for name in given.declared:
        made = draw(files(given.kinds[name], values, at)) if name in wanted else []
        selections[name] = select(given.kinds[name], made, at.as_of)
    controls = [
        dataclasses.replace(item, parameters=chosen) if item.id == focus else item for item in given.controls
    ]
    return build_input(given.program, at, controls, selections)
