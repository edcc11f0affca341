"""Tests of the core against a real service (MNEMONEST_TEST_URL, MNEMONEST_TEST_KEY), with calls sent by the standard library."""

from __future__ import annotations

import unittest
import urllib.error
import urllib.request

from support import SERVICE_KEY, SERVICE_URL, core, needs_service
from test_sources import MODELS, SCHEMAS

errors, settings, _call = core("_errors"), core("_settings"), core("_call")

PYTHON_TYPES = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "object": dict, "array": list}


def send(request, api_key=SERVICE_KEY, idempotency_key=None):
    call = _call.Call(settings.to_settings(api_key, SERVICE_URL, 30.0, 2), request, idempotency_key)
    sent = urllib.request.Request(call.url, data=call.content, headers=call.headers, method=call.method)
    try:
        with urllib.request.urlopen(sent, timeout=30) as response:
            status, headers, content = response.status, response.headers, response.read()
    except urllib.error.HTTPError as error:
        status, headers, content = error.code, error.headers, error.read()
    return call, call.read(status, {name.lower(): value for name, value in headers.items()}, content)


@needs_service
class Service(unittest.TestCase):
    def assert_is(self, value, model):
        """Asserts that the value has the required fields of the model, and that its fields have the right types."""
        schema = SCHEMAS[MODELS[model]]
        for name in schema["required"]:
            self.assertIn(name, value)
        for name, field in schema["properties"].items():
            if name in value:
                self.assert_fits(value[name], field, f"{model}.{name}")

    def assert_fits(self, value, schema, where):
        options = schema.get("anyOf") or schema.get("allOf") or [schema]
        if value is None:
            self.assertIn({"type": "null"}, options, where)
            return
        (option,) = [option for option in options if option.get("type") != "null"]
        if "$ref" in option:
            schema_name = option["$ref"].rsplit("/", 1)[1]
            self.assert_is(value, next(model for model, name in MODELS.items() if name == schema_name))
            return
        self.assertIsInstance(value, PYTHON_TYPES[option["type"]], where)
        for item in value if option["type"] == "array" else ():
            self.assert_fits(item, option["items"], where)

    def test_answers_what_the_models_name(self):
        _, stored = send(_call.store("The client prefers async standups on Tuesdays", {"source": "slack"}))
        self.assert_is(stored, "MemoryStoreResponse")
        self.assertEqual((stored["status"], stored["dedup"]), ("ok", {"action": "stored_new", "existing_id": None}))
        request = _call.retrieve("what does the client like for standups", 1, 0.2, explain=True)
        _, found = send(request)
        self.assert_is(found, "MemoryRetrieveResponse")
        self.assertEqual([memory["id"] for memory in found["memories"]], [stored["memory_id"]])
        self.assertEqual(found["memories"][0]["meta"]["source"], "slack")
        self.assertIn("explain", found["memories"][0])
        _, health = send(_call.health())
        self.assert_is(health, "OptimizeHealthResponse")
        self.assertGreaterEqual(health["signals"]["total_memories"], 1)
        _, status = send(_call.status())
        self.assert_is(status, "StatusResponse")
        self.assertEqual((status["api_key_prefix"], status["healthy"]), (SERVICE_KEY[:14], True))

    def test_takes_the_ids_that_are_sent(self):
        with self.assertRaises(errors.ConflictError) as caught:
            for text in ("Room 1 has a door", "Room 2 has a door"):
                call, _ = send(_call.store(text, None), idempotency_key="order-1")
        self.assertEqual(caught.exception.code, "idempotency_conflict")
        self.assertRegex(caught.exception.request_id, r"^[0-9a-f-]{36}$")
        self.assertNotEqual(caught.exception.request_id, call.request_id)

    def test_refuses_as_the_errors_say(self):
        with self.assertRaises(errors.AuthenticationError) as caught:
            send(_call.status(), api_key="mnx_ws_unknown")
        self.assertEqual((caught.exception.status_code, caught.exception.detail), (401, "Invalid API key"))
        with self.assertRaises(errors.ValidationError) as caught:
            send(_call.store("", None))
        self.assertEqual([item["loc"] for item in caught.exception.fields], [["body", "text"]])
        with self.assertRaises(errors.ValidationError) as caught:
            send(_call.store("the password is my dog's name plus two digits", None))
        self.assertTrue(caught.exception.is_pii_rejected)
        self.assertNotIn("dog", str(caught.exception))


if __name__ == "__main__":
    unittest.main()
