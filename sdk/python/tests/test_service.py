"""Tests of the core against a real service (MNEMONEST_TEST_URL, MNEMONEST_TEST_KEY), with calls sent by the standard library."""

from __future__ import annotations

import unittest
import urllib.error
import urllib.request

from support import SERVICE_KEY, SERVICE_URL, core, needs_service
from test_sources import MODELS, PLAIN, SCHEMAS

errors, settings, _call, requests = core("_errors"), core("_settings"), core("_call"), core("_requests")

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
        options = [option for option in options if option.get("type") != "null"]
        if len(options) > 1:
            return  # Such as the detail of an error, which is a text or a list.
        (option,) = options
        if "$ref" in option:
            schema_name = option["$ref"].rsplit("/", 1)[1]
            if schema_name in PLAIN:
                return
            self.assert_is(value, next(model for model, name in MODELS.items() if name == schema_name))
            return
        self.assertIsInstance(value, PYTHON_TYPES[option["type"]], where)
        for item in value if option["type"] == "array" else ():
            self.assert_fits(item, option["items"], where)

    def test_answers_what_the_models_name(self):
        _, stored = send(requests.store("The client prefers async standups on Tuesdays", {"source": "slack"}))
        self.assert_is(stored, "MemoryStoreResponse")
        self.assertEqual((stored["status"], stored["dedup"]), ("ok", {"action": "stored_new", "existing_id": None}))
        request = requests.retrieve("what does the client like for standups", 1, 0.2, explain=True)
        _, found = send(request)
        self.assert_is(found, "MemoryRetrieveResponse")
        self.assertEqual([memory["id"] for memory in found["memories"]], [stored["memory_id"]])
        self.assertEqual(found["memories"][0]["meta"]["source"], "slack")
        self.assertIn("explain", found["memories"][0])
        _, health = send(requests.health())
        self.assert_is(health, "OptimizeHealthResponse")
        self.assertGreaterEqual(health["signals"]["total_memories"], 1)
        _, status = send(requests.status())
        self.assert_is(status, "StatusResponse")
        self.assertEqual((status["api_key_prefix"], status["healthy"]), (SERVICE_KEY[:14], True))

    def test_manages_what_it_stores(self):
        _, results = send(requests.batch([{"text": "Dora keeps bees"}, {"text": ""}]))
        self.assertEqual([result["status"] for result in results["results"]], ["ok", "error"])
        memory_id = results["results"][0]["memory_id"]
        _, updated = send(requests.update(memory_id, {"text": "Dora keeps ten bees", "meta": {"a": {"b": 1}}}, None))
        self.assert_is(updated, "MemoryResponse")
        _, found = send(requests.list_memories({"q": "bees", "meta": {"a": {"b": 1}}}, 10, None))
        self.assert_is(found, "MemoryListResponse")
        self.assertEqual([memory["id"] for memory in found["memories"]], [memory_id])
        _, history = send(requests.history(memory_id, None, None))
        self.assert_is(history, "HistoryResponse")
        _, restored = send(requests.restore(memory_id, history["revisions"][0]["revision"], None))
        self.assertEqual(restored["text"], "Dora keeps bees")
        with self.assertRaises(errors.BadRequestError) as caught:
            send(requests.delete(memory_id, '"1"'))
        self.assertEqual(caught.exception.status_code, 412)
        _, changed = send(requests.update_many({"q": "bees"}, {"archived": True}, True, None))
        self.assert_is(changed, "ChangedMemoriesResponse")
        _, counted = send(requests.delete_many({"q": "bees"}, True, None))
        self.assert_is(counted, "DeletedMemoriesResponse")
        self.assertIsNone(send(requests.delete(memory_id, None))[1])

    def test_works_on_what_it_takes_in(self):
        _, submitted = send(requests.submit_events([{"role": "user", "content": "I play the cello"}], source="talk"))
        self.assert_is(submitted, "EventsSubmittedResponse")
        _, event = send(requests.get_event(submitted["event_id"]))
        self.assert_is(event, "EventStatusResponse")
        _, events = send(requests.list_events(None, "talk", 5, None))
        self.assert_is(events, "EventListResponse")
        _, page = send(requests.recommendations({"status": "open"}, 5, None))
        self.assert_is(page, "RecommendationListResponse")
        _, run = send(requests.run())
        self.assert_is(run, "RunRequestedResponse")
        self.assert_is(send(requests.get_run(run["run_id"]))[1], "RunResponse")

    def test_takes_the_ids_that_are_sent(self):
        with self.assertRaises(errors.ConflictError) as caught:
            for text in ("Room 1 has a door", "Room 2 has a door"):
                call, _ = send(requests.store(text, None), idempotency_key="order-1")
        self.assertEqual(caught.exception.code, "idempotency_conflict")
        self.assertRegex(caught.exception.request_id, r"^[0-9a-f-]{36}$")
        self.assertNotEqual(caught.exception.request_id, call.request_id)

    def test_refuses_as_the_errors_say(self):
        with self.assertRaises(errors.AuthenticationError) as caught:
            send(requests.status(), api_key="mnx_ws_unknown")
        self.assertEqual((caught.exception.status_code, caught.exception.detail), (401, "Invalid API key"))
        with self.assertRaises(errors.ValidationError) as caught:
            send(requests.store("", None))
        self.assertEqual([item["loc"] for item in caught.exception.fields], [["body", "text"]])
        with self.assertRaises(errors.ValidationError) as caught:
            send(requests.store("the password is my dog's name plus two digits", None))
        self.assertTrue(caught.exception.is_pii_rejected)
        self.assertNotIn("dog", str(caught.exception))


if __name__ == "__main__":
    unittest.main()
