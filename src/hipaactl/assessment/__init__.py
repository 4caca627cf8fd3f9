"""Judges a program as of a moment: verdicts, program findings, the paragraph ledger, the gate."""
