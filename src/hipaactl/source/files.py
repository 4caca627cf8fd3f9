"""Reads files inside one root folder and nowhere else."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from hipaactl.source.problem import Location, Problem, ProblemError

YAML_LIMIT = 16 * 1024 * 1024
TABLE_LIMIT = 512 * 1024 * 1024

_UTF16_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
_UTF8_BOM = b"\xef\xbb\xbf"
_HINT_UTF8 = "save the file as UTF-8 without a byte order mark"


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file's text, its name relative to the root, and the SHA-256 of its bytes (hexadecimal)."""

    file: str
    text: str
    sha256: str


def relative_name(root: Path, path: Path) -> str:
    """``path`` as it is shown: relative to ``root`` with forward slashes where it lies inside."""
    try:
        shown = path.relative_to(root).as_posix()
    except ValueError:
        shown = Path(os.path.relpath(path, root)).as_posix()
    return shown.encode("utf-8", "backslashreplace").decode("utf-8")


def _inside(root: Path, path: Path) -> bool:
    return path == root or root in path.parents


def resolve_inside(root: Path, path: Path, named_at: Location | None = None, prefix: str = "") -> Path:
    """The real path of a regular file inside ``root``; ``prefix`` stands before its name in messages.

    Raises ProblemError (HC101, HC102, HC103) where it does not exist, is no regular file, or leads out of
    the root by ``..``, an absolute path or a symbolic link.
    """
    full = path if path.is_absolute() else root / path
    lexical = Path(os.path.normpath(full))
    name = prefix + relative_name(root, lexical)
    where = named_at or Location(name)
    if not _inside(root, lexical):
        raise ProblemError(
            Problem(
                "HC103",
                f"{name} lies outside the program",
                where,
                found=name,
                expected="a path inside the program's folder",
                hint="copy the file into the program and name it from there",
            )
        )
    try:
        real = lexical.resolve(strict=True)
        mode = real.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        raise ProblemError(_absent(name, lexical, where)) from None
    except (OSError, RuntimeError, ValueError) as error:
        circle = isinstance(error, RuntimeError) or getattr(error, "errno", None) == errno.ELOOP
        raise ProblemError(_looping(name, where) if circle else _unreadable(name, where, error)) from None
    if not _inside(root.resolve(), real):
        raise ProblemError(
            Problem(
                "HC103",
                f"{name} is a link that leads out of the program",
                where,
                found="a symbolic link to a place outside",
                expected="a file inside the program's folder",
                hint="replace the link by a copy of the file",
            )
        )
    if not stat.S_ISREG(mode):
        what = "a folder" if stat.S_ISDIR(mode) else "no regular file"
        raise ProblemError(
            Problem("HC102", f"{name} is {what}", where, found=what, expected="a file", hint="name a file")
        )
    return real


def _absent(name: str, path: Path, where: Location) -> Problem:
    if path.is_symlink():
        return Problem(
            "HC101",
            f"{name} is a link to a file that does not exist",
            where,
            f"a symbolic link to {path.readlink().name}",
            "a file",
            "replace the link by the file, or remove it",
        )
    return Problem(
        "HC101", f"{name} does not exist", where, "no such file", "a file", "mend the name, or add the file"
    )


def _looping(name: str, where: Location) -> Problem:
    return Problem(
        "HC102",
        f"{name} is a link that leads to itself",
        where,
        "a link in a circle",
        "a file",
        "put the file itself here",
    )


def _unreadable(name: str, where: Location, error: Exception) -> Problem:
    reason = getattr(error, "strerror", None) or type(error).__name__
    return Problem(
        "HC102",
        f"{name} cannot be read: {reason}",
        where,
        found=str(reason),
        expected="a readable file",
        hint="check the file and its permissions",
    )


def read_bytes(
    root: Path, path: Path | str, limit: int, named_at: Location | None = None, prefix: str = ""
) -> tuple[str, bytes]:
    """A file's shown name and its bytes; at most ``limit`` of them, else HC104."""
    real = resolve_inside(root, Path(path), named_at, prefix)
    full = Path(path) if Path(path).is_absolute() else root / path
    name = prefix + relative_name(root, Path(os.path.normpath(full)))
    where = Location(name)
    try:
        size = real.stat().st_size
        if size > limit:
            raise ProblemError(
                Problem(
                    "HC104",
                    f"{name} is {size:,} bytes long",
                    where,
                    found=f"{size:,} bytes",
                    expected=f"at most {limit:,} bytes",
                    hint="split it, or keep records in a CSV or JSONL file beside it",
                )
            )
        return name, real.read_bytes()
    except OSError as error:
        raise ProblemError(_unreadable(name, named_at or where, error)) from None


def decode(name: str, data: bytes) -> str:
    """Bytes as UTF-8 text; HC105, HC106 and HC107 where they are anything else."""
    where = Location(name)
    if not data.strip():
        raise ProblemError(
            Problem(
                "HC107",
                f"{name} is empty",
                where,
                found="nothing",
                expected="content",
                hint="fill or remove it",
            )
        )
    if data.startswith(_UTF8_BOM):
        raise ProblemError(
            Problem(
                "HC106",
                f"{name} starts with a byte order mark",
                where,
                found="a UTF-8 byte order mark",
                expected="UTF-8 text without one",
                hint=_HINT_UTF8,
            )
        )
    wide = _UTF16_BOMS.get(data[:2]) or ("UTF-16 or UTF-32" if b"\x00" in data[:4] else None)
    if wide:
        raise ProblemError(
            Problem(
                "HC105", f"{name} is {wide}", where, found=f"{wide} text", expected="UTF-8", hint=_HINT_UTF8
            )
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        raise ProblemError(
            Problem(
                "HC105",
                f"{name} is not UTF-8 text",
                Location(name, line, column),
                found=f"byte 0x{data[error.start]:02x}",
                expected="UTF-8",
                hint=_HINT_UTF8,
            )
        ) from None


def read_text(
    root: Path,
    path: Path | str,
    limit: int = YAML_LIMIT,
    named_at: Location | None = None,
    prefix: str = "",
) -> TextFile:
    """A UTF-8 file inside ``root``.

    ``named_at`` is where a missing file was named, for the message; ``prefix`` stands before the file's name
    wherever it is shown (files of a baseline outside the program). Raises ProblemError with HC101 to HC107.
    """
    name, data = read_bytes(root, path, limit, named_at, prefix)
    return TextFile(name, decode(name, data), hashlib.sha256(data).hexdigest())


def find_files(
    root: Path, folder: Path, suffixes: tuple[str, ...], prefix: str = ""
) -> tuple[list[Path], list[Problem]]:
    """Files below ``folder`` with one of ``suffixes``, sorted, hidden ones left out.

    A folder that is a link out of the root gives a problem instead of its files.
    """
    found: list[Path] = []
    problems: list[Problem] = []
    if not folder.is_dir():
        return found, problems
    real_root = root.resolve()
    if not _inside(real_root, folder.resolve()):
        return found, [_link_out(root, folder, prefix)]

    def unreadable(error: OSError) -> None:  # what cannot be listed must not look like what is not there
        name = prefix + relative_name(root, Path(error.filename or folder))
        problems.append(_unreadable(name, Location(name), error))

    for here, folders, names in os.walk(folder, onerror=unreadable):
        for name in sorted(folders):
            path = Path(here, name)
            if path.is_symlink() and not name.startswith("."):
                problems.append(_link_folder(root, path, real_root, prefix))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name.endswith(suffixes):
                found.append(Path(here, name))
    return sorted(found), problems


def stray_files(
    root: Path, folder: Path, suffixes: tuple[str, ...], names: tuple[str, ...] = (), prefix: str = ""
) -> list[Problem]:
    """A problem for each file below ``folder`` that nothing reads: a misspelt ending makes a file vanish.

    Files with one of ``suffixes``, those named in ``names``, READMEs and hidden ones are left alone.
    """
    problems: list[Problem] = []
    for path in find_files(root, folder, ("",))[0]:
        if path.name.endswith(suffixes) or path.name in names or path.stem == "README":
            continue
        name = prefix + relative_name(root, path)
        problems.append(
            Problem(
                "HC411",
                f"{name} is not read",
                Location(name),
                path.name,
                "a file that ends in " + " or ".join(suffixes),
                "mend its name, or keep it elsewhere",
            )
        )
    return problems


def _link_out(root: Path, path: Path, prefix: str) -> Problem:
    name = prefix + relative_name(root, path)
    return Problem(
        "HC103",
        f"{name} is a link that leads out of the program",
        Location(name),
        found="a symbolic link to a place outside",
        expected="a folder inside the program",
        hint="replace the link by a copy of the folder",
    )


def _link_folder(root: Path, path: Path, real_root: Path, prefix: str) -> Problem:
    if not _inside(real_root, path.resolve()):
        return _link_out(root, path, prefix)
    name = prefix + relative_name(root, path)
    return Problem(
        "HC102",
        f"{name} is a link to a folder, which is not followed",
        Location(name),
        found="a symbolic link to a folder",
        expected="a folder",
        hint="put the files themselves here",
    )
