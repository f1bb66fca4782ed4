"""Located problems: every mistake an author can make carries its file, line and column."""

from reportgen.errors.located import Located, LocatedDict, LocatedList
from reportgen.errors.problem import PackError, Place, Problem, Problems, Severity, UsageError, did_you_mean

__all__ = [
    "Located",
    "LocatedDict",
    "LocatedList",
    "PackError",
    "Place",
    "Problem",
    "Problems",
    "Severity",
    "UsageError",
    "did_you_mean",
]
