"""Measures: figures and series computed from checked frames, with unit, period, basis and provenance."""
