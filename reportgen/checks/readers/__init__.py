"""Readers: open finished and foreign files and say what is in them, without knowing how they were made."""
