"""What holds for the tree as a whole: import direction, module size, quick commands, no strays."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

MOST_LINES = 400
HEAVY = {"jsonschema", "jsonschema_rs", "regorus", "rich", "yaml"}

# A package index or a machine, which no committed file names: this one neither, hence the pieces.
STRAYS = re.compile(
    "|".join(
        (
            "--index" + "-url",
            "--extra-index" + "-url",
            r"\bindex" + r"-url\s*=",
            "--find" + "-links",
            "py" + r"pi\.org",
            "pythonhosted" + r"\.org",
            "registry" + r"\.npmjs",
            "proxy" + r"\.golang\.org",
            r"(?<![\w.*-])/(?:root|work|Users|home)/\w",
            r"\bC:\\Users\\\w",
        )
    )
)


@pytest.mark.source_tree
def test_imports_point_one_way(repository: Path) -> None:
    """The contracts of [tool.importlinter] in pyproject.toml hold."""
    done = _python(
        "from importlinter.cli import lint_imports_command as run; run()",
        "--no-cache",
        "--no-logo",
        cwd=repository,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.source_tree
def test_modules_stay_small(repository: Path) -> None:
    source = repository / "src" / "hipaactl"
    lines = {
        str(path.relative_to(source)): len(path.read_text(encoding="utf-8").splitlines())
        for path in sorted(source.rglob("*.py"))
    }
    too_long = [f"{name}: {count} lines" for name, count in lines.items() if count >= MOST_LINES]
    assert not too_long, (
        f"{', '.join(too_long)}: fewer than {MOST_LINES}, or there is a second reason to change"
    )


@pytest.mark.source_tree
def test_no_committed_file_names_an_index_or_a_machine(repository: Path) -> None:
    found = []
    for name in _committed(repository):
        path = repository / name
        if path.is_symlink() or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        for hit in STRAYS.finditer(text):
            found.append(f"{name}:{text.count(chr(10), 0, hit.start()) + 1}: {hit[0]}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("arguments", [["--version"], ["--help"]])
def test_a_quick_command_loads_nothing_heavy(arguments: list[str]) -> None:
    program = (
        "import sys\n"
        "from hipaactl.cli import main\n"
        "try:\n"
        "    main()\n"
        "finally:\n"
        f"    print(*sorted({HEAVY!r} & sys.modules.keys()), file=sys.stderr)\n"
    )
    done = _python(program, *arguments)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()
    assert done.stderr.strip() == ""


def _python(program: str, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def _committed(repository: Path) -> list[str]:
    """Names of what git would commit now: tracked files, and new ones that are not ignored."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=repository,
        capture_output=True,
        check=True,
    )
    return [name for name in listing.stdout.decode().split("\0") if name]
