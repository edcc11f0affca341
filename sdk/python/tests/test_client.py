"""Tests of the clients. They need httpx and pydantic; one of them needs a real service."""

from __future__ import annotations

import time
import unittest

from support import HAS_LIBRARIES, SERVICE_KEY, SERVICE_URL, STORED, ScriptedServer, failing, needs_libraries, needs_service

if HAS_LIBRARIES:
    import mnemonest
    from mnemonest import _retry

KEY = "mnx_ws_secret0123456789"


class Fast(unittest.IsolatedAsyncioTestCase):
    """Shortens the delays between attempts."""

    def setUp(self):
        if HAS_LIBRARIES:
            self._first, _retry.FIRST_DELAY = _retry.FIRST_DELAY, 0.01

    def tearDown(self):
        if HAS_LIBRARIES:
            _retry.FIRST_DELAY = self._first

    async def both(self, server, use, **options):
        """Returns the outcomes of `use` with a synchronous and an asynchronous client."""
        with mnemonest.Client(KEY, base_url=server.url, **options) as client:
            outcomes = [self.outcome(lambda: use(client))]
        async with mnemonest.AsyncClient(KEY, base_url=server.url, **options) as client:
            try:
                outcomes.append(await use(client))
            except mnemonest.MnemonestError as error:
                outcomes.append(error)
        return outcomes

    @staticmethod
    def outcome(use):
        try:
            return use()
        except mnemonest.MnemonestError as error:
            return error


@needs_libraries
class Clients(Fast):
    async def test_answer_with_models_that_keep_what_they_do_not_know(self):
        with ScriptedServer(STORED) as server:
            for stored in await self.both(server, lambda client: client.memory.store("x", {"a": 1})):
                self.assertIsInstance(stored, mnemonest.MemoryStoreResponse)
                self.assertEqual((stored.memory_id, stored.dedup.action, stored.new_field), (7, "stored_new", "kept"))

    async def test_try_again_with_the_same_ids(self):
        for broken in (failing(502), failing(503, retry_after="0"), failing(504), None):
            for asynchronous in (False, True):
                with self.subTest(broken=broken, asynchronous=asynchronous), ScriptedServer(broken, STORED) as server:
                    if asynchronous:
                        async with mnemonest.AsyncClient(KEY, base_url=server.url) as client:
                            stored = await client.memory.store("x")
                    else:
                        with mnemonest.Client(KEY, base_url=server.url) as client:
                            stored = client.memory.store("x")
                    self.assertEqual(stored.memory_id, 7)
                    for header in ("idempotency-key", "x-bizx-request-id"):
                        self.assertEqual((len(server.sent(header)), len(set(server.sent(header)))), (2, 1))

    async def test_do_not_try_a_429_again(self):
        limited = (429, {"Retry-After": "3"}, {"error": "rate_limited", "code": "rate_limited", "detail": "Rate limit exceeded"})
        with ScriptedServer(limited) as server:
            for error in await self.both(server, lambda client: client.status()):
                self.assertIsInstance(error, mnemonest.RateLimitError)
                self.assertEqual((error.retry_after, error.is_quota), (3, False))
            self.assertEqual(len(server.requests), 2)

    async def test_end_after_max_retries(self):
        with ScriptedServer(failing(503)) as server:
            for error in await self.both(server, lambda client: client.optimize.health(), max_retries=1):
                self.assertIsInstance(error, mnemonest.ServiceUnavailableError)
            self.assertEqual(len(server.requests), 4)

    async def test_end_in_time(self):
        with ScriptedServer("hang") as server:
            started = time.monotonic()
            outcomes = await self.both(server, lambda client: client.status(), timeout=0.1, max_retries=1)
            self.assertLess(time.monotonic() - started, 15)
            for error in outcomes:
                self.assertIsInstance(error, mnemonest.APITimeoutError)
                self.assertIsNone(error.status_code)
                self.assertRegex(error.request_id, r"^[0-9a-f-]{36}$")
                self.assertNotIn("secret", str(error))

    async def test_say_so_when_nobody_answers(self):
        with ScriptedServer(STORED) as server:
            pass
        for error in await self.both(server, lambda client: client.status(), max_retries=0):
            self.assertIsInstance(error, mnemonest.APIConnectionError)
            self.assertIn(f"no connection to {server.url}: ConnectError", str(error))

    async def test_fetch_pages_when_they_are_needed(self):
        pages = [(200, {}, {"memories": [], "next_cursor": "two"}), (200, {}, {"memories": [], "next_cursor": None})]
        with ScriptedServer(*pages) as server, mnemonest.Client(KEY, base_url=server.url) as client:
            self.assertEqual(list(client.memory.list(q="a b", limit=1)), [])
            self.assertEqual([each["path"] for each in server.requests], ["/v1/memory?q=a+b&limit=1", "/v1/memory?q=a+b&limit=1&cursor=two"])
        with ScriptedServer(*pages) as server:
            async with mnemonest.AsyncClient(KEY, base_url=server.url) as client:
                self.assertEqual((await client.memory.list().page()).next_cursor, "two")
                self.assertEqual([page.next_cursor async for page in client.memory.list().pages()], [None])
                self.assertEqual(len(server.requests), 2)

    async def test_begin_an_export_again_but_never_in_its_middle(self):
        lines = b'{"id":1}\n{"id":2}\n'
        cut = (200, {"Content-Length": "999"}, lines)
        with ScriptedServer(failing(503), (200, {}, lines)) as server:
            with mnemonest.Client(KEY, base_url=server.url) as client:
                self.assertEqual(list(client.memory.export()), [{"id": 1}, {"id": 2}])
        with ScriptedServer(cut) as server:
            async with mnemonest.AsyncClient(KEY, base_url=server.url) as client:
                arrived = []
                with self.assertRaises(mnemonest.APIConnectionError):
                    async for memory in client.memory.export():
                        arrived.append(memory)
                self.assertEqual((arrived, len(server.requests)), ([{"id": 1}, {"id": 2}], 1))

    async def test_wait_for_an_event_as_long_as_the_rate_limit_asks(self):
        limited = (429, {"Retry-After": "0"}, {"code": "rate_limited", "detail": "Rate limit exceeded"})
        event = {"event_id": 7, "status": "done", "accepted": 0, "attempts": 1, "created_at": "x", "finished_at": "y", "results": []}
        with ScriptedServer(limited, (200, {}, event)) as server:
            for done in await self.both(server, lambda client: client.events.wait(7)):
                self.assertEqual(done.status, "done")
        with ScriptedServer((200, {}, {**event, "finished_at": None})) as server:
            for error in await self.both(server, lambda client: client.events.wait(7, max_wait=0.1)):
                self.assertIsInstance(error, mnemonest.APITimeoutError)


@needs_libraries
@needs_service
class RealService(Fast):
    async def test_does_what_is_documented(self):
        with mnemonest.Client(SERVICE_KEY, base_url=SERVICE_URL) as client:
            stored = client.memory.store("Carol drinks green tea in the morning", {"source": "python"})
            found = client.memory.retrieve("what does Carol drink", top_k=1, min_score=0.1, explain=True)
            self.assertEqual([memory.id for memory in found.memories], [stored.memory_id])
            self.assertEqual(found.memories[0].meta["source"], "python")
            self.assertGreater(found.memories[0].explain.relevance, 0)
            self.assertGreaterEqual(client.optimize.health().signals.total_memories, 1)
            self.assertEqual(client.status().workspace_status, "active")
            with self.assertRaises(mnemonest.ValidationError):
                client.memory.retrieve("")
            edited = client.memory.update(stored.memory_id, meta={"source": None, "cup": 1}, if_match=client.memory.get(stored.memory_id).etag)
            self.assertEqual((edited.meta, edited.version), ({"cup": 1}, 2))
            with self.assertRaises(mnemonest.BadRequestError):
                client.memory.delete(stored.memory_id, if_match='"0"')
            self.assertEqual([revision.meta["source"] for revision in client.memory.history(stored.memory_id)], ["python"])
            self.assertEqual(client.memory.restore(stored.memory_id, 1).meta, {"source": "python"})
            results = client.memory.batch([{"text": f"Shelf {n} holds {n} jars"} for n in (1, 2, 3)] + [{"text": ""}]).results
            self.assertEqual([type(each).__name__ for each in results], ["MemoryStoreResponse"] * 3 + ["StoreError"])
            self.assertEqual(len(list(client.memory.list(q="Shelf", limit=1))), 3)
            backup = list(client.memory.export())
            self.assertEqual(client.memory.import_memories(backup).skipped, len(backup))
            self.assertEqual(client.memory.delete_many(q="Shelf", dry_run=True).matched, 3)
            self.assertEqual(client.memory.delete_many(q="Shelf", confirm=3).deleted, 3)
            self.assertEqual(list(client.optimize.recommendations(status="open")), [])
        async with mnemonest.AsyncClient(SERVICE_KEY, base_url=SERVICE_URL) as client:
            again = await client.memory.store("Carol drinks green tea in the morning")
            self.assertEqual((again.dedup.action, again.memory_id), ("duplicate_exact", stored.memory_id))
            self.assertEqual((await client.memory.retrieve("tea", min_score=0)).memories[0].id, stored.memory_id)
            self.assertEqual((await client.status()).api_key_prefix, SERVICE_KEY[:14])
            self.assertTrue((await client.optimize.health()).quality_score)
            submitted = await client.events.create([{"role": "user", "content": "I collect stamps of Iceland"}], user_id="carol")
            done = await client.events.wait(submitted.event_id)
            self.assertEqual([result.status for result in done.results], ["ok"])
            self.assertEqual([memory.text async for memory in client.memory.list(user_id="carol")], ["I collect stamps of Iceland"])

            async def lines():
                yield {"text": "Erin sails on Sundays", "user_id": "erin"}

            self.assertEqual((await client.memory.import_memories(lines())).created, 1)
            self.assertEqual((await client.memory.erase(user_id="erin", confirm="erin")).memories, 1)
            self.assertTrue([memory async for memory in client.memory.export()])
            self.assertTrue((await client.optimize.get_run((await client.optimize.run()).run_id)).status)


if __name__ == "__main__":
    unittest.main()
