"""The figure register: every number that a pack shows, with what it is and where it came from."""

from reportgen.checks.register.make import SuppliedTexts, register
from reportgen.checks.register.row import COLUMNS, Row, Supplied
from reportgen.checks.register.write import as_csv, as_json, cells_of

__all__ = ["COLUMNS", "Row", "Supplied", "SuppliedTexts", "as_csv", "as_json", "cells_of", "register"]
