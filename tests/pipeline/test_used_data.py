"""Which datasets a pack uses: those that templates and values name, and none for a word in a sentence."""

from __future__ import annotations

import pytest

from reportgen.pipeline.used_data import used_datasets
from reportgen.spec import load_catalogue, load_measure_specs
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Source: MPS workforce, June 2017. The workforce is smaller.", ()),
        ("source: 'Source: the population, homicides and workforce of London'", ()),
        ("{{ cell('workforce', 'Volunteers', 'headcount_or_fte') }} of the homicides", ("workforce",)),
        ("table: {dataset: workforce, category: workforce_group}", ("workforce",)),
        ("  dataset: homicides  # one row a victim", ("homicides",)),
        ("cell: [workforce, Police officers, headcount_or_fte]", ("workforce",)),
        ('{measure: "stop_and_search.share", label: Searches}', ("stop_search_object",)),
        ("{% if officers | lowest_since %}Fewest officers{% endif %}", ("police_strength",)),
        ("knife_crime", ("monthly_dashboard",)),
    ],
)
def test_a_name_counts_in_a_template_or_as_a_value_and_not_in_a_sentence(text: str, names: tuple[str, ...]) -> None:
    assert used_datasets([text], load_catalogue(ROOT), load_measure_specs(ROOT)) == names
