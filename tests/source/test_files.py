"""Files are read inside the program's folder and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hipaactl.source import ProblemError, find_files, read_text
from hipaactl.source.files import read_bytes


@pytest.fixture
def root(tmp_path: Path) -> Path:
    inside = tmp_path / "program"
    (inside / "folder").mkdir(parents=True)
    (inside / "good.yaml").write_text("a: 1\n")
    (tmp_path / "outside.yaml").write_text("secret: 1\n")
    return inside


def code(root: Path, path: str) -> str:
    with pytest.raises(ProblemError) as caught:
        read_text(root, path)
    assert all("secret" not in str(problem) for problem in caught.value.problems)
    return caught.value.problems[0].code


def test_what_lies_inside_is_read(root: Path) -> None:
    assert read_text(root, "good.yaml").text == "a: 1\n"
    (root / "link.yaml").symlink_to(root / "good.yaml")
    assert read_text(root, "link.yaml").text == "a: 1\n"


def test_ways_out_are_closed(root: Path) -> None:
    assert code(root, "../outside.yaml") == "HC103"
    assert code(root, "folder/../../outside.yaml") == "HC103"
    assert code(root, str(root.parent / "outside.yaml")) == "HC103"
    (root / "link.yaml").symlink_to(root.parent / "outside.yaml")
    assert code(root, "link.yaml") == "HC103"
    (root / "out").symlink_to(root.parent)
    assert code(root, "out/outside.yaml") == "HC103"


def test_what_is_no_file(root: Path) -> None:
    assert code(root, "absent.yaml") == "HC101"
    assert code(root, "good.yaml/below.yaml") == "HC101"
    assert code(root, "folder") == "HC102"
    (root / "loop.yaml").symlink_to(root / "loop.yaml")
    assert code(root, "loop.yaml") in ("HC101", "HC102")
    os.mkfifo(root / "pipe.yaml")
    assert code(root, "pipe.yaml") == "HC102"


def test_a_file_over_the_limit_is_not_read(root: Path) -> None:
    with pytest.raises(ProblemError) as caught:
        read_bytes(root, "good.yaml", 3)
    assert caught.value.problems[0].code == "HC104"


def test_folders_that_are_links_are_told_and_not_followed(root: Path) -> None:
    (root / "out").symlink_to(root.parent)
    (root / "in").symlink_to(root / "folder")
    files, problems = find_files(root, root, (".yaml",))
    assert [path.name for path in files] == ["good.yaml"]
    assert sorted(problem.code for problem in problems) == ["HC102", "HC103"]


def test_the_prefix_stands_before_names(root: Path) -> None:
    assert read_text(root, "good.yaml", prefix="builtin/").file == "builtin/good.yaml"


def test_a_folder_that_cannot_be_listed_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("folder"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    files, problems = find_files(root, root, (".yaml",))
    assert [path.name for path in files] == ["good.yaml"]
    assert [(problem.code, str(problem.location)) for problem in problems] == [("HC102", "folder:1:1")]
