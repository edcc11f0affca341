import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { LlmDecisionMaker } from '../../src/modules/memory/store/llm/llm-decision-maker.js';
import { Llm } from '../../src/providers/llm/llm.js';
import { Metrics } from '../../src/providers/metrics/metrics.js';
import { LocalRules } from '../../src/text/dedup/local-rules.js';
import { type FakeOpenAi, startFakeOpenAi } from '../fixtures/fake-openai.js';

const QUESTION = { text: 'Mira collects stamps', neighbours: [], now: new Date('2026-05-01T12:00:00Z'), timeZone: 'UTC' };

describe('a language model that hangs', () => {
  let provider: FakeOpenAi;
  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(async () => {
    provider = await startFakeOpenAi();
    provider.behaviour = { kind: 'stall' };
  });
  afterEach(() => provider.close());
  const decisionMaker = (pause: number) =>
    new LlmDecisionMaker(new Llm({ baseUrl: provider.url, model: 'gpt-4o-mini' }), new LocalRules(), new Metrics(), {
      // Long enough for a busy machine to send the request.
      answer: 1_000,
      pause,
    });

  it('is not asked for a while, during which the local rules decide', async () => {
    const decisions = decisionMaker(600_000);
    const rules = await new LocalRules().decide(QUESTION);
    for (let i = 0; i < 5; i++) expect(await decisions.decide(QUESTION)).toEqual(rules);
    expect(provider.chats).toHaveLength(1);
  });

  it('is asked again afterwards', async () => {
    const decisions = decisionMaker(50);
    await decisions.decide(QUESTION);
    provider.succeed();
    while (provider.chats.length === 1) {
      await sleep(10);
      await decisions.decide(QUESTION);
    }
    expect(provider.chats).toHaveLength(2);
  });
});
