"""The rule as dated data: its paragraphs, whom they bind, what auditors ask, NIST's crosswalk.

Nothing here reads more than the package's own data, and no text of the rule is read before somebody asks for
it.
"""

from hipaactl.regulation.citation import Citation, CitationError
from hipaactl.regulation.crosswalk import Crosswalk, crosswalk_for
from hipaactl.regulation.inquiries import Inquiry, inquiries, inquiries_for
from hipaactl.regulation.provisions import Binding, Provision, Regulation, Renumbered, load
from hipaactl.regulation.roles import COVERED_ENTITY, ROLES, roles_of

__all__ = [
    "COVERED_ENTITY",
    "ROLES",
    "Binding",
    "Citation",
    "CitationError",
    "Crosswalk",
    "Inquiry",
    "Provision",
    "Regulation",
    "Renumbered",
    "crosswalk_for",
    "inquiries",
    "inquiries_for",
    "load",
    "roles_of",
]
