"""Finds the Rego modules of a run and says what each one is."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from hipaactl.policy.metadata import Metadata, read_metadata
from hipaactl.policy.tokens import Ref, Statement, Token, references, statements, tokenize
from hipaactl.source import Location, Problem, ProblemError, find_files, read_text, relative_name

POLICY_LIMIT = 1024 * 1024
BASELINE = "baseline"
OWN = "own"
_PACKAGE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*\Z")


@dataclass(frozen=True)
class RegoModule:
    """One Rego file: ``file`` as it is shown, its text, and what its head says.

    ``origin`` is the name given with its folder, such as `BASELINE` or `OWN`.
    """

    file: str
    text: str
    package: str
    package_line: int
    origin: str
    sha256: str
    metadata: Metadata | None
    metadata_problems: tuple[Problem, ...] = ()
    # Tokens without comments.
    tokens: list[Token] = field(default_factory=list, repr=False, compare=False)

    @property
    def is_test(self) -> bool:
        """True for a ``_test.rego`` file."""
        return self.file.endswith("_test.rego")

    @property
    def root(self) -> str:
        """The first name of its package."""
        return self.package.split(".")[0]

    @property
    def is_lib(self) -> bool:
        """True for shared helpers: ``hipaa.lib.…`` or ``<root>.lib.…``."""
        return self.package.split(".")[1:2] == ["lib"] and not self.is_test

    @property
    def is_policy(self) -> bool:
        """True for what judges a control: neither tests nor helpers."""
        return not self.is_test and not self.is_lib

    @cached_property
    def statements(self) -> list[Statement]:
        """Its top-level statements."""
        return statements(self.tokens)

    @cached_property
    def references(self) -> list[Ref]:
        """Every reference in it, in order."""
        return list(references(self.tokens))

    @cached_property
    def rules(self) -> dict[str, list[Statement]]:
        """Its rules and functions by name."""
        found: dict[str, list[Statement]] = {}
        for statement in self.statements:
            if statement.kind == "rule":
                found.setdefault(statement.name, []).append(statement)
        return found

    @cached_property
    def imports(self) -> dict[str, tuple[str, ...]]:
        """Alias → what it stands for, without keywords (``import rego.v1``)."""
        found: dict[str, tuple[str, ...]] = {}
        for statement in self.statements:
            if statement.kind != "import":
                continue
            ref = next(references(self.tokens, statement.first + 1, statement.after), None)
            if ref is None or ref.parts[0] in ("rego", "future"):
                continue
            alias = ref.parts[-1]
            if statement.after - ref.after >= 2 and self.tokens[ref.after].text == "as":
                alias = self.tokens[ref.after + 1].text
            found[alias] = ref.parts
        return found

    @cached_property
    def data_paths(self) -> frozenset[tuple[str, ...]]:
        """Every path below ``data`` that it names, imports included."""
        found = {ref.parts[1:] for ref in self.references if ref.parts[0] == "data"}
        return frozenset(found)


@dataclass(frozen=True, slots=True)
class ModuleSet:
    """The modules of a run and the problems met while reading them."""

    modules: tuple[RegoModule, ...]
    problems: tuple[Problem, ...] = ()

    def __iter__(self) -> Iterator[RegoModule]:
        return iter(self.modules)

    @property
    def policies(self) -> tuple[RegoModule, ...]:
        """What judges controls."""
        return tuple(module for module in self.modules if module.is_policy)

    @property
    def libs(self) -> tuple[RegoModule, ...]:
        """Shared helpers."""
        return tuple(module for module in self.modules if module.is_lib)

    @property
    def tests(self) -> tuple[RegoModule, ...]:
        """Test modules."""
        return tuple(module for module in self.modules if module.is_test)

    @property
    def evaluated(self) -> tuple[RegoModule, ...]:
        """Everything but tests."""
        return tuple(module for module in self.modules if not module.is_test)

    def by_package(self) -> dict[str, RegoModule]:
        """Modules by package."""
        return {module.package: module for module in self.modules}


def needed(modules: Iterable[RegoModule], starts: Iterable[RegoModule]) -> list[RegoModule]:
    """``starts`` and every module they reach through ``data``, in the order of ``modules``."""
    known = {tuple(module.package.split(".")): module for module in modules}
    reached = {module.file for module in starts}
    waiting = list(starts)
    while waiting:
        for path in waiting.pop().data_paths:
            for package, module in known.items():
                size = min(len(package), len(path))
                if module.file not in reached and package[:size] == path[:size]:
                    reached.add(module.file)
                    waiting.append(module)
    return [module for module in known.values() if module.file in reached]


def parse_module(
    file: str, text: str, origin: str = BASELINE, sha256: str = ""
) -> tuple[RegoModule | None, list[Problem]]:
    """One module from its text; None where it has no ``package`` line."""
    everything = tokenize(text)
    tokens = [token for token in everything if token.kind != "comment"]
    head = tokens[0] if tokens else None
    if head is None or head.text != "package":
        where = Location(file, head.line, head.column) if head else Location(file)
        found = head.text if head else "nothing"
        return None, [
            Problem(
                "HC601",
                "the module does not start with a package",
                where,
                found=found,
                expected="package and its name",
                hint="start with a line such as: package hipaa.technical.automatic_logoff",
            )
        ]
    package = next((ref for ref in references(tokens, 1)), None)
    name = package.text if package else ""
    if package is None or package.token.line != head.line or package.dynamic or not _PACKAGE.match(name):
        return None, [
            Problem(
                "HC601",
                "the package has no plain name",
                Location(file, head.line, head.column),
                found=name or "no name",
                expected="names joined by dots",
                hint="write letters, digits and _ only, such as package hipaa.technical.automatic_logoff",
            )
        ]
    metadata, problems = read_metadata(everything, head.line, file)
    return RegoModule(file, text, name, head.line, origin, sha256, metadata, problems, tokens), []


def load_modules(
    folders: Sequence[tuple[str, Path]], root: Path, shown: Mapping[Path, str] | None = None
) -> ModuleSet:
    """The modules below ``folders``, each given with its origin (`BASELINE` or `OWN`).

    Files are named relative to ``root``, those of a folder in ``shown`` by the name it has there (a baseline
    that is installed somewhere must read the same on every machine). A folder inside ``root`` is read inside
    ``root`` only; one outside it (a baseline) inside itself only. What cannot be read or has no package
    becomes a problem, and so does a package that two files share (HC602).
    """
    modules: list[RegoModule] = []
    problems: list[Problem] = []
    for origin, folder in folders:
        inside = root in folder.parents or folder == root
        base = root if inside else folder
        paths, found = find_files(base, folder, (".rego",))
        problems += found
        for path in paths:
            known = (shown or {}).get(folder)
            name = relative_name(root, path) if known is None else f"{known}/{relative_name(folder, path)}"
            try:
                source = read_text(base, path, limit=POLICY_LIMIT)
            except ProblemError as error:
                problems += [_named(problem, name) for problem in error.problems]
                continue
            module, found = parse_module(name, source.text, origin, source.sha256)
            problems += found
            if module is not None:
                modules.append(module)
    return ModuleSet(*_without_duplicates(modules, problems))


def _named(problem: Problem, name: str) -> Problem:
    where = problem.location
    return dataclasses.replace(
        problem, location=Location(name, where.line, where.column) if where else Location(name)
    )


def _without_duplicates(
    modules: list[RegoModule], problems: list[Problem]
) -> tuple[tuple[RegoModule, ...], tuple[Problem, ...]]:
    first: dict[str, RegoModule] = {}
    for module in modules:
        other = first.setdefault(module.package, module)
        if other is not module:
            problems.append(
                Problem(
                    "HC602",
                    f"package {module.package} is also the package of {other.file}",
                    Location(module.file, module.package_line, 9),
                    found=f"package {module.package}",
                    expected="a package of its own",
                    hint="give each file its own package",
                )
            )
    return tuple(first.values()), tuple(problems)
