"""What a child process does to itself first: an end with its parent, and a bound on memory.

Run by file name in a process without site packages: the standard library only.
"""

import sys

_PR_SET_PDEATHSIG = 1
_SIGKILL = 9


def end_with_parent() -> None:
    """Has the kernel end this process, and what it becomes by exec, when its parent goes (Linux).

    An engine may hold the interpreter's lock while it evaluates, so no code of ours could notice.
    """
    if sys.platform != "linux":
        return
    try:
        import ctypes

        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)
    except (ImportError, OSError, AttributeError):
        pass


def limit_memory(limit: int, resource_name: str = "RLIMIT_AS") -> None:
    """Bounds address space (or another resource of the ``resource`` module) to ``limit`` bytes; no core file.

    Without effect where the system has no such bound: the time limit still holds.
    """
    try:
        import resource
    except ImportError:  # Windows
        return
    try:
        which = getattr(resource, resource_name)
        _soft, hard = resource.getrlimit(which)
        if hard != resource.RLIM_INFINITY:
            limit = min(limit, hard)
        resource.setrlimit(which, (limit, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    except (ValueError, OSError, AttributeError):
        pass
