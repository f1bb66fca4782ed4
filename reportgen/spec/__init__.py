"""Specs: YAML read safely with the place of every key, validated into frozen models."""
