"""Starts OPA on loopback for one run, and runs `opa check`."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Mapping
from pathlib import Path

from hipaactl.policy.engine import EngineError
from hipaactl.policy.opa_access import OpaAccess
from hipaactl.policy.opa_connection import Connection, ConnectionLost, NotThere, OpaError, OpaRefused
from hipaactl.policy.process import Died, TimedOut

_LAUNCHER = Path(__file__).with_name("opa_launcher.py")
_READY = "hipaactl_ready"
_PORTS_TRIED = 5
# Who asks must show the token, of which OPA gets the digest only. Before that it is asked one thing without a
# token: for a value that nobody but the OPA we started can know, so that whoever else may listen on the port
# is sent neither token nor evidence.
_AUTHORIZATION = """package system.authz

default allow := false

allow if crypto.sha256(input.identity) == "{digest}"

allow if {{
	input.method == "GET"
	input.path == ["v1", "data", "{ready}"]
}}
"""


def check_files(program: str, folder: Path, modules: Mapping[str, str]) -> list[OpaError]:
    """What `opa check` says of these modules (name → text); ``folder`` is made for them and removed."""
    _write(folder, modules)
    try:
        done = subprocess.run(
            [program, "check", "--format", "json", "--max-errors", "0", "."],
            cwd=folder,
            capture_output=True,
            timeout=120,
            check=False,
            env=environment(folder, 0),
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise EngineError(f"opa check cannot be run: {error}", "check that OPA can be started") from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if done.returncode == 0:
        return []
    said = done.stderr.decode("utf-8", "replace").strip() or done.stdout.decode("utf-8", "replace").strip()
    try:
        found = json.loads(said)["errors"]
        return [_error(item) for item in found]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise EngineError(f"opa check failed: {said[:300]}", "check that OPA can be started") from None


def _error(item: dict[str, object]) -> OpaError:
    where = item.get("location")
    place = where if isinstance(where, dict) else {}
    return OpaError(
        str(item.get("code")),
        str(item["message"]),
        place.get("file"),
        place.get("row", 0),
        place.get("col", 0),
    )


def _write(folder: Path, files: Mapping[str, str]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_bytes(text.encode("utf-8"))


def environment(home: Path, memory_limit: int) -> dict[str, str]:
    """The variables OPA gets: few, since it takes flags from those named OPA_…; ``memory_limit`` in bytes."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP") if name in os.environ}
    kept["HOME"] = str(home)
    if memory_limit:
        kept["GOMEMLIMIT"] = str(memory_limit * 9 // 10)
    return kept


class OpaProcess:
    """One OPA server on a free port of loopback. ``folder`` is its own; ``memory_limit`` in bytes."""

    def __init__(self, program: str, folder: Path, memory_limit: int) -> None:
        self._program = program
        self._folder = folder
        self._memory_limit = memory_limit
        self._process: subprocess.Popen[bytes] | None = None
        self._said: deque[bytes] = deque(maxlen=64)
        self._hearing: threading.Thread | None = None

    def start(self, modules: Mapping[str, str], seconds: float, largest: int) -> OpaAccess:
        """Starts OPA with ``modules`` (name → text) and waits until it answers.

        ``largest`` is the size in bytes of the largest request it must take. Raises OpaRefused where the
        modules do not compile, TimedOut, Died, or EngineError where OPA cannot be started at all.
        """
        token, proof = secrets.token_urlsafe(32), secrets.token_hex(16)
        digest = hashlib.sha256(token.encode("ascii")).hexdigest()
        _write(self._folder, {})
        _write(self._folder / "modules", modules)
        (self._folder / "authz.rego").write_text(
            _AUTHORIZATION.format(digest=digest, ready=_READY), encoding="utf-8"
        )
        ready = self._folder / "ready.json"
        ready.touch(0o600)
        ready.write_text(json.dumps({_READY: {"proof": proof}}), encoding="utf-8")
        for _ in range(_PORTS_TRIED):
            port = _free_port()
            self._launch(port, largest)
            if self._answers(port, proof, seconds):
                return OpaAccess(f"http://127.0.0.1:{port}", token, own=True)
            said = self._last_words()
            if "address already in use" not in said and "bind" not in said:
                break
        raise self._failed(modules)

    def _launch(self, port: int, largest: int) -> None:
        how = "exec" if sys.platform == "linux" else "supervise"
        arguments = [
            *(sys.executable, "-I", "-S", str(_LAUNCHER), how, str(self._memory_limit), self._program),
            *("run", "--server", "--addr", f"127.0.0.1:{port}"),
            *("--authentication=token", "--authorization=basic"),
            *("--log-level=error", "--log-format=json", "--skip-version-check"),
            *("--set", f"server.decoding.max_length={largest}"),
            *("authz.rego", "ready.json", "modules"),
        ]
        try:
            process = subprocess.Popen(
                arguments,
                cwd=self._folder,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env=environment(self._folder, self._memory_limit),
                # Ctrl-C in a terminal goes to the whole group; here the parent stops OPA itself.
                start_new_session=os.name == "posix",
            )
        except OSError as error:
            raise EngineError(
                f"OPA cannot be started: {error.strerror or error}",
                "check the limits on processes and memory of this machine",
            ) from None
        self._process = process
        self._said.clear()
        self._hearing = threading.Thread(target=self._hear, args=(process,), daemon=True)
        self._hearing.start()

    def _hear(self, process: subprocess.Popen[bytes]) -> None:
        stream = process.stderr
        assert stream is not None
        with contextlib.suppress(OSError, ValueError), stream:
            for line in stream:
                self._said.append(line[:4096])

    def _answers(self, port: int, proof: str, seconds: float) -> bool:
        """True once the OPA we started answers; False where it ended first."""
        process = self._process
        assert process is not None
        connection = Connection(OpaAccess(f"http://127.0.0.1:{port}", own=True))
        until = time.monotonic() + seconds
        try:
            while process.poll() is None:
                if time.monotonic() > until:
                    raise TimedOut
                with contextlib.suppress(EngineError, ConnectionLost, TimedOut, NotThere, OpaRefused):
                    if connection.value(_READY, 5.0) == {"proof": proof}:
                        return True
                time.sleep(0.005)
            return False
        finally:
            connection.close()

    def _last_words(self) -> str:
        if self._hearing is not None:
            self._hearing.join(5)
        return b"".join(self._said).decode("utf-8", "replace")

    def _failed(self, modules: Mapping[str, str]) -> Exception:
        died = self.died()
        said = self._last_words()
        if died is not None and died.memory:
            return died
        errors = check_files(self._program, self._folder / "check", modules)
        if errors:
            return OpaRefused(errors)
        return EngineError(f"OPA cannot be started: {said.strip()[-300:]}", "try `opa run --server` by hand")

    def died(self) -> Died | None:
        """Why OPA ended; None while it runs."""
        process = self._process
        if process is None:
            return Died(False, "it was stopped")
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(1)  # a connection breaks a moment before the process is gone
        if process.returncode is None:
            return None
        said = self._last_words()
        memory = any(
            word in said for word in ("out of memory", "cannot allocate memory", "failed to reserve")
        )
        if memory or process.returncode == -9:
            return Died(True, "out of memory")
        return Died(False, f"status {process.returncode}")

    def stop(self) -> None:
        """Ends OPA; may be called again."""
        process = self._process
        if process is None:
            return
        with contextlib.suppress(OSError, ValueError):
            if process.stdin is not None:
                process.stdin.close()
        if process.poll() is None:
            process.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(5)
        self._process = None


def _free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
