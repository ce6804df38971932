"""The JSON Schema of the interchange format, generated from its shapes.

`python -m corpus.exports.schema` writes `schema.json` again; a test compares the two. The schema allows keys it doesn't
name, so that the format can grow.
"""

from __future__ import annotations

import types
from pathlib import Path
from typing import Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

from corpus.exports import answers, shapes
from corpus.exports.interchange import as_json
from corpus.files import write_text

Schema = dict[str, Any]

_SIMPLE = {str: "string", int: "integer", float: "number", bool: "boolean", types.NoneType: "null"}


def schema() -> Schema:
    """The whole schema: one definition a shape; a file is what one of the commands prints."""
    found = {name: value for name, value in {**vars(shapes), **vars(answers)}.items() if is_typeddict(value)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Concordance interchange format",
        "anyOf": [{"$ref": f"#/$defs/{name}"} for name in found if (found[name].__doc__ or "").startswith("What `")],
        "$defs": {name: _object(shape) for name, shape in found.items()},
    }


def _object(shape: Any) -> Schema:
    hints = get_type_hints(shape, include_extras=True)
    optional = {name for name, hint in hints.items() if get_origin(hint) is NotRequired}
    return {
        "type": "object",
        "properties": {name: _of(hint) for name, hint in hints.items()},
        "required": [name for name in hints if name not in optional],
    }


def _of(hint: Any) -> Schema:
    origin, arguments = get_origin(hint), get_args(hint)
    if is_typeddict(hint):
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if origin is NotRequired:
        return _of(arguments[0])
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (Union, types.UnionType):
        return {"anyOf": [_of(argument) for argument in arguments]}
    if origin is dict:
        return {"type": "object", "additionalProperties": _of(arguments[1])}
    if origin is tuple and arguments[-1] is not Ellipsis:
        parts = [_of(argument) for argument in arguments]
        return {"type": "array", "prefixItems": parts, "minItems": len(parts), "maxItems": len(parts)}
    if origin in (tuple, list):
        return {"type": "array", "items": _of(arguments[0])}
    return {"type": _SIMPLE[hint]}


def as_text() -> str:
    """What stands in `schema.json`."""
    return as_json(schema(), indent=2) + "\n"


if __name__ == "__main__":
    write_text(Path(__file__).with_name("schema.json"), as_text())
