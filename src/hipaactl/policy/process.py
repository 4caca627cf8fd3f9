"""Starts the embedded engine's child process, talks to it and stops it."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import queue
import subprocess
import sys
import threading
from collections import deque
from pathlib import Path
from typing import Any

from hipaactl.policy.engine import EngineError

_CHILD = Path(__file__).with_name("embedded_child.py")
_WITHOUT = ("RUST_BACKTRACE", "RUST_LIB_BACKTRACE", "PYTHONWARNINGS", "PYTHONMALLOC")


class TimedOut(Exception):
    """No answer in time; the child was stopped."""


class Died(Exception):
    """The child ended without an answer; ``memory`` says that memory was the reason."""

    def __init__(self, memory: bool, reason: str) -> None:
        super().__init__(reason)
        self.memory = memory
        self.reason = reason


class Refused(Exception):
    """The engine answered with an error; its text, without a backtrace."""


def engine_folder() -> str:
    """The folder that holds the regorus package; raises EngineError where it is not installed."""
    try:
        spec = importlib.util.find_spec("regorus")
    except (ImportError, ValueError):
        spec = None
    if spec is None or spec.origin is None:
        raise EngineError(
            "the embedded policy engine (regorus) is not installed",
            "install it with: pip install gordon-to-regorus; it has wheels for macOS, Windows and Linux with "
            "glibc 2.34 or later",
        )
    return str(Path(spec.origin).parent.parent)


class Child:
    """One child process. Not for use by several threads at once."""

    def __init__(self, memory_limit: int) -> None:
        folder = engine_folder()
        environment = {name: value for name, value in os.environ.items() if name not in _WITHOUT}
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-S", str(_CHILD), folder, str(memory_limit)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=environment,
                # Ctrl-C in a terminal goes to the whole group; here the parent stops the child itself.
                start_new_session=os.name == "posix",
            )
        except OSError as error:
            raise EngineError(
                f"the policy engine's process cannot be started: {error.strerror or error}",
                "check the limits on processes and memory of this machine",
            ) from None
        self._answers: queue.Queue[bytes | None] = queue.Queue()
        # The engine's own noise (panics, backtraces) is kept for its last words and never shown.
        self._said: deque[bytes] = deque(maxlen=64)
        self._hearing = threading.Thread(target=self._hear, daemon=True)
        self._hearing.start()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        with contextlib.suppress(OSError, ValueError), stream:
            while True:
                size = stream.read(8)
                if len(size) < 8:
                    break
                length = int.from_bytes(size, "big")
                data = stream.read(length)
                if len(data) < length:
                    break
                self._answers.put(data)
        self._answers.put(None)

    def _hear(self) -> None:
        stream = self._process.stderr
        assert stream is not None
        with contextlib.suppress(OSError, ValueError), stream:
            for line in stream:
                self._said.append(line[:512])

    def _send(self, head: bytes, body: bytes) -> None:
        stream = self._process.stdin
        assert stream is not None
        with contextlib.suppress(OSError, ValueError):  # a child that died is noticed by its missing answer
            stream.write(len(head).to_bytes(8, "big") + len(body).to_bytes(8, "big") + head)
            stream.write(body)
            stream.flush()

    def ask(self, request: dict[str, Any], body: bytes = b"", seconds: float = 120.0) -> Any:
        """The answer to ``request``.

        Raises TimedOut, Died (both: the child is gone) or Refused (it goes on).
        """
        head = json.dumps({**request, "seconds": seconds}).encode("utf-8")
        threading.Thread(target=self._send, args=(head, body), daemon=True).start()
        try:
            data = self._answers.get(timeout=seconds)
        except queue.Empty:
            self.stop()
            raise TimedOut from None
        except BaseException:  # Ctrl-C: leave no process behind
            self.stop()
            raise
        if data is None:
            raise self._died()
        reply = json.loads(data)
        if "memory" in reply:
            self.stop()
            raise Died(True, "out of memory")
        if "raw" in reply:
            rows = reply["raw"].get("result") or []
            return rows[0]["expressions"][0]["value"] if rows else None
        if "missing" in reply:
            self.stop()
            raise EngineError(
                f"the embedded policy engine (regorus) cannot be loaded: {reply['missing']}",
                "install gordon-to-regorus again where it has a wheel, or raise HIPAACTL_MEMORY_LIMIT",
            )
        if "error" in reply:
            raise Refused(reply["error"])
        return reply["ok"]

    def _died(self) -> Died:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(5)
        self._hearing.join(5)
        said = b"".join(self._said).decode("utf-8", "replace")
        code = self._process.returncode
        self.stop()
        memory = "memory allocation of" in said or "MemoryError" in said or code == -9
        if memory:
            return Died(True, "out of memory")
        return Died(False, "stack overflow" if code in (-11, -6, 3221225725) else f"status {code}")

    def stop(self) -> None:
        """Ends the process; may be called again."""
        process = self._process
        if process.poll() is None:
            process.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(5)
        with contextlib.suppress(OSError, ValueError):
            if process.stdin is not None:
                process.stdin.close()
