"""Reads what people write (YAML, JSON, CSV, JSONL) with a position for every value."""

from hipaactl.source.document import Document, PathTo
from hipaactl.source.files import TextFile, find_files, read_text, relative_name, stray_files
from hipaactl.source.json_reader import read_json
from hipaactl.source.problem import CODES, Location, Problem, ProblemError, did_you_mean, quoted, suggest
from hipaactl.source.yaml_reader import parse_yaml, read_yaml

__all__ = [
    "CODES",
    "Document",
    "Location",
    "PathTo",
    "Problem",
    "ProblemError",
    "TextFile",
    "did_you_mean",
    "find_files",
    "parse_yaml",
    "quoted",
    "read_json",
    "read_text",
    "read_yaml",
    "relative_name",
    "stray_files",
    "suggest",
]
