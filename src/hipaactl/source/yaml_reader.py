"""YAML by the 1.2 core schema, narrowed: only true, false, null and decimal numbers are special."""

from __future__ import annotations

import hashlib
import math
import re
from pathlib import Path
from typing import Any

import yaml

from hipaactl.source.document import Document, Locator, PathTo
from hipaactl.source.files import YAML_LIMIT, TextFile, read_text
from hipaactl.source.problem import Location, Problem, ProblemError, quoted

MAX_DEPTH = 64

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?\Z")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)\Z|\.(?:nan|NaN|NAN)\Z")
# Halves of surrogate pairs, and what libyaml takes for the end of a line and editors do not.
_UNFIT = re.compile("[\ud800-\udfff\x85\u2028\u2029]")
_BLOCK_PREFIX = re.compile(r"^[ \-?:]*", re.MULTILINE)
_CONSTANTS: dict[str, Any] = {"true": True, "false": False, "null": None, "": None}
_MAX_DIGITS = 400
# Nodes of small files are kept for positions; larger ones are composed again when a position is asked for.
_KEEP_NODES = 64 * 1024


def read_yaml(root: Path, path: Path | str, named_at: Location | None = None, prefix: str = "") -> Document:
    """The YAML file ``path`` inside ``root``; whatever is wrong stands in the document's problems."""
    try:
        source = read_text(root, path, YAML_LIMIT, named_at, prefix)
    except ProblemError as error:
        where = Location(error.problems[0].location.file if error.problems[0].location else str(path))
        return Document(where.file, None, "", error.problems, lambda: lambda _path, _key: where)
    return _document(source, 1)


def parse_yaml(text: str, file: str, first_line: int = 1) -> Document:
    """YAML text that stands in ``file`` from ``first_line`` on."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return _document(TextFile(file, text, digest), first_line)


def _document(source: TextFile, first_line: int) -> Document:
    builder = _Builder(source.file, first_line)
    value = builder.build(source.text)

    def make_locator() -> Locator:
        node = builder.node
        if node is None and builder.composed:
            node = yaml.compose(source.text, Loader=_LOADER)
        return lambda path, key: _locate(node, path, key, source.file, first_line)

    return Document(source.file, value, source.sha256, tuple(builder.problems), make_locator)


def _locate(node: Any, path: PathTo, key: bool, file: str, first_line: int) -> Location:
    for depth, step in enumerate(path):
        last = depth == len(path) - 1
        if isinstance(node, yaml.MappingNode):
            for key_node, value_node in node.value:
                if key_node.value == step:
                    node = key_node if key and last else value_node
                    break
            else:
                break
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
            node = node.value[step]
        else:
            break
    if node is None:
        return Location(file, first_line)
    return Location(file, node.start_mark.line + first_line, node.start_mark.column + 1)


def _depth_is_safe(text: str) -> bool:
    # libyaml composes by recursion and overflows the stack on hostile nesting, so depth is bounded first:
    # cheaply by characters, exactly by events where that is not enough.
    prefix = max((len(match.group()) for match in _BLOCK_PREFIX.finditer(text)), default=0)
    if text.count("[") + text.count("{") + prefix < MAX_DEPTH:
        return True
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    return False
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        return True  # the composer meets the same error and reports it
    return True


class _Builder:
    """Turns composed nodes into plain values and collects what is not allowed."""

    def __init__(self, file: str, first_line: int) -> None:
        self.file = file
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.composed = False
        self.node: Any = None
        self._seen: set[int] | None = None
        self._aliases: list[Any] = []

    def build(self, text: str) -> Any:
        bad = _UNFIT.search(text)
        if bad is not None:
            at = bad.start()
            line = text.count("\n", 0, at) + self.first_line
            where = Location(self.file, line, at - text.rfind("\n", 0, at))
            half = "\ud800" <= bad.group() <= "\udfff"
            found = "a lone surrogate" if half else f"the character U+{ord(bad.group()):04X}"
            message = (
                "holds half of a surrogate pair" if half else "holds a line end that editors do not show"
            )
            self._add("HC116", message, where, found, "whole characters and plain line ends", "remove it")
            return None
        if not _depth_is_safe(text):
            self._add(
                "HC117",
                f"is nested more than {MAX_DEPTH} levels deep",
                Location(self.file, self.first_line),
                "deeper nesting",
                f"at most {MAX_DEPTH} levels",
            )
            return None
        try:
            node = yaml.compose(text, Loader=_LOADER)
        except yaml.YAMLError as error:
            self._syntax(error, text)
            return None
        if node is None:
            self._add(
                "HC107", "holds nothing", Location(self.file, self.first_line), "only comments", "content"
            )
            return None
        self.composed = True
        if len(text) <= _KEEP_NODES:
            self.node = node
        self._seen = set() if "*" in text else None
        if self._seen is not None or "!" in text:
            self._read_events(text)
        return self._value(node)

    def _read_events(self, text: str) -> None:
        """What composing hides: where aliases stand, and tags that were written out."""
        events: Any = yaml.parse(text, Loader=_LOADER)
        for event in events:
            if isinstance(event, yaml.AliasEvent):
                self._aliases.append(event)
            elif getattr(event, "tag", None) is not None:
                tag = str(event.tag).removeprefix("tag:yaml.org,2002:")
                where = self._where(event)
                self._add("HC118", "uses a tag", where, f'the tag "{tag}"', "a plain value", "remove the tag")

    def _add(
        self, code: str, message: str, where: Location, found: str, expected: str, hint: str | None = None
    ) -> None:
        self.problems.append(Problem(code, message, where, found, expected, hint))

    def _where(self, node: yaml.Node) -> Location:
        mark = node.start_mark
        return Location(self.file, mark.line + self.first_line, mark.column + 1)

    def _value(self, node: Any) -> Any:
        if self._seen is not None and not isinstance(node, yaml.ScalarNode):
            if id(node) in self._seen:
                self._alias(node)
                return None
            self._seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item) for item in node.value]
        return self._mapping(node)

    def _mapping(self, node: Any) -> dict[str, Any]:
        result: dict[str, Any] = {}
        first: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._add(
                    "HC119",
                    "a key is a list or a mapping",
                    self._where(key_node),
                    "a collection as key",
                    "plain text",
                    "put the key between quotes",
                )
                continue
            key = key_node.value
            if key == "<<" and not key_node.style:
                self._add(
                    "HC113",
                    "merges another mapping in",
                    self._where(key_node),
                    "a merge key",
                    "the fields written out",
                    "copy the fields here; merge keys hide what a reviewer should see",
                )
                continue
            if key in first:
                self._add(
                    "HC112",
                    f"{key} is given twice",
                    self._where(key_node),
                    f"{key} again (first on line {first[key].start_mark.line + self.first_line})",
                    "each key once",
                    "remove one of the two",
                )
                continue
            first[key] = key_node
            result[key] = self._value(value_node)
        return result

    def _scalar(self, node: Any) -> Any:
        text: str = node.value
        if self._seen is not None:
            # An alias to a scalar shares its node too.
            if id(node) in self._seen:
                self._alias(node)
                return None
            self._seen.add(id(node))
        if node.style:
            return text
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        first = text[0]
        if not (first.isdigit() or first in "-+."):
            return text
        if _NOT_FINITE.match(text):
            self._not_finite(node, text)
            return None
        if _NUMBER.match(text):
            if len(text) > _MAX_DIGITS:
                self._not_finite(node, quoted(text, 20))
                return None
            if _INTEGER.match(text):
                return int(text)
            number = float(text)
            if not math.isfinite(number):
                self._not_finite(node, text)
                return None
            return int(number) if number.is_integer() and abs(number) < 2**53 else number
        return text

    def _not_finite(self, node: Any, shown: str) -> None:
        self._add("HC115", f"{shown} is no finite number", self._where(node), shown, "a decimal number")

    def _alias(self, node: Any) -> None:
        # Values are visited in the order of the file, and so are aliases.
        event = self._aliases.pop(0) if self._aliases else node
        anchor = getattr(event, "anchor", None) or "name"
        first = node.start_mark.line + self.first_line
        self._add(
            "HC113",
            "uses a value again through an alias",
            self._where(event),
            f"*{anchor} (the value on line {first})",
            "the value written out",
            "write the value where it is needed; aliases hide what a reviewer should see",
        )

    def _syntax(self, error: yaml.YAMLError, text: str) -> None:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        said = str(getattr(error, "problem", None) or "")
        if mark is None:
            position = getattr(error, "position", 0)
            before = text[:position] if isinstance(position, int) else ""
            where = Location(
                self.file,
                before.count("\n") + self.first_line,
                position - before.rfind("\n") if before else 1,
            )
            self._add(
                "HC116",
                "holds a control character",
                where,
                f"character {getattr(error, 'character', '?')!r}",
                "printable text",
                "remove the character",
            )
            return
        where = Location(self.file, mark.line + self.first_line, mark.column + 1)
        line = text.split("\n")[mark.line] if mark.line < text.count("\n") + 1 else ""
        if "\t" in line[: mark.column + 1] and not line[: mark.column].strip():
            self._add("HC114", "is indented with a tab", where, "a tab", "spaces", "indent with spaces")
        elif "another document" in said:
            self._add(
                "HC118", "holds a second document", where, "---", "one document a file", "split the file"
            )
        elif "undefined alias" in said:
            self._add("HC113", "uses an alias", where, said, "the value written out")
        elif "invalid Unicode" in said:
            self._add(
                "HC116", "holds half of a surrogate pair", where, "a lone surrogate", "whole characters"
            )
        else:
            context = getattr(error, "context", None)
            self._add(
                "HC111",
                f"cannot be parsed: {said or 'not YAML'}" + (f" {context}" if context else ""),
                where,
                quoted(line.strip()) if line.strip() else "the end of the file",
                "YAML",
                _syntax_hint(said, line),
            )


def _syntax_hint(said: str, line: str) -> str:
    if "mapping values are not allowed" in said:
        return "text that holds ': ' must stand between quotes"
    if "found character that cannot start any token" in said:
        return "text that starts with a special character must stand between quotes"
    if "expected key" in said or "block" in said:
        return "check the indentation of this line and the one above"
    if "unexpected end" in said or "quoted" in said or line.count('"') % 2:
        return "a quote or bracket that was opened is not closed"
    return "check quotes, brackets and indentation here and on the line above"
