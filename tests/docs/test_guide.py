"""The guide is held to the code: its files run, its output is what is printed, its names exist.

A fenced block with ``title="path"`` is a whole file of the guide's example program, which is put together
from all pages. A block after ``<!-- file: path -->`` is a whole file too, read by itself in a copy of that
program. A ``console`` block is a command and what it prints there; a line ``…`` stands for any lines, a line
that ends in ``…`` for any rest. ``HIPAACTL_UPDATE_GUIDE=1 pytest tests/docs`` writes the output of blocks
without ``…`` anew.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import Any

import click
import pytest

from hipaactl.cli import group
from hipaactl.evidence.files import load_files
from hipaactl.evidence.kinds import Kinds, load_kinds, shipped_kind_names
from hipaactl.policy.embedded import EmbeddedEngine
from hipaactl.policy.modules import parse_module
from hipaactl.program.baseline import builtin_baseline
from hipaactl.regulation import load
from hipaactl.source import parse_yaml
from hipaactl.source.json_reader import parse_json_value
from hipaactl.source.problem import CODES
from hipaactl.source.validation import load_schema, validate_document

REPOSITORY = Path(__file__).resolve().parents[2]
GUIDE = REPOSITORY / "docs" / "guide"
PAGES = sorted(GUIDE.glob("*.md"))
# 2026-11-23: after the day the example is judged as of, and so reconstructed whenever the suite runs.
NOW = {"SOURCE_DATE_EPOCH": "1795449600"}

_MARK = re.compile(r"<!-- (\w+)(?:: (.*?))? -->\s*\Z")
_FENCE = re.compile(r'```(\w*)(?: title="(.+)")?\Z')
_INLINE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
# Schemas of files that lie at one place, by the name the guide gives them.
_SCHEMAS = {
    r"hipaactl\.yaml": "program",
    r"program/implementation/.+\.yaml": "implementation",
    r"program/decisions\.yaml": "decisions",
    r"program/waivers\.yaml": "waivers",
    r"program/corrective-actions\.yaml": "corrective-actions",
    r"(program/)?controls/.+\.yaml": "control",
    r"evidence/.+\.yaml": "envelope",
}


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, title, the comment before it, its text, and where it starts."""

    page: Path
    line: int
    language: str
    title: str | None
    mark: tuple[str, str] | None
    text: str

    @property
    def name(self) -> str:
        return f"{self.page.name}:{self.line}"

    @property
    def file(self) -> str | None:
        """The file that it is the whole of."""
        return self.title or (self.mark[1] if self.mark and self.mark[0] == "file" else None)


def _blocks(page: Path) -> Iterator[Block]:
    lines = page.read_text(encoding="utf-8").split("\n")
    at = 0
    while at < len(lines):
        fence = _FENCE.match(lines[at])
        if fence is None:
            assert not lines[at].startswith("```"), f"{page.name}:{at + 1}: a fence that is not understood"
            at += 1
            continue
        end = lines.index("```", at + 1)
        before = _MARK.match(lines[at - 1]) if at else None
        mark = (before[1], before[2] or "") if before else None
        yield Block(page, at + 1, fence[1], fence[2], mark, "\n".join(lines[at + 1 : end]) + "\n")
        at = end + 1


BLOCKS = [block for page in PAGES for block in _blocks(page)]
WHOLE = [block for block in BLOCKS if block.title]
CONSOLE = [block for block in BLOCKS if block.language == "console"]


def _params(blocks: list[Block]) -> list[Any]:
    return [pytest.param(block, id=block.name) for block in blocks]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guide's example program, put together from its pages."""
    root = tmp_path_factory.mktemp("maple") / "program"
    for block in WHOLE:
        assert block.title is not None
        path = root / block.title
        assert not path.exists(), f"{block.title} is given twice"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8", newline="\n")
    return root


# -- files ---------------------------------------------------------------------------------------------------


def test_the_example_is_without_problem(program: Path, run_cli: Callable[..., Any]) -> None:
    done = run_cli("validate", cwd=program, env=NOW)
    assert done.exit_code == 0, done.stdout + done.stderr


def test_the_tests_of_the_example_pass(program: Path, run_cli: Callable[..., Any]) -> None:
    done = run_cli("policy", "test", "maple", cwd=program)
    assert done.exit_code == 0, done.stdout + done.stderr


@pytest.mark.parametrize("block", _params([block for block in BLOCKS if block.language == "yaml"]))
def test_yaml_is_read_and_whole_files_fit_their_schema(block: Block) -> None:
    document = parse_yaml(block.text, block.name)
    assert document.problems == ()
    if block.file is None:
        return
    schema = next((name for form, name in _SCHEMAS.items() if re.fullmatch(form, block.file)), None)
    assert schema is not None, f"{block.file}: a file of which no schema is known"
    assert validate_document(document, schema) == []


@pytest.mark.parametrize(
    "block", _params([block for block in BLOCKS if block.mark and block.mark[0] == "file"])
)
def test_a_file_by_itself_is_read_by_its_loader(
    block: Block, program: Path, tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    assert block.file is not None
    copy = tmp_path / "program"
    shutil.copytree(program, copy)
    path = copy / block.file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(block.text, encoding="utf-8", newline="\n")
    if block.file.startswith("evidence/"):
        files, loose = load_files(copy, copy / "evidence", load_kinds(copy, copy / "program" / "kinds"), UTC)
        assert loose == []
        assert [problem for file in files for problem in file.problems] == []
    done = run_cli("validate", cwd=copy, env=NOW)
    assert done.exit_code == 0, done.stdout + done.stderr


@pytest.mark.parametrize("block", _params([block for block in BLOCKS if block.language == "json"]))
def test_json_is_read(block: Block) -> None:
    _, problem = parse_json_value(block.text, block.name)
    assert problem is None


@pytest.mark.parametrize("block", _params([block for block in BLOCKS if block.language == "rego"]))
def test_rego_parses(block: Block) -> None:
    module, problems = parse_module(block.title or block.name, block.text)
    assert problems == []
    assert module is not None
    with EmbeddedEngine() as engine:
        assert engine.check_syntax([module]) == []


def test_every_block_is_looked_at() -> None:
    known = {"yaml", "json", "rego", "csv", "console", "text"}
    assert {block.language for block in BLOCKS} <= known
    assert all(block.title for block in BLOCKS if block.language == "csv")


# -- output --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("block", _params([block for block in CONSOLE if block.mark is None]))
def test_output_is_what_the_example_prints(block: Block, program: Path, run_cli: Callable[..., Any]) -> None:
    command, shown = _command(block)
    done = run_cli(*shlex.split(command)[1:], cwd=program, env=NOW)
    assert done.stderr == ""
    _held(block, command, shown, done.stdout)


def test_the_import_prints_what_the_guide_shows(tmp_path: Path, run_cli: Callable[..., Any]) -> None:
    for block in CONSOLE:
        if block.mark is None or block.mark[0] != "import":
            continue
        command, shown = _command(block)
        shutil.copy(REPOSITORY / block.mark[1], tmp_path)
        done = run_cli(*shlex.split(command)[1:], "--output", tmp_path / "out", cwd=tmp_path)
        assert done.exit_code == 0, done.stderr
        _held(block, command, shown, done.stdout)


def test_opa_says_what_the_guide_shows(
    program: Path, opa: str, tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    block = next(block for block in CONSOLE if block.mark and block.mark[0] == "opa")
    first, second, *shown = block.text.splitlines()
    assert first == "$ hipaactl policy input > input.json"
    made = run_cli("policy", "input", cwd=program, env=NOW)
    (tmp_path / "input.json").write_text(made.stdout, encoding="utf-8")
    baseline = str(builtin_baseline())
    words = [
        str(tmp_path / word) if word == "input.json" else word.replace("BASELINE", baseline)
        for word in shlex.split(second.removeprefix("$ opa "))
    ]
    done = subprocess.run([opa, *words], cwd=program, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == shown


@pytest.mark.parametrize(
    "block", _params([block for block in BLOCKS if block.mark and block.mark[0] == "json"])
)
def test_json_is_what_the_example_prints(block: Block, program: Path, run_cli: Callable[..., Any]) -> None:
    assert block.mark is not None
    command, _, path = block.mark[1].partition(" | ")
    found = json.loads(run_cli(*shlex.split(command), cwd=program, env=NOW).stdout)
    for step in path.split("."):
        found = found[int(step) if step.isdigit() else step]
    assert found == json.loads(block.text)


def _command(block: Block) -> tuple[str, list[str]]:
    first, *shown = block.text.splitlines()
    assert first.startswith("$ hipaactl "), f"{block.name}: a console block starts with $ hipaactl"
    return first.removeprefix("$ "), shown


def _held(block: Block, command: str, shown: list[str], printed: str) -> None:
    lines = [line.rstrip() for line in printed.splitlines()]
    if os.environ.get("HIPAACTL_UPDATE_GUIDE") == "1" and not any(line.endswith("…") for line in shown):
        page = block.page.read_text(encoding="utf-8")
        new = f"```console\n$ {command}\n" + "".join(f"{line}\n" for line in lines) + "```\n"
        block.page.write_text(
            page.replace(f"```console\n{block.text}```\n", new), encoding="utf-8", newline="\n"
        )
        return
    form = ""
    for line in shown:
        if line.strip() == "…":
            form += r"(?:.*\n)*?"
        elif line.endswith(" …"):
            form += re.escape(line[:-1]) + r".*\n"
        else:
            form += re.escape(line) + r"\n"
    text = "".join(f"{line}\n" for line in lines)
    assert re.fullmatch(form, text), f"{block.name}: `{command}` prints otherwise:\n{text}"


# -- names ---------------------------------------------------------------------------------------------------


def _called() -> list[Any]:
    found: dict[str, str] = {}
    for page in [*PAGES, REPOSITORY / "CONTRIBUTING.md"]:
        text = page.read_text(encoding="utf-8")
        said = list(_INLINE.findall(re.sub(r"(?ms)^```.*?^```$", "", text)))
        said += [line.removeprefix("$ ") for block in _blocks(page) for line in block.text.splitlines()]
        for line in said:
            if line.startswith(("hipaactl ", ".venv/bin/hipaactl ")):
                found.setdefault(line, page.name)
    return [pytest.param(line, id=f"{page}: {line}") for line, page in sorted(found.items())]


@pytest.mark.parametrize("line", _called())
def test_every_command_exists(line: str) -> None:
    words = shlex.split(line.split(" > ")[0])[1:]
    command: click.Command = group
    context = click.Context(group)
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        inner = command.get_command(context, words.pop(0))
        assert inner is not None, f"{line}: no such command"
        command = inner
    options: dict[str, click.Option] = {}
    for param in command.get_params(context):
        if isinstance(param, click.Option):
            options.update(dict.fromkeys([*param.opts, *param.secondary_opts], param))
    places = [param for param in command.get_params(context) if isinstance(param, click.Argument)]
    given = 0
    while words:
        word = words.pop(0)
        if not word.startswith("-"):
            given += 1
            continue
        name, equals, value = word.partition("=")
        assert name in options, f"{line}: no option {name}"
        option = options[name]
        if option.is_flag:
            continue
        value = value if equals else words.pop(0)
        if isinstance(option.type, click.Choice):
            assert value in option.type.choices, f"{line}: {value} is no choice of {name}"
    assert given <= len(places) or any(place.nargs < 0 for place in places), f"{line}: too many arguments"


@pytest.mark.parametrize("page", [*PAGES, REPOSITORY / "CONTRIBUTING.md"], ids=lambda page: page.name)
def test_every_link_resolves(page: Path) -> None:
    text = re.sub(r"(?ms)^```.*?^```$", "", page.read_text(encoding="utf-8"))
    for link in _LINK.findall(text):
        if link.startswith(("https:", "http:")):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.is_file(), f"{page.name}: {link} leads nowhere"
        if anchor:
            assert anchor in _anchors(target), f"{page.name}: {link} has no such heading"


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"(?m)^#+ (.+)$", page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_page_is_in_the_index() -> None:
    text = (GUIDE / "index.md").read_text(encoding="utf-8")
    assert [page.name for page in PAGES if page.name != "index.md" and f"({page.name})" not in text] == []


def test_the_codes_are_those_of_the_product() -> None:
    rows = re.findall(
        r"(?m)^\| (HC\d+) \| (.+?) \| .+ \|$", (GUIDE / "problems.md").read_text(encoding="utf-8")
    )
    assert dict(rows) == CODES
    assert len(rows) == len(CODES)


def test_every_code_that_a_page_names_exists() -> None:
    for page in PAGES:
        assert set(re.findall(r"\bHC\d+", page.read_text(encoding="utf-8"))) <= set(CODES), page.name


@pytest.mark.parametrize(
    ("page", "schema", "path"),
    [
        ("program.md", "program", []),
        ("controls.md", "control", []),
        ("controls.md", "control", ["evidence", "items"]),
        ("evidence.md", "envelope", []),
        ("evidence.md", "envelope", ["source"]),
        ("statements.md", "implementation", ["controls", "additionalProperties"]),
        ("statements.md", "decisions", ["decisions", "additionalProperties"]),
        ("statements.md", "waivers", ["waivers", "items"]),
        ("statements.md", "corrective-actions", ["corrective_actions", "items"]),
    ],
)
def test_every_field_is_named_on_its_page(page: str, schema: str, path: list[str]) -> None:
    found = load_schema(schema)
    for step in path:
        found = found[step] if step in ("items", "additionalProperties") else found["properties"][step]
    text = (GUIDE / page).read_text(encoding="utf-8")
    assert [name for name in found["properties"] if f"`{name}`" not in text] == []


def test_every_field_of_the_json_is_named() -> None:
    """And under the heading of the object that holds it."""
    schema = load_schema("assessment")
    heads = {
        "result": "results[]",
        "finding": "results[].findings[]",
        "cover": "covered_by",
        "voidCover": "covers_nothing[]",
        "excluded": "results[].excluded_records[]",
        "evidence": "results[].evidence[]",
        "programFinding": "program_findings[]",
        "problem": "problems[]",
        "entry": "ledger[]",
        "gate": "gate",
        "failure": "gate.failures[]",
        "location": "location",
        "span": "period",
    }
    assert set(heads) == set(schema["$defs"])
    parts = (GUIDE / "json.md").read_text(encoding="utf-8").split("\n## ")
    sections = {part.split("\n", 1)[0]: part for part in parts}
    for name, head in [("", "The whole"), *heads.items()]:
        fields = set(_fields(schema["$defs"][name] if name else schema))
        assert set(re.findall(r"(?m)^\| `([\w.]+)` \|", sections[head])) == fields, head


def _fields(schema: dict[str, Any], prefix: str = "") -> Iterator[str]:
    for name, field in schema["properties"].items():
        yield prefix + name
        if "properties" in field:
            yield from _fields(field, f"{prefix}{name}.")


def test_every_kind_is_listed_as_it_is() -> None:
    text = (GUIDE / "evidence.md").read_text(encoding="utf-8")
    rows = re.findall(r"(?m)^\| `(\w+)` \| (.+?) \| (snapshot|cumulative) \| (\w+) \|", text)
    shipped = Kinds({})
    assert [row[0] for row in rows] == shipped_kind_names()
    for name, fields, collection, age in rows:
        schema = shipped[name].schema
        assert re.findall(r"`(\w+)`", fields) == schema["x-id"], name
        assert (collection, age) == (schema["x-collection"], schema["x-max-age"]), name


def test_what_is_quoted_is_the_rule() -> None:
    text = (GUIDE / "statements.md").read_text(encoding="utf-8")
    quoted = [line[2:] for line in text.splitlines() if re.match(r"> .", line)]
    rule = load()
    parts = ["", "(i)", "(ii)", "(ii)(A)", "(ii)(B)", "(ii)(B)(1)", "(ii)(B)(2)"]
    said = []
    for part in parts:
        provision = rule.get(f"164.306(d)(3){part}")
        assert provision is not None
        said.append((f"({part.rsplit('(', 1)[1]} " if part else "") + provision.text)
    assert quoted == said


@pytest.mark.source_tree
def test_contributing_names_files_that_exist() -> None:
    text = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    for word in _INLINE.findall(re.sub(r"(?ms)^```.*?^```$", "", text)):
        if word.startswith("make "):
            assert re.search(rf"(?m)^{re.escape(word.split()[1])}:", makefile), word
        elif re.fullmatch(r"[\w.\-]+(?:/[\w.\-]+)*/?", word) and (
            "/" in word or word.endswith((".py", ".md"))
        ):
            assert (REPOSITORY / word).exists() or (REPOSITORY / "src" / "hipaactl" / word).exists(), word
