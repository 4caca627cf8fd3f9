"""The locks under requirements/ agree with pyproject.toml and with one another, and hash all they name."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

pytestmark = pytest.mark.source_tree

LOCKS = ["runtime", "test", "build", "dev", "lock"]
PIN = re.compile(
    r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)(?P<rest>[^\\\n]*(?:\\\n[^\\\n]*)*)", re.MULTILINE
)


def pins(repository: Path, lock: str) -> dict[str, str]:
    text = (repository / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    return {canonicalize_name(hit["name"]): hit["version"] for hit in PIN.finditer(text)}


@pytest.fixture(scope="module")
def project(repository: Path) -> dict[str, Any]:
    return tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))


def asked_for(project: dict[str, Any], lock: str) -> list[Requirement]:
    """The requirements that a lock was made from, groups within groups included."""

    def group(name: str) -> list[str]:
        entries = project["dependency-groups"][name]
        return [
            text
            for entry in entries
            for text in ([entry] if isinstance(entry, str) else group(entry["include-group"]))
        ]

    texts = [] if lock == "runtime" else group(lock)
    if lock in {"runtime", "test", "dev"}:
        texts += project["project"]["dependencies"]
    return [Requirement(text) for text in texts]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_satisfies_pyproject(repository: Path, project: dict[str, Any], lock: str) -> None:
    pinned = pins(repository, lock)
    stale = [
        str(wanted)
        for wanted in asked_for(project, lock)
        if not wanted.specifier.contains(pinned.get(canonicalize_name(wanted.name), "0"), prereleases=False)
    ]
    assert not stale, f"requirements/{lock}.txt has no version for these: run `make lock`"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes_and_nothing_else_is_said(repository: Path, lock: str) -> None:
    text = (repository / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    bare = [hit["name"] for hit in PIN.finditer(text) if "--hash=sha256:" not in hit["rest"]]
    assert not bare
    left = [
        line for line in PIN.sub("", text).splitlines() if line.strip() and not line.lstrip().startswith("#")
    ]
    assert not left, "a lock holds pins and comments only"


@pytest.mark.parametrize(("smaller", "larger"), [("runtime", "test"), ("test", "dev"), ("build", "dev")])
def test_locks_agree(repository: Path, smaller: str, larger: str) -> None:
    assert pins(repository, smaller).items() <= pins(repository, larger).items()


def test_the_build_backend_is_locked_as_the_build_asks(project: dict[str, Any]) -> None:
    assert project["build-system"]["requires"] == project["dependency-groups"]["build"]
