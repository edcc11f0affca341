"""Compares the sources with Python's grammar and with openapi.json. They are read as text, without httpx and pydantic."""

from __future__ import annotations

import ast
import json
import py_compile
import re
import sys
import tempfile
import unittest
from pathlib import Path

from support import OPENAPI, ROOT, SOURCES, core

sys.path.insert(0, str(ROOT / "scripts"))
import make_sync  # noqa: E402  the folder of scripts is no package

DOCUMENT = json.loads(OPENAPI.read_text())
SCHEMAS, PATHS = DOCUMENT["components"]["schemas"], DOCUMENT["paths"]
MODELS = {
    "DedupReason": "DedupReasonResponse",
    "Dedup": "DedupResponse",
    "Temporal": "TemporalResponse",
    "Redaction": "RedactionResponse",
    "StoreNeighbour": "StoreNeighbourResponse",
    "StoreExplanation": "StoreExplainResponse",
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
    "MemoryResponse": "MemoryResponse",
    "MemoryListResponse": "MemoryListResponse",
    "Revision": "RevisionResponse",
    "HistoryResponse": "HistoryResponse",
    "DeletedMemoriesResponse": "DeletedMemoriesResponse",
    "ChangedMemoriesResponse": "ChangedMemoriesResponse",
    "StoreError": "StoreErrorResponse",
    "MemoryBatchResponse": "StoreBatchResponse",
    "SkippedLine": "SkippedLineResponse",
    "FailedLine": "FailedLineResponse",
    "RenumberedLine": "RenumberedLineResponse",
    "MemoryImportResponse": "ImportMemoriesResponse",
    "EventsSubmittedResponse": "SubmitEventsResponse",
    "EventMemory": "EventMemoryResponse",
    "EventResult": "EventResultResponse",
    "EventStatusResponse": "EventStatusResponse",
    "EventSummary": "EventSummaryResponse",
    "EventListResponse": "EventListResponse",
    "RunRequestedResponse": "RunRequestedResponse",
    "RunResponse": "RunResponse",
    "Proposal": "ProposalResponse",
    "RecommendationResponse": "RecommendationResponse",
    "RecommendationListResponse": "RecommendationListResponse",
}
#: Models that have more than the body of an answer.
MORE = {"MemoryWithEtag"}
#: Schemas that are no models of their own.
PLAIN = {"ValidationError": "Dict[str, Any]", "EventDedupResponse": "Dedup"}
SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "object": "Dict[str, Any]"}
NAMES = {schema: model for model, schema in MODELS.items()}


def annotation(schema) -> str:
    """Returns the Python type annotation for a schema."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return PLAIN.get(name) or NAMES[name]
    if "allOf" in schema:
        return annotation(schema["allOf"][0])
    if "anyOf" in schema:
        options = [annotation(option) for option in schema["anyOf"] if option.get("type") != "null"]
        if len(options) == len(schema["anyOf"]):
            return f"Union[{', '.join(options)}]"
        (inner,) = options
        return f"Optional[{inner}]"
    if schema["type"] == "array":
        return f"List[{annotation(schema['items'])}]"
    return SCALARS[schema["type"]]


def models():
    sources = [SOURCES / name for name in ("_models.py", "_memory_models.py", "_work_models.py")]
    for node in (node for source in sources for node in ast.parse(source.read_text()).body):
        if isinstance(node, ast.ClassDef) and node.name not in MORE:
            fields = [line for line in node.body if isinstance(line, ast.AnnAssign)]
            yield node.name, {field.target.id: ast.unparse(field.annotation) for field in fields}


def parameters(file: str, function: str):
    """Returns the parameters of a method of the asynchronous client that are part of its request."""
    for node in ast.walk(ast.parse((SOURCES / "_async" / file).read_text())):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name == function:
            names = [argument.arg for argument in node.args.args + node.args.kwonlyargs]
            return set(names) - {"self", "idempotency_key", "if_match", "memory_id", "change"}
    raise AssertionError(f"there is no {function}")


def query(path: str, method: str):
    """Returns the names of the query parameters of a call."""
    return {each["name"] for each in PATHS[path][method]["parameters"] if each["in"] == "query"}


class Sources(unittest.TestCase):
    def test_compile(self):
        files = sorted(SOURCES.rglob("*.py"))
        self.assertGreater(len(files), 15)
        with tempfile.TemporaryDirectory() as directory:
            for file in files:
                py_compile.compile(str(file), cfile=str(Path(directory) / "out.pyc"), doraise=True)

    def test_core_imports_nothing_from_outside(self):
        outside = {}
        for file in SOURCES.rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text())):
                names = [name.name for name in node.names] if isinstance(node, ast.Import) else []
                if isinstance(node, ast.ImportFrom) and not node.level:
                    names = [node.module]
                if found := {name for name in names if name.split(".")[0] in ("httpx", "pydantic")}:
                    outside.setdefault(str(file.relative_to(SOURCES)), set()).update(found)
        self.assertEqual(outside, {"_async/client.py": {"httpx"}, "_sync/client.py": {"httpx"}, "_model.py": {"pydantic"}})

    def test_have_the_synchronous_clients_made_of_the_asynchronous_ones(self):
        for path, text in make_sync.synchronous().items():
            self.assertEqual(path.read_text(), text, f"run scripts/make_sync.py: {path.name}")
            self.assertNotRegex(text, r"(?i)\bawait|async(?!hronous|`)", path.name)


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

    def test_can_be_imported_by_name(self):
        (names,) = (
            ast.literal_eval(node.value)
            for node in ast.parse((SOURCES / "__init__.py").read_text()).body
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
        )
        self.assertEqual(set(MODELS) - set(names), set())
        self.assertEqual(names, sorted(names))

    def test_requests_are_what_the_api_describes(self):
        for file, function, schema in (
            ("memory.py", "store", "StoreMemoryRequest"),
            ("memory.py", "retrieve", "RetrieveMemoriesRequest"),
            ("memory.py", "update", "UpdateMemoryRequest"),
            ("memory.py", "erase", "EraseRequest"),
            ("events.py", "create", "SubmitEventsRequest"),
        ):
            self.assertEqual(parameters(file, function), set(SCHEMAS[schema]["properties"]), function)
        for file, function, path, method in (
            ("lists.py", "list", "/v1/memory", "get"),
            ("lists.py", "delete_many", "/v1/memory", "delete"),
            ("lists.py", "update_many", "/v1/memory", "patch"),
            ("events.py", "list", "/v1/events", "get"),
            ("memory.py", "history", "/v1/memory/{memory_id}/history", "get"),
            ("optimize.py", "recommendations", "/v1/optimize/recommendations", "get"),
        ):
            self.assertEqual(parameters(file, function), query(path, method), function)


class Operations(unittest.TestCase):
    #: The parts of the API that are not for this client but for the command line, the dashboard, and clients of Azen and mem0.
    OF_OTHERS = ("/admin/v1/", "/api/v1/", "/mem0/")

    def test_can_all_be_reached(self):
        make = core("_requests")
        requests = {
            "store": [make.store("x", None)],
            "batch": [make.batch([])],
            "retrieve": [make.retrieve("x", None, None)],
            "list_memories": [make.list_memories({}, None, None)],
            "get": [make.get(7)],
            "update": [make.update(7, {"text": "y"}, None)],
            "update_many": [make.update_many({}, {"archived": True}, True, None)],
            "delete": [make.delete(7, None)],
            "delete_many": [make.delete_many({}, True, None)],
            "erase": [make.erase(None, True, user_id="ana")],
            "history": [make.history(7, None, None)],
            "restore": [make.restore(7, 1, None)],
            "export": [make.export()],
            "import_lines": [make.import_lines()],
            "submit_events": [make.submit_events([])],
            "list_events": [make.list_events(None, None, None, None)],
            "get_event": [make.get_event(7)],
            "health": [make.health()],
            "run": [make.run()],
            "get_run": [make.get_run("b7c1f0de")],
            "recommendations": [make.recommendations({}, None, None)],
            "get_recommendation": [make.get_recommendation(7)],
            "decide": [make.decide(7, decision) for decision in self.decisions()],
            "status": [make.status()],
        }
        reached = [
            f"{request.method} {re.sub('/(7|b7c1f0de)(?=/|$)', '/{}', request.path)}"
            for each in requests.values()
            for request in each
        ]
        documented = [
            f"{method.upper()} {re.sub('{[a-z_]+}', '{}', path)}"
            for path, methods in PATHS.items()
            if not path.startswith(self.OF_OTHERS)
            for method in methods
        ]
        self.assertEqual(sorted(reached), sorted(documented))
        self.assertEqual(self.made_by_clients(), set(requests))

    def nodes(self):
        for file in (SOURCES / "_async").glob("*.py"):
            yield from ast.walk(ast.parse(file.read_text()))

    def made_by_clients(self):
        """Returns the names of the requests that the methods of the clients make."""
        attributes = (node for node in self.nodes() if isinstance(node, ast.Attribute))
        return {node.attr for node in attributes if ast.unparse(node.value) == "_requests"}

    def decisions(self):
        """Returns the decisions about a recommendation that have a method."""
        calls = (node for node in self.nodes() if isinstance(node, ast.Call))
        return [ast.literal_eval(call.args[1]) for call in calls if ast.unparse(call.func) == "self._decide"]


if __name__ == "__main__":
    unittest.main()
