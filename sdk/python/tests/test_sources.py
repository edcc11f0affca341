"""Compares the sources with Python's grammar and with openapi.json. They are read as text, without httpx and pydantic."""

from __future__ import annotations

import ast
import json
import py_compile
import tempfile
import unittest
from pathlib import Path

from support import OPENAPI, SOURCES

SCHEMAS = json.loads(OPENAPI.read_text())["components"]["schemas"]
MODELS = {
    "DedupReason": "DedupReasonResponse",
    "Dedup": "DedupResponse",
    "Temporal": "TemporalResponse",
    "MemoryStoreResponse": "StoreMemoryResponse",
    "MemoryEraseResponse": "ErasureResponse",
    "Passage": "PassageResponse",
    "Supersession": "SupersessionResponse",
    "QueryPeriod": "QueryPeriodResponse",
    "ScoreFactors": "ScoreFactorsResponse",
    "RetrievedMemory": "RetrievedMemoryResponse",
    "MemoryRetrieveResponse": "RetrieveMemoriesResponse",
    "Signals": "HealthSignalsResponse",
    "IssueType": "IssueTypeResponse",
    "OptimizeHealthResponse": "HealthResponse",
    "StatusResponse": "StatusResponse",
}
SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "object": "Dict[str, Any]"}
NAMES = {schema: model for model, schema in MODELS.items()}


def annotation(schema) -> str:
    """Returns the Python type annotation for a schema."""
    if "$ref" in schema:
        return NAMES[schema["$ref"].rsplit("/", 1)[1]]
    if "allOf" in schema:
        return annotation(schema["allOf"][0])
    if "anyOf" in schema:
        (inner,) = [option for option in schema["anyOf"] if option.get("type") != "null"]
        return f"Optional[{annotation(inner)}]"
    if schema["type"] == "array":
        return f"List[{annotation(schema['items'])}]"
    return SCALARS[schema["type"]]


def models():
    for node in ast.parse((SOURCES / "_models.py").read_text()).body:
        if isinstance(node, ast.ClassDef) and node.name != "Model":
            fields = [line for line in node.body if isinstance(line, ast.AnnAssign)]
            yield node.name, {field.target.id: ast.unparse(field.annotation) for field in fields}


def parameters(function: str):
    """Returns the parameters of `Memory.<function>` that are part of the body of its request."""
    for node in ast.walk(ast.parse((SOURCES / "_client.py").read_text())):
        if isinstance(node, ast.ClassDef) and node.name == "Memory":
            (method,) = [item for item in node.body if isinstance(item, ast.FunctionDef) and item.name == function]
            names = [argument.arg for argument in method.args.args + method.args.kwonlyargs]
            return set(names) - {"self", "idempotency_key"}
    raise AssertionError("there is no class Memory")


class Sources(unittest.TestCase):
    def test_compile(self):
        files = sorted(SOURCES.glob("*.py"))
        self.assertGreater(len(files), 5)
        with tempfile.TemporaryDirectory() as directory:
            for file in files:
                py_compile.compile(str(file), cfile=str(Path(directory) / "out.pyc"), doraise=True)

    def test_core_imports_nothing_from_outside(self):
        outside = {}
        for file in SOURCES.glob("*.py"):
            for node in ast.walk(ast.parse(file.read_text())):
                names = [name.name for name in node.names] if isinstance(node, ast.Import) else []
                if isinstance(node, ast.ImportFrom) and not node.level:
                    names = [node.module]
                if found := {name for name in names if name.split(".")[0] in ("httpx", "pydantic")}:
                    outside.setdefault(file.name, set()).update(found)
        self.assertEqual(outside, {"_client.py": {"httpx"}, "_models.py": {"pydantic"}})


class Models(unittest.TestCase):
    def test_are_what_the_api_describes(self):
        self.assertEqual([name for name, _ in models()], list(MODELS))
        for name, fields in models():
            schema = SCHEMAS[MODELS[name]]
            with self.subTest(name):
                self.assertEqual(set(fields), set(schema["properties"]))
                for field, found in fields.items():
                    expected = annotation(schema["properties"][field])
                    # An older or another service may omit it.
                    self.assertIn(found, (expected, f"Optional[{expected}]"), field)

    def test_requests_are_what_the_api_describes(self):
        self.assertEqual(parameters("store"), set(SCHEMAS["StoreMemoryRequest"]["properties"]))
        self.assertEqual(parameters("retrieve"), set(SCHEMAS["RetrieveMemoriesRequest"]["properties"]))
        self.assertEqual(parameters("erase"), set(SCHEMAS["EraseRequest"]["properties"]))


if __name__ == "__main__":
    unittest.main()
