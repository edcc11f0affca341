"""Tests of the part of the package that needs only the standard library: options, errors, retries, requests and answers."""

from __future__ import annotations

import json
import unittest
from datetime import datetime, timedelta, timezone
from urllib.parse import parse_qs, urlsplit

from support import core

errors, retry, settings, call = core("_errors"), core("_retry"), core("_settings"), core("_call")
requests, lines = core("_requests"), core("_lines")

KEY = "mnx_ws_secret0123456789"


def settled(environment=None, api_key=KEY, base_url=None, timeout=30.0, max_retries=2):
    return settings.to_settings(api_key, base_url, timeout, max_retries, environment or {})


def longest() -> float:
    return 1.0


def answer(status, retry_after=None, **body):
    return errors.error_for(status, request_id="r1", body=body, retry_after=retry_after)


class Settings(unittest.TestCase):
    def test_given_wins_over_each_generation_of_variables_and_over_defaults(self):
        environment = {"BIZX_API_KEY": "oldest", "BIZX_BASE_URL": "http://oldest"}
        found = []
        for name in (None, "MNEMEXA", "MNEMONEST"):
            if name:
                environment.update({f"{name}_API_KEY": name, f"{name}_BASE_URL": f"http://{name}"})
            of = settled(environment, api_key=None)
            found.append((of.api_key, of.base_url))
        expected = [("oldest", "http://oldest"), ("MNEMEXA", "http://MNEMEXA"), ("MNEMONEST", "http://MNEMONEST")]
        self.assertEqual(found, expected)
        self.assertEqual(settled({**environment, "MNEMONEST_API_KEY": ""}, api_key=None).api_key, "MNEMEXA")
        mine = settled(environment, api_key="mine", base_url="https://mine/below//")
        self.assertEqual((mine.api_key, mine.base_url), ("mine", "https://mine/below"))
        self.assertEqual(settled().base_url, "http://127.0.0.1:8080")

    def test_wants_a_key_that_a_header_can_carry_and_never_shows_it(self):
        for bad in (None, "", KEY + "\n"):
            with self.assertRaises(errors.AuthenticationError) as caught:
                settled(api_key=bad)
            self.assertNotIn(KEY, str(caught.exception))
        self.assertNotIn(KEY, repr(settled()))

    def test_refuses_what_is_out_of_range(self):
        urls = ["localhost", "ftp://host", "http://user:password@host", "http://host/?a", ""]
        for options in [*({"base_url": url} for url in urls), {"timeout": 0}, {"max_retries": -1}, {"max_retries": 1.5}]:
            with self.subTest(options), self.assertRaises(ValueError):
                settled(**options)


class Retries(unittest.TestCase):
    def test_double_their_bound_up_to_eight_seconds(self):
        broken = errors.APIConnectionError("cut")
        delays = [retry.retry_delay(broken, n, longest) for n in (0, 1, 2, 3, 4, 5, 50)]
        self.assertEqual(delays, [0.5, 1, 2, 4, 8, 8, 8])
        self.assertEqual(retry.retry_delay(broken, 1, lambda: 0.25), 0.25)
        self.assertGreater(len({retry.retry_delay(broken, 4) for _ in range(20)}), 10)

    def test_are_made_after_what_passes_and_nothing_else(self):
        retried = [status for status in range(400, 600) if retry.retry_delay(answer(status), 1, longest) is not None]
        self.assertEqual(retried, [502, 503, 504])
        self.assertIsNotNone(retry.retry_delay(errors.APITimeoutError("late"), 0))

    def test_wait_as_long_as_they_are_asked_to_within_bounds(self):
        delays = [retry.retry_delay(answer(503, asked), 0, longest) for asked in (0, 3, 30, 31)]
        self.assertEqual(delays, [0.5, 3, 30, None])

    def test_come_back_for_the_answer_of_an_attempt_that_is_still_at_work(self):
        running = answer(409, 1, code="idempotency_conflict")
        self.assertEqual([retry.retry_delay(running, n, longest) for n in (0, 1)], [None, 1])
        self.assertIsNone(retry.retry_delay(answer(409, code="idempotency_conflict"), 1))

    def test_read_retry_after_in_all_its_forms(self):
        now = 1772445600.0  # 2026-03-02T10:00:00Z
        headers = ["3", "1.5", "Mon, 02 Mar 2026 10:00:07 GMT", "Mon, 02 Mar 2026 09:00:00 GMT", "soon", "", None]
        read = [retry.retry_after_seconds(header, now) for header in headers]
        self.assertEqual(read, [3, 1.5, 7, 0, None, None, None])


class Errors(unittest.TestCase):
    def test_have_a_class_for_each_status(self):
        classes = {
            400: errors.BadRequestError,
            401: errors.AuthenticationError,
            403: errors.PermissionError,
            404: errors.NotFoundError,
            409: errors.ConflictError,
            413: errors.BadRequestError,
            422: errors.ValidationError,
            429: errors.RateLimitError,
            500: errors.ServiceUnavailableError,
            503: errors.ServiceUnavailableError,
        }
        for status, error_class in classes.items():
            error = answer(status, 2, detail="Why")
            with self.subTest(status):
                self.assertIs(type(error), error_class)
                self.assertIsInstance(error, errors.MnemonestError)
                facts = (error.status_code, error.request_id, error.body, error.detail, error.retry_after)
                self.assertEqual(facts, (status, "r1", {"detail": "Why"}, "Why", 2))
                self.assertEqual(str(error), f"{status} Why (request r1)")

    def test_name_fields_without_what_they_held(self):
        item = {"type": "missing", "loc": ["body", "memories", 1, "text"], "msg": "Field required", "input": "a secret"}
        error = answer(422, detail=[item] * 4)
        self.assertEqual(len(error.fields), 4)
        self.assertEqual(error.body["detail"][0]["input"], "a secret")
        self.assertIn("body.memories.1.text: Field required; ", str(error))
        self.assertIn("and 1 more", str(error))
        self.assertNotIn("a secret", str(error))

    def test_tell_pii_from_fields_and_quota_from_rate(self):
        pii = answer(422, error="pii_rejected", code="pii_rejected", detail="Submitted memory contains sensitive data")
        self.assertEqual((pii.is_pii_rejected, pii.fields, answer(422, detail=[]).is_pii_rejected), (True, [], False))
        self.assertTrue(answer(429, code="plan_limit_reached").is_quota)
        self.assertFalse(answer(429, code="rate_limited").is_quota)

    def test_take_any_body(self):
        for body in ("<html>", None, [], {"detail": 7}, {"detail": [None, "x"]}):
            error = errors.error_for(422, request_id="r1", body=body)
            self.assertEqual(error.body, body)
            self.assertNotIn("html", str(error))


class Calls(unittest.TestCase):
    def test_send_what_is_given_and_nothing_else(self):
        sent = call.Call(settled(base_url="http://host/"), requests.retrieve("q", 3, None, filter=None, explain=True))
        self.assertEqual((sent.method, sent.url), ("POST", "http://host/v1/memory/retrieve"))
        self.assertEqual(json.loads(sent.content), {"query": "q", "top_k": 3, "explain": True})
        self.assertNotIn("Idempotency-Key", sent.headers)
        self.assertEqual(sent.headers["X-BizX-Request-ID"], sent.request_id)
        self.assertIsNone(call.Call(settled(), requests.status()).content)

    def test_carry_an_idempotency_key_where_they_write(self):
        keys = [call.Call(settled(), requests.store("x", None), key).headers["Idempotency-Key"] for key in (None, None, "mine")]
        self.assertEqual((len(set(keys)), keys[2]), (3, "mine"))

    def test_name_the_address_where_nobody_answers(self):
        made = call.Call(settled(base_url="http://host:1/base"), requests.status())
        self.assertRegex(str(made.connection_error(OSError())), r"^no connection to http://host:1/base: OSError \(request ")
        self.assertRegex(str(made.timeout_error(OSError())), r"^no answer of http://host:1/base came in time: OSError")

    def test_write_filters_and_times_into_the_query(self):
        later = datetime(2026, 1, 2, tzinfo=timezone(timedelta(hours=1)))
        filters = {"q": "a&b", "meta": {"source": "x", "deep": {"on": True, "off": None}}, "created_after": later, "user_id": None}
        made = call.Call(settled(), requests.list_memories({**filters, "filter": {"meta.n": {"gt": 1}}}, 5, None))
        self.assertEqual(
            parse_qs(urlsplit(made.url).query),
            {
                "q": ["a&b"],
                "created_after": ["2026-01-02T00:00:00+01:00"],
                "filter": ['{"meta.n": {"gt": 1}}'],
                "meta.source": ["x"],
                "meta.deep.on": ["true"],
                "meta.deep.off": ["null"],
                "limit": ["5"],
            },
        )
        self.assertEqual(call.Call(settled(), requests.history(7, None, None)).url, "http://127.0.0.1:8080/v1/memory/7/history")
        made = call.Call(settled(), requests.update(7, {"expires_at": later, "text": None}, '"3"'))
        self.assertEqual((json.loads(made.content), made.headers["If-Match"]), ({"expires_at": "2026-01-02T00:00:00+01:00"}, '"3"'))

    def test_refuse_what_would_be_another_call(self):
        for bad in ("7/history", 7.5, True, None):
            with self.assertRaises(TypeError):
                requests.get(bad)
        with self.assertRaises(ValueError):
            requests.get_run("../../status")
        for bad in ({"expires_at": datetime(2026, 1, 2)}, {"meta": {"n": float("nan")}}):
            with self.assertRaises(ValueError):
                call.Call(settled(), requests.store("x", None, **bad) if "meta" not in bad else requests.store("x", bad["meta"]))

    def test_send_a_stream_once(self):
        made = call.Call(settled(max_retries=2), requests.import_lines())
        self.assertEqual((made.headers["Content-Type"], made.content), ("application/x-ndjson", None))
        with self.assertRaises(errors.APIConnectionError):
            made.pause_after(made.connection_error(OSError("cut")))

    def test_end_after_max_retries(self):
        made = call.Call(settled(max_retries=2), requests.status())
        failure = made.connection_error(OSError("cut"))
        self.assertEqual(failure.request_id, made.request_id)
        made.pause_after(failure)
        made.pause_after(failure)
        with self.assertRaises(errors.APIConnectionError):
            made.pause_after(failure)

    def test_read_successes_and_raise_what_else_comes(self):
        made = call.Call(settled(), requests.status())
        self.assertEqual(made.read(200, {}, b'{"a":1}'), {"a": 1})
        self.assertIsNone(made.read(204, {}, b""))
        with self.assertRaises(errors.ServiceUnavailableError) as caught:
            made.read(503, {"retry-after": "2", "x-bizx-request-id": "theirs"}, b"<html>")
        error = caught.exception
        self.assertEqual((error.retry_after, error.request_id, error.body), (2, "theirs", "<html>"))
        for status in (200, 307):
            with self.assertRaises(errors.MnemonestError):
                made.read(status, {}, b"<html>")


class Lines(unittest.TestCase):
    def test_are_put_together_wherever_they_are_cut(self):
        text = '{"a":"\u2028ü"}\n\n{"b":1}\n{"c":2}'.encode()
        for size in range(1, len(text) + 1):
            splitter = lines.LineSplitter()
            found = [line for start in range(0, len(text), size) for line in splitter.feed(text[start : start + size])]
            found += splitter.end()
            self.assertEqual([json.loads(line) for line in found], [{"a": "\u2028ü"}, {"b": 1}, {"c": 2}], size)

    def test_are_made_of_objects_and_bytes_and_nothing_else(self):
        self.assertEqual(list(lines.sync_lines([{"text": "x"}, b'{"text":"y"}\n'])), [b'{"text": "x"}\n', b'{"text":"y"}\n'])
        with self.assertRaises(TypeError):
            list(lines.sync_lines(["text"]))


if __name__ == "__main__":
    unittest.main()
