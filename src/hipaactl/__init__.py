"""Policy as code for HIPAA programs: controls, Rego policies and evidence in, verdicts and a ledger out."""

__version__ = "0.1.0"
