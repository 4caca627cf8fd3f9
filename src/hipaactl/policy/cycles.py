"""Finds rules that refer to themselves: the embedded engine would run out of stack on them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from hipaactl.policy.modules import RegoModule
from hipaactl.policy.tokens import Statement, references
from hipaactl.source import Location, Problem


def cycle_problems(module: RegoModule) -> Iterator[Problem]:
    """One problem for each rule or function of ``module`` that leads back to itself.

    A name that the rule itself introduces (an argument, ``:=``, ``some``) is not the rule of that name.
    """
    graph = {name: _uses(module, name, rules) for name, rules in module.rules.items()}
    for circle in _circles(graph):
        for name in (rule for rule in module.rules if rule in circle):
            token = module.tokens[module.rules[name][0].first]
            path = _way_back(graph, circle, name) if len(circle) <= 20 else ["…", name]
            chain = " → ".join([name, *path])
            yield Problem(
                "HC622",
                f"rule {name} refers to itself",
                Location(module.file, token.line, token.column),
                found=chain,
                expected="rules that do not lead back to themselves",
                hint="Rego has no recursion; use walk or graph.reachable",
            )


def _uses(module: RegoModule, own: str, rules: list[Statement]) -> set[str]:
    package = tuple(module.package.split("."))
    used: set[str] = set()
    for rule in rules:
        local = _introduced(module, rule)
        refs = list(references(module.tokens, rule.first, rule.after))
        head = next((ref.first for ref in refs if ref.parts[0] == own), -1)
        for ref in refs:
            parts = ref.parts
            if (
                parts[0] == "data"
                and parts[1 : 1 + len(package)] == package
                and len(parts) > 1 + len(package)
            ):
                used.add(parts[1 + len(package)])
            elif parts[0] in module.rules and parts[0] not in local and ref.first != head:
                used.add(parts[0])
    return used


def _introduced(module: RegoModule, rule: Statement) -> set[str]:
    tokens = module.tokens[rule.first : rule.after]
    names: set[str] = set()
    in_some = False
    for index, token in enumerate(tokens):
        following = tokens[index + 1].text if index + 1 < len(tokens) else ""
        if token.kind == "name" and token.text in ("some", "every"):
            in_some = True
        elif in_some and token.kind == "name" and token.text != "in":
            names.add(token.text)
        elif in_some and token.text != "," and token.kind != "op":
            in_some = False
        if in_some and (token.text == "in" or following in ("{", "}")):
            in_some = False
        if token.kind == "name" and following == ":=" and index > 1:
            names.add(token.text)
    if rule.function:
        depth = 0
        for token in tokens[1:]:
            depth += (token.text == "(") - (token.text == ")")
            if token.kind == "name":
                names.add(token.text)
            if depth == 0:
                break
    return names


def _circles(graph: dict[str, set[str]]) -> list[set[str]]:
    """Groups of names that all lead to each other (Tarjan), without recursion of our own."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    waiting_on: set[str] = set()
    circles: list[set[str]] = []
    for root in graph:
        if root in index:
            continue
        work = [(root, iter(sorted(graph[root])))]
        index[root] = low[root] = len(index)
        stack.append(root)
        waiting_on.add(root)
        while work:
            name, following = work[-1]
            step = next((item for item in following if item in graph), None)
            if step is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[name])
                if low[name] == index[name]:
                    circle = {name}
                    while (top := stack.pop()) != name:
                        circle.add(top)
                    waiting_on -= circle
                    if len(circle) > 1 or name in graph[name]:
                        circles.append(circle)
            elif step not in index:
                index[step] = low[step] = len(index)
                stack.append(step)
                waiting_on.add(step)
                work.append((step, iter(sorted(graph[step]))))
            elif step in waiting_on:
                low[name] = min(low[name], index[step])
    return circles


def _way_back(graph: dict[str, set[str]], circle: set[str], start: str) -> list[str]:
    """The names from ``start`` back to it inside ``circle``, by the shortest way."""
    before: dict[str, str] = {}
    waiting = deque([start])
    while waiting:
        name = waiting.popleft()
        for step in sorted(graph[name] & circle):
            if step == start:
                path = [start]
                while name != start:
                    path.append(name)
                    name = before[name]
                return path[::-1]
            if step not in before:
                before[step] = name
                waiting.append(step)
    return [start]
