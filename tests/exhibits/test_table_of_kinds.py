from pathlib import Path

import pytest

from reportgen.errors import Located
from reportgen.exhibits import kinds
from reportgen.exhibits.table_of_kinds import KINDS, spec_models


def test_every_file_of_a_kind_has_its_line_in_the_table() -> None:
    files = {path.stem.replace("_", "-") for path in Path(kinds.__file__).parent.glob("*.py")} - {"--init--"}
    assert files == set(KINDS)


@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_kinds_model_is_described_and_makes_a_schema(name: str) -> None:
    model = spec_models()[name]
    assert issubclass(model, Located)
    assert model.__doc__
    assert "properties" in model.model_json_schema()
