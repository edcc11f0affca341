"""Tests of the adapters against a real service (MNEMONEST_TEST_URL, MNEMONEST_TEST_KEY). They need httpx and pydantic."""

from __future__ import annotations

import importlib.util
import logging
import os
import sys
import unittest
from pathlib import Path
from types import SimpleNamespace

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT.parent.parent / "sdk" / "python" / "src")]

URL, KEY = os.environ.get("MNEMONEST_TEST_URL"), os.environ.get("MNEMONEST_TEST_KEY", "")
CAN_RUN = URL and all(importlib.util.find_spec(name) for name in ("httpx", "pydantic"))
AWAY = "http://127.0.0.1:1"

if CAN_RUN:
    import documented
    import mnemonest

    documented.install()
    from langgraph.store.base import GetOp, ListNamespacesOp, MatchCondition, PutOp, SearchOp
    from mnemonest_adapters.crewai import MnemonestStorage
    from mnemonest_adapters.langgraph import MnemonestStore
    from mnemonest_adapters.llamaindex import MnemonestMemoryBlock


def said(role, content):
    return SimpleNamespace(role=SimpleNamespace(value=role), content=content)


@unittest.skipUnless(CAN_RUN, "there is no service, or httpx and pydantic are missing")
class Adapters(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        self.client = mnemonest.Client(KEY, base_url=URL)
        self.away = mnemonest.Client(KEY, base_url=AWAY, max_retries=0)

    def tearDown(self):
        self.client.close()
        self.away.close()

    async def test_langgraph_store_is_exact(self):
        store = MnemonestStore(self.client, user_id_of=lambda namespace: namespace[1])
        space = ("py", "ana")
        put = [PutOp(space, f"k{n}", {"n": n, "text": f"Fact {n} about tea", "tags": ["a", n]}) for n in range(3)]
        self.assertEqual(store.batch([GetOp(space, "k1"), *put]), [None, None, None, None])
        first = store.batch([GetOp(space, "k1")])[0]
        self.assertEqual((first.value, first.namespace, first.key), ({"n": 1, "text": "Fact 1 about tea", "tags": ["a", 1]}, space, "k1"))
        store.batch([PutOp(space, "k1", {"n": 9}), PutOp(space, "k1", {"n": 10}), PutOp(space, "k0", None), PutOp(space, "gone", None)])
        again, gone = await store.abatch([GetOp(space, "k1"), GetOp(space, "k0")])
        self.assertEqual((again.value, gone, again.created_at == first.created_at), ({"n": 10}, None, True))
        found = store.batch([SearchOp(("py",), {"n": {"$gte": 2}}), SearchOp(("py",), {"n": 2}), SearchOp(("p",))])
        self.assertEqual([sorted(item.key for item in items) for items in found], [["k1", "k2"], ["k2"], []])
        (hit,) = store.batch([SearchOp(space, None, 1, 0, "which fact is about tea")])[0]
        self.assertEqual((hit.key, 0 < hit.score <= 1), ("k2", True))
        store.batch([PutOp(("py", "bo", "deep"), "x", {"text": "hidden tea"}, False)])
        names = store.batch([ListNamespacesOp((MatchCondition("prefix", ("py", "*")),), 2)])[0]
        self.assertEqual(names, [("py", "ana"), ("py", "bo")])
        self.assertEqual(store.batch([SearchOp(("py", "bo"), None, 5, 0, "tea")])[0], [])
        with self.assertRaises(ValueError):
            store.batch([SearchOp(("py",), {"n": {"$in": [1]}})])
        self.assertEqual(self.client.memory.erase(user_id="ana", confirm="ana").memories, 2)

    async def test_llamaindex_block_recalls_and_hands_over(self):
        async with mnemonest.AsyncClient(KEY, base_url=URL) as client:
            block = MnemonestMemoryBlock(client=client, user_id="llama")
            await client.memory.store("Lena collects old maps of Prague", user_id="llama")
            told = await block._aget([said("user", "What does Lena collect?"), said("assistant", "Let me think.")])
            self.assertEqual(told, "- Lena collects old maps of Prague")
            self.assertEqual(await block._aget([]), "")
            await block._aput([said("system", "Be kind"), said("user", "I keep two parrots")])
        async with mnemonest.AsyncClient(KEY, base_url=AWAY, max_retries=0) as client:
            block = MnemonestMemoryBlock(client=client)
            with self.assertLogs("mnemonest_adapters.llamaindex", logging.WARNING) as logs:
                self.assertEqual(await block._aget([said("user", "Who?")]), "")
                await block._aput([said("user", "I keep two parrots")])
            self.assertEqual(len(logs.output), 2)

    async def test_crewai_storage_saves_searches_and_resets(self):
        storage = MnemonestStorage(self.client, run_id="crew-7")
        storage.save("The launch is on the ninth of March", {"task": "plan"}, "planner")
        (hit,) = storage.search("when is the launch", limit=1)
        self.assertEqual((hit["content"], hit["metadata"]["agent"]), ("The launch is on the ninth of March", "planner"))
        storage.reset()
        self.assertEqual(storage.search("when is the launch", score_threshold=0), [])
        with self.assertLogs("mnemonest_adapters.crewai", logging.WARNING) as logs:
            storage.save("")
            away = MnemonestStorage(self.away)
            away.save("x")
            self.assertEqual(away.search("x"), [])
        self.assertEqual(len(logs.output), 3)


if __name__ == "__main__":
    unittest.main()
