"""Exhibits: what a section says, with its figures, as semantic blocks without positions."""
