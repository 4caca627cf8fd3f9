"""Becomes OPA: a process that ends when hipaactl does, whatever ends hipaactl, and has a bound on memory.

    python -I -S opa_launcher.py <exec|supervise> <the parent's id> <bytes of data> <path of opa> <arguments>

0 bytes of data mean no limit. ``exec`` (Linux) becomes OPA, and the kernel ends it with its parent.
``supervise`` (elsewhere) starts it and ends it when standard input, a pipe from the parent, is closed.
"""

import os
import subprocess
import sys
import threading


def main(arguments: list[str]) -> int:
    """Entry point of the process."""
    how, parent, limit, program, *rest = arguments
    sys.path.append(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 (start-up)
    import child_limits  # beside this file, which is run by name

    if int(limit):
        # Go reserves far more address space than it uses, so that its data is what can be bounded.
        child_limits.limit_memory(int(limit), "RLIMIT_DATA")
    if how == "exec":
        child_limits.end_with_parent()
        if os.getppid() != int(parent):
            return 1  # it went before the kernel was told
        os.execv(program, [program, *rest])  # noqa: S606 (OPA, as the caller found it)
    child = subprocess.Popen([program, *rest], stdin=subprocess.DEVNULL)

    def end_with_parent() -> None:
        # Not by a buffered reader: Python aborts where a thread holds one at the end.
        while os.read(0, 4096):
            pass
        child.kill()

    threading.Thread(target=end_with_parent, daemon=True).start()
    return child.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
