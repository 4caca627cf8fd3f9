"""The child process in which the embedded engine runs; it can be stopped for time and memory.

It is started by file name, without site packages, and imports the standard library and regorus only, so that
it is up in a few milliseconds. It reads requests from standard input and writes one answer for each to
standard output: two lengths of eight bytes (a JSON head, then a body), or one length and JSON.

    python -I -S embedded_child.py <folder that holds regorus> <address space in bytes, 0 for no limit>
"""

import json
import os
import sys
from typing import Any, BinaryIO

MAX_COLUMNS = 100_000
MAX_LINES = 100_000
MAX_BYTES = 16 * 1024 * 1024


def _set_alarm(seconds: float) -> None:
    """Has the kernel end this process after ``seconds``, should the parent not do it; 0 for never."""
    try:
        import signal

        signal.setitimer(signal.ITIMER_REAL, seconds)
    except (ImportError, AttributeError, OSError):
        pass


class Raw(str):
    """JSON text that goes to the parent as it is; it can be very large."""


class Worker:
    """Holds the engine with modules and input loaded; every question is asked of a copy of it."""

    def __init__(self) -> None:
        import regorus

        self._regorus = regorus
        self._base: Any = None

    def _engine(self) -> Any:
        engine = self._regorus.Engine()
        engine.set_policy_length_config(max_col=MAX_COLUMNS, max_file_bytes=MAX_BYTES, max_lines=MAX_LINES)
        engine.set_gather_prints(True)
        return engine

    def answer(self, head: dict[str, Any], body: str) -> Any:
        """The answer to one request, by its ``do``."""
        match head["do"]:
            case "parse":
                return [self._parse(file, text) for file, text in head["modules"]]
            case "load":
                engine = self._engine()
                for file, text in head["modules"]:
                    engine.add_policy(file, text)
                if body:
                    engine.set_input_json(body)
                self._base = engine
                return True
            case "query":
                engine = self._base.clone()
                engine.add_policy(head["file"], head["text"])
                return Raw(engine.eval_query_as_json(head["query"]))
            case "test":
                return self._tests(head["queries"], head["coverage"])
        raise ValueError(head["do"])

    def _parse(self, file: str, text: str) -> str | None:
        try:
            self._engine().add_policy(file, text)
        except MemoryError:
            raise
        except BaseException as error:
            return _said(error)
        return None

    def _tests(self, queries: list[str], coverage: bool) -> dict[str, Any]:
        engine = self._base.clone()
        engine.set_enable_coverage(coverage)
        results: list[Any] = []
        for query in queries:
            try:
                results.append({"value": _value(engine.eval_query_as_json(query))})
            except MemoryError:
                raise
            except BaseException as error:
                results.append({"error": _said(error)})
        files: dict[str, Any] = {}
        if coverage:
            for item in json.loads(engine.get_coverage_report_as_json())["files"]:
                files[item["path"]] = [item["covered"], item["not_covered"]]
        return {"results": results, "coverage": files, "prints": engine.take_prints()}


def _value(answer: str) -> Any:
    rows = json.loads(answer).get("result") or []
    return rows[0]["expressions"][0]["value"] if rows else None


def _said(error: BaseException) -> str:
    text = str(error).strip() or type(error).__name__
    return text.split("\nStack backtrace:")[0].split("\nstack backtrace:")[0]


def _read(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answers requests until the stream ends."""
    worker: Worker | None = None
    while True:
        try:
            sizes = _read(requests, 16)
            head = json.loads(_read(requests, int.from_bytes(sizes[:8], "big")))
            body = _read(requests, int.from_bytes(sizes[8:], "big")).decode("utf-8")
        except EOFError:
            return
        _set_alarm(float(head.get("seconds", 3600)) + 5)
        try:
            worker = worker or Worker()
            reply: dict[str, Any] = {"ok": worker.answer(head, body)}
        except MemoryError:
            reply = {"memory": True}
        except ImportError as error:
            reply = {"missing": str(error)}
        except BaseException as error:  # a panic of the engine is no Exception
            reply = {"error": _said(error)}
        _set_alarm(0)
        del body
        said = reply.get("ok")
        data = (
            b'{"raw":%s}' % said.encode("utf-8")
            if isinstance(said, Raw)
            else json.dumps(reply).encode("utf-8")
        )
        del said, reply
        answers.write(len(data).to_bytes(8, "big") + data)
        answers.flush()


def main(arguments: list[str]) -> None:
    """Entry point of the child."""
    folder, limit = arguments
    sys.path += [folder, os.path.dirname(os.path.abspath(__file__))]  # noqa: PTH100, PTH120 (start-up)
    import child_limits  # beside this file, which is run by name

    child_limits.end_with_parent()
    if int(limit):
        child_limits.limit_memory(int(limit))
    serve(sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main(sys.argv[1:])
