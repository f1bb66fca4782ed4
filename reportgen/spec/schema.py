"""JSON Schemas of the YAML files, from the models that read them, so that editors complete and check as people type.

A schema is of one project: where a text names something (a style, a measure, a layout), it lists the names there are.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, models_json_schema

from reportgen.errors import Located
from reportgen.spec.catalogue import Catalogue
from reportgen.spec.distribution import DistributionSpec
from reportgen.spec.load import known_names
from reportgen.spec.measures import MeasureBook
from reportgen.spec.pack import EditionSpec, PackSpec
from reportgen.spec.section_schema import section_schema
from reportgen.theme import Theme
from reportgen.theme.names import NAME_OF

JsonSchema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_MODE: JsonSchemaMode = "validation"


def schemas(
    kinds: Mapping[str, type[Located]], theme: Theme, catalogue: Catalogue, measures: MeasureBook
) -> dict[str, JsonSchema]:
    """The schemas by file kind: theme, pack, section, catalogue, measures, edition, distribution."""
    models: dict[str, type[BaseModel]] = {
        "theme": Theme,
        "pack": PackSpec,
        "catalogue": Catalogue,
        "measures": MeasureBook,
        "edition": EditionSpec,
        "distribution": DistributionSpec,
    }
    made = {name: _model_schema(model) for name, model in models.items()}
    made["section"] = section_schema(kinds, theme.arrangements, _definitions)
    _add_restriction(made["section"], *made["section"]["$defs"].values())
    _add_restriction(*(made["catalogue"]["$defs"]["DatasetSpec"], made["measures"]["$defs"]["MeasureSpec"]))
    known = known_names(theme, catalogue, measures)
    return {name: {"$schema": DIALECT, **_with_names(schema, known)} for name, schema in sorted(made.items())}


_RESTRICTION: JsonSchema = {
    "part": {"description": "2: restricted, and in no file of Part 1", "enum": [1, 2]},
    "exemption": {"description": "the ground on which it is withheld, which Part 1 names", "type": "string"},
    "review": {"description": "when that is looked at again, such as 1 April 2024", "type": "string"},
}


def _add_restriction(*schemas: JsonSchema) -> None:
    """Let every mapping of these schemas be Part 2, as the loader does before any model reads it."""
    for schema in schemas:
        if "properties" in schema:
            schema["properties"] = {**schema["properties"], **_RESTRICTION}


class _Plain(GenerateJsonSchema):
    """Schemas without titles made up from the names of keys."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def _model_schema(model: type[BaseModel]) -> JsonSchema:
    return model.model_json_schema(by_alias=True, mode=_MODE, schema_generator=_Plain)


def _definitions(models: Collection[type[BaseModel]]) -> tuple[dict[type[BaseModel], JsonSchema], JsonSchema]:
    """For each model a reference, and the definitions that the references lead to."""
    unique = list(dict.fromkeys(models))
    references, shared = models_json_schema(
        [(model, _MODE) for model in unique], by_alias=True, schema_generator=_Plain
    )
    return {model: references[model, _MODE] for model in unique}, shared.get("$defs", {})


def _with_names(value: Any, known: Mapping[str, Collection[str]]) -> Any:
    """The schema with the names there are wherever one is expected; what nobody knows stays any text."""
    if isinstance(value, list):
        return [_with_names(item, known) for item in value]
    if not isinstance(value, dict):
        return value
    schema = {key: _with_names(item, known) for key, item in value.items() if key != NAME_OF}
    thing = value.get(NAME_OF)
    names = list(known.get(thing, ())) if isinstance(thing, str) else []
    if not names:
        return schema
    if thing == "colour":
        return {**schema, "anyOf": [{"enum": names}, {"pattern": "^#[0-9A-Fa-f]{6}$"}]}
    return {**schema, "enum": names}
