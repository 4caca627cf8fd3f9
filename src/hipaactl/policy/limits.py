"""How long an evaluation may take and how much memory it may use, by the environment."""

from __future__ import annotations

import os

from hipaactl.policy.engine import EngineError

DEFAULT_TIMEOUT = 120.0
DEFAULT_MEMORY = 6 * 1024**3
_UNITS = {"": 1, "K": 1024, "M": 1024**2, "G": 1024**3}


def timeout_from_environment() -> float:
    """``HIPAACTL_TIMEOUT`` in seconds, else 120; raises EngineError where it is no positive number."""
    text = os.environ.get("HIPAACTL_TIMEOUT", "").strip()
    if not text:
        return DEFAULT_TIMEOUT
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 < value < 1e6:
        raise EngineError(f"HIPAACTL_TIMEOUT is {text!r}", "write a number of seconds, for example 300")
    return value


def memory_from_environment() -> int:
    """``HIPAACTL_MEMORY_LIMIT`` in bytes (``8G``; 0 for none), else 6 GiB; EngineError for other text."""
    text = os.environ.get("HIPAACTL_MEMORY_LIMIT", "").strip().upper()
    if not text:
        return DEFAULT_MEMORY
    digits = text.removesuffix("IB").removesuffix("B")
    unit = digits[-1:] if digits[-1:] in _UNITS else ""
    number = digits.removesuffix(unit) if unit else digits
    if not number.isascii() or not number.isdigit():
        raise EngineError(f"HIPAACTL_MEMORY_LIMIT is {text!r}", "write a size such as 8G; 0 means none")
    return int(number) * _UNITS[unit]


def why_stopped(seconds: float) -> str:
    """The words for an evaluation that took longer than ``seconds``."""
    return (
        f"evaluation did not end within {seconds:g} s; look for a rule that compares every record "
        "with every other, or raise HIPAACTL_TIMEOUT"
    )


def why_outgrown(limit: int) -> str:
    """The words for an evaluation that needed more than ``limit`` bytes."""
    return (
        f"evaluation needed more than {limit / 1024**3:.3g} GiB of memory; look for a rule that builds very "
        "large sets, or raise HIPAACTL_MEMORY_LIMIT"
    )
