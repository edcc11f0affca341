import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BaseStore, InMemoryStore } from '@langchain/langgraph-checkpoint';
import { generateText, streamText } from 'ai';
import { MockLanguageModelV3 } from 'ai/test';
import * as aiSdk from '../../../adapters/ai-sdk/memory.js';
import { MnemonestStore } from '../../../adapters/langgraph/store.js';
import * as mastra from '../../../adapters/mastra/memory.js';
import * as openaiAgents from '../../../adapters/openai-agents/memory.js';
import { Mnemonest } from '../../../sdk/typescript/src/mnemonest.js';
import { newWorkspace } from '../../support/client.js';
import { embedded } from '../../support/engines.js';
import { collect } from '../../support/sdk.js';
import { useSharedService } from '../../support/shared-service.js';

const PROCESSED_WITHIN_MS = 30_000;
const PYTHON = process.env['MNEMONEST_PYTHON'] || 'python3';
const hasPython = spawnSync(PYTHON, ['-c', 'import httpx, pydantic']).status === 0;

describe('the adapters', () => {
  const service = useSharedService(embedded);
  const newClient = async () => {
    const { key } = await newWorkspace(service.url);
    return { key, client: new Mnemonest({ apiKey: key, baseUrl: service.url }) };
  };
  const away = new Mnemonest({ apiKey: 'mnx_ws_nobody', baseUrl: 'http://127.0.0.1:1', maxRetries: 0 });

  describe("the store for LangGraph, beside LangGraph's own", () => {
    it('answers the same to the same operations', async () => {
      const { client } = await newClient();
      const stores = [new MnemonestStore(client), new InMemoryStore()];
      const both = async <T>(use: (store: BaseStore) => Promise<T>): Promise<[T, T]> => [
        await use(stores[0]!),
        await use(stores[1]!),
      ];
      const same = async <T>(use: (store: BaseStore) => Promise<T>): Promise<T> => {
        const [ours, theirs] = await both(use);
        expect(ours).toEqual(theirs);
        return ours;
      };
      const values = [
        { name: 'Ana', age: 31, tags: ['a', 'b'], deep: { city: 'Porto', zero: 0 }, none: null },
        { name: 'Bo', age: 40 },
        { name: 'Cy', age: 40.5, on: false },
      ];
      const spaces = [['people', 'team'], ['people', 'other', 'far'], ['peopleless']];
      await both((store) =>
        store.batch(values.map((value, index) => ({ namespace: spaces[index]!, key: `k${index}`, value, type: 'put' }))),
      );
      for (const [index, value] of values.entries()) {
        const read = async (store: BaseStore) => {
          const item = await store.get(spaces[index]!, `k${index}`);
          return item && [item.namespace, item.key, item.value, item.createdAt instanceof Date];
        };
        expect(await same(read)).toEqual([spaces[index], `k${index}`, value, true]);
      }
      expect(await same((store) => store.get(['people', 'team'], 'k1'))).toBeNull();
      const keys = (prefix: string[], options: object) => async (store: BaseStore) =>
        (await store.search(prefix, options)).map(({ key, value }) => [key, value]).sort();
      for (const filter of [
        {},
        { age: 40 },
        { age: { $gt: 31 } },
        { age: { $gte: 40, $lt: 40.5 } },
        { name: { $ne: 'Bo' } },
        { name: 'Nobody' },
        { on: false },
      ])
        await same(keys(['people'], { filter }));
      for (const prefix of [['people', 'other'], ['nowhere']]) await same(keys(prefix, {}));
      expect(await same(async (store) => (await store.search(['people'], { limit: 1, offset: 1 })).length)).toBe(1);
      expect(await same((store) => store.listNamespaces({}))).toHaveLength(3);
      expect(await same((store) => store.listNamespaces({ prefix: ['people'], maxDepth: 2 }))).toHaveLength(2);
      expect(await same((store) => store.listNamespaces({ suffix: ['*', 'far'] }))).toEqual([['people', 'other', 'far']]);
      expect(await same((store) => store.listNamespaces({ limit: 1, offset: 2 }))).toHaveLength(1);
    });

    it('keeps the order of a batch, the time of creation, and nothing that was deleted', async () => {
      const { client } = await newClient();
      const store = new MnemonestStore(client, { userIdOf: ([, user]) => user });
      const at = { namespace: ['facts', 'ana'], key: 'tea' };
      await store.put(at.namespace, at.key, { text: 'Ana drinks green tea' });
      const first = await store.get(at.namespace, at.key);
      const [before, , found] = await store.batch([
        at,
        { ...at, value: { text: 'Ana drinks black tea', cups: 2 } },
        { namespacePrefix: ['facts'], query: 'what does Ana drink', limit: 5, offset: 0 },
      ]);
      expect(before).toEqual(first);
      expect(found).toMatchObject([{ key: 'tea', value: { text: 'Ana drinks green tea' }, score: expect.any(Number) }]);
      const second = await store.get(at.namespace, at.key);
      expect(second).toMatchObject({ value: { text: 'Ana drinks black tea', cups: 2 }, createdAt: first?.createdAt });
      await store.put(['facts', 'ana'], 'hidden', { text: 'Ana drinks water' }, false);
      await store.put(['facts', 'ana'], 'tea', { kind: 'drink' });
      expect(await store.get(['facts', 'ana'], 'tea')).toMatchObject({ value: { kind: 'drink' } });
      expect((await store.search(['facts'], { query: 'what does Ana drink' })).map(({ key }) => key)).toEqual(['tea']);
      expect(await collect(client.memory.list({ user_id: 'ana' }))).toHaveLength(2);
      await store.delete(at.namespace, at.key);
      await store.delete(at.namespace, 'never');
      expect(await store.get(at.namespace, at.key)).toBeNull();
      await expect(store.put(['with.dot'], 'x', {})).rejects.toThrow();
      await expect(store.search(['facts'], { filter: { n: { $in: [1] } } })).rejects.toThrow('a filter compares with a value');
      const long = 'ü'.repeat(400);
      await store.put(['facts', 'ana'], long, { n: 1 });
      expect(await store.get(['facts', 'ana'], long)).toMatchObject({ key: long, value: { n: 1 } });
    });
  });

  describe('the AI SDK', () => {
    const usage = { inputTokens: { total: 1 }, outputTokens: { total: 1 } } as never;
    const finishReason = { unified: 'stop', raw: 'stop' } as never;
    const answering = (text: string) =>
      new MockLanguageModelV3({
        doGenerate: async () => ({ content: [{ type: 'text', text }], finishReason, usage, warnings: [] }),
        doStream: async () => ({
          stream: new ReadableStream({
            start(controller) {
              controller.enqueue({ type: 'text-start', id: '1' });
              for (const delta of text.split(/(?= )/)) controller.enqueue({ type: 'text-delta', id: '1', delta });
              controller.enqueue({ type: 'text-end', id: '1' });
              controller.enqueue({ type: 'finish', finishReason, usage });
              controller.close();
            },
          }),
        }),
      });

    it('recalls in front of the prompt and captures what was said, generated or streamed', async () => {
      const { client } = await newClient();
      await client.memory.store({ text: 'Dora is allergic to nuts', user_id: 'dora' });
      const model = answering('Then avoid the cake.');
      const options = { userId: 'dora', source: 'chat-1' };
      const wrapped = aiSdk.withMemory(model, client, options);
      await generateText({ model: wrapped, prompt: 'What am I allergic to?' });
      expect(model.doGenerateCalls[0]?.prompt[0]).toEqual({
        role: 'system',
        content: 'You remember:\n- Dora is allergic to nuts',
      });
      const streamed = streamText({ model: wrapped, prompt: 'My dog is called Rex.' });
      expect(await streamed.text).toBe('Then avoid the cake.');
      const deadline = Date.now() + PROCESSED_WITHIN_MS;
      let texts: string[] = [];
      while (!texts.includes('My dog is called Rex.') && Date.now() < deadline) {
        await sleep(100);
        texts = (await collect(client.memory.list({ user_id: 'dora' }))).map(({ text }) => text);
      }
      expect(texts).toContain('My dog is called Rex.');
    });

    it('goes on without memory where the service is away', async () => {
      const error = jest.spyOn(console, 'error').mockImplementation(() => {});
      const { text } = await generateText({ model: aiSdk.withMemory(answering('Hello'), away), prompt: 'I live in Rome.' });
      expect(text).toBe('Hello');
      expect(error.mock.calls.flat()).toEqual(
        [1, 2].map(() => expect.stringMatching(/^The memory does not answer: .*127\.0\.0\.1:1/)),
      );
      error.mockRestore();
    });
  });

  it('give tools to the AI SDK, Mastra and the OpenAI Agents SDK', async () => {
    const { client } = await newClient();
    // biome-ignore lint/suspicious/noExplicitAny: the frameworks' types of inputs depend on the schema
    type Definition = { name?: string; execute: (input: any) => Promise<string> };
    const asIs = (definition: Definition) => definition;
    const scope = { userId: 'eve' };
    const ofAiSdk = aiSdk.toolsOf(client, scope);
    const ofMastra = mastra.toolsOf(asIs, client, scope);
    const ofAgents = openaiAgents.toolsOf(asIs, client, scope);
    expect([Object.keys(ofAiSdk), Object.keys(ofMastra), ofAgents.map(({ name }) => name)]).toEqual(
      [1, 2, 3].map(() => ['recall', 'remember', 'forget']),
    );
    const kept = await ofMastra['remember']!.execute({ text: 'Eve plays chess on Mondays' });
    const id = /^Remembered as (\d+) \(stored_new\)\.$/.exec(kept)?.[1];
    expect(await ofAgents[0]!.execute({ query: 'when does Eve play chess' })).toBe(`[${id}] Eve plays chess on Mondays`);
    const call = { toolCallId: '1', messages: [] };
    expect(await ofAiSdk['forget']!.execute!({ id }, call)).toBe(`Forgotten: ${id}.`);
    expect(await ofAiSdk['recall']!.execute!({ query: 'chess' }, call)).toBe('Nothing is remembered about it.');
    expect(await ofAgents[2]!.execute({ id: '../status' })).toBe('That is no number of a memory.');
    expect(await openaiAgents.toolsOf(asIs, away)[0]!.execute({ query: 'x' })).toMatch(/^The memory does not answer: /);
    expect(ofAgents[0]).toMatchObject({ strict: true, parameters: { required: ['query'], additionalProperties: false } });
  });

  it('recall and remember in n8n, by the requests of its nodes', async () => {
    const { key, client } = await newClient();
    await client.memory.store({ text: 'Fay keeps her bicycle in the cellar', user_id: 'fay' });
    const { nodes } = JSON.parse(readFileSync('adapters/n8n/recall-and-remember.json', 'utf8'));
    const send = async (name: string, $json: object) => {
      const { method, url, jsonBody } = nodes.find((node: { name: string }) => node.name === name).parameters;
      // As n8n does: what is in braces is JavaScript, which sees the item before and the environment.
      const evaluated = (expression: string): string =>
        expression.slice(1).replace(/\{\{(.*?)\}\}(?!\})/gs, (_, code) =>
          new Function('$json', '$env', '$', `return ${code}`)($json, { MNEMONEST_URL: service.url }, () => ({
            item: { json: $json },
          })),
        );
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      const response = await fetch(evaluated(url), { method, headers, body: evaluated(jsonBody) });
      return { status: response.status, body: await response.json() };
    };
    const asked = { sessionId: 's1', userId: 'fay', chatInput: 'Where is the bicycle of Fay?' };
    expect(await send('Recall', asked)).toMatchObject({
      status: 200,
      body: { memories: [{ text: 'Fay keeps her bicycle in the cellar' }] },
    });
    expect(await send('Recall', { ...asked, userId: 'gus' })).toMatchObject({ status: 200, body: { memories: [] } });
    const told = { sessionId: 's1', userId: undefined, chatInput: 'It\'s a red {{one}}, "Red" by name' };
    const { status, body } = await send('Remember', told);
    expect([status, body.accepted]).toEqual([202, 1]);
    const event = await client.events.wait(body.event_id);
    expect([event.source, event.results[0]?.status]).toEqual(['n8n-s1', 'ok']);
  });

  (hasPython || process.env['CI'] === 'true' ? it : it.skip)('in Python pass their own tests', async () => {
    const { key } = await newClient();
    const { PATH = '', HOME = '' } = process.env;
    const env = { PATH, HOME, PYTHONDONTWRITEBYTECODE: '1', MNEMONEST_TEST_URL: service.url, MNEMONEST_TEST_KEY: key };
    const args = ['-W', 'ignore', '-m', 'unittest', 'discover', '-s', 'tests'];
    const { status, stderr } = spawnSync(PYTHON, args, { cwd: 'adapters/python', env, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    expect(stderr).toMatch(/^Ran 3 tests/m);
  });
});
