"""The wheel and the source archive carry what they must and nothing besides."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path, PurePosixPath

import pytest

import hipaactl

pytestmark = pytest.mark.source_tree


@pytest.fixture(scope="module")
def built(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source archive and the wheel of the tree as it is."""
    folder = tmp_path_factory.mktemp("dist")
    _build(repository, folder)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> dict[str, bytes]:
    return _members(next(built.glob("*.whl")))


def test_names(built: Path) -> None:
    version = hipaactl.__version__
    assert sorted(path.name for path in built.iterdir()) == [
        f"hipaactl-{version}-py3-none-any.whl",
        f"hipaactl-{version}.tar.gz",
    ]


def test_the_wheel_is_the_package_and_the_baseline(repository: Path, wheel: dict[str, bytes]) -> None:
    expected = {f"hipaactl/{name}": data for name, data in _files(repository / "src" / "hipaactl").items()}
    for folder in ("controls", "policies"):
        expected |= {
            f"hipaactl/baseline/{folder}/{name}": data for name, data in _files(repository / folder).items()
        }
    carried = {name: data for name, data in wheel.items() if ".dist-info/" not in name}
    assert carried.keys() == expected.keys()
    assert carried == expected


def test_the_wheel_carries_data_that_code_reads(wheel: dict[str, bytes]) -> None:
    for folder, suffix in (("schemas", ".json"), ("schemas/kinds", ".json"), ("regulation/data", ".json")):
        assert any(
            PurePosixPath(name).parent.as_posix() == f"hipaactl/{folder}" and name.endswith(suffix)
            for name in wheel
        ), folder
    assert "hipaactl/py.typed" in wheel


def test_metadata(wheel: dict[str, bytes]) -> None:
    dist_info = f"hipaactl-{hipaactl.__version__}.dist-info"
    metadata = wheel[f"{dist_info}/METADATA"].decode()
    assert "License-Expression: Apache-2.0" in metadata
    assert "Requires-Python: >=3.11" in metadata
    assert "hipaactl = hipaactl.cli:main" in wheel[f"{dist_info}/entry_points.txt"].decode()
    assert f"{dist_info}/licenses/LICENSE" in wheel


def test_the_source_archive_builds_the_same_wheel(
    built: Path, wheel: dict[str, bytes], tmp_path: Path
) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        # Python has had the filter since 3.11.4; what is unpacked was built a moment ago, here.
        archive.extractall(tmp_path, **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))
    (unpacked,) = tmp_path.iterdir()
    assert not {".git", ".venv", ".tools", ".ci", "dist"} & {path.name for path in unpacked.iterdir()}
    _build(unpacked, tmp_path / "dist", "--target", "wheel")
    assert _members(next((tmp_path / "dist").glob("*.whl"))) == wheel


def _build(tree: Path, folder: Path, *arguments: str) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "--directory", str(folder), *arguments]
    done = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _members(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
