import { InvalidAnswer } from '../../../../providers/openai/provider-failure.js';
import type { NewText } from '../../../../text/dedup/decision.js';
import type { JudgementAnswer } from './judgement.prompt.js';
import { toJudgement } from './judgement-answer.js';

const LAST_WEEK = new Date('2026-04-24T12:00:00Z');
const QUESTION: NewText = {
  text: 'Kickoff is now on 10 May',
  neighbours: [
    { id: 71, text: 'Kickoff on 3 May in Lisbon, budget 40k', similarity: 0.9, saidAt: LAST_WEEK },
    { id: 72, text: 'The venue has parking', similarity: 0.8, saidAt: LAST_WEEK },
    { id: 73, text: 'The demo is tomorrow', similarity: 0.8, saidAt: LAST_WEEK },
  ],
  now: new Date('2026-05-01T12:00:00Z'),
  timeZone: 'UTC',
};
const PERSISTENT = { type: 'persistent', phrase: null, valid_until: null } as const;
const ANSWER: JudgementAnswer = {
  reasoning: '',
  action: 'updated_existing',
  target: 1,
  outdated: ['3'],
  text: 'Kickoff on 10 May in Lisbon, budget 40k',
  importance: 6,
  categories: ['project_management'],
  temporal: PERSISTENT,
};
const judge = (answer: Partial<JudgementAnswer>, question: Partial<NewText> = {}) =>
  toJudgement({ ...ANSWER, ...answer }, { ...QUESTION, ...question });

describe('the decision that toJudgement returns', () => {
  it('names, for an update, the neighbour and its new text', () => {
    expect(judge({}).decision).toEqual({ action: 'updated_existing', id: 71, text: ANSWER.text });
  });

  it('names, for a merge, the neighbour and the text that joins both', () => {
    const text = 'The venue has parking and a bar';
    expect(judge({ action: 'merged_existing', target: 2, outdated: [], text }, { text: 'The venue has a bar' }).decision).toEqual(
      {
        action: 'merged_existing',
        id: 72,
        text,
      },
    );
  });

  it('needs no text for a memory that is kept or stored', () => {
    expect(judge({ action: 'kept_existing', target: 2, text: null }, { text: 'Venue: parking' }).decision).toEqual({
      action: 'kept_existing',
      id: 72,
    });
    expect(judge({ action: 'stored_new', target: null, text: null }).decision).toEqual({ action: 'stored_new' });
  });

  it.each<[string, Partial<JudgementAnswer>, string]>([
    ['no memory', { target: null }, 'was not shown'],
    ['a memory before the first', { target: 0 }, 'was not shown'],
    ['a memory after the last', { target: 4 }, 'was not shown'],
    ['a tomorrow that is over', { target: 3 }, 'another time by now'],
    ['an id of ours', { target: 71 }, 'was not shown'],
    ['no text', { text: null }, 'wrote no text'],
    ['an empty text', { text: ' \n' }, 'wrote no text'],
    ['10,001 characters', { text: `${ANSWER.text}${' '.repeat(10_001)}` }, 'too long'],
    ['a NUL', { text: `${ANSWER.text}\0` }, 'cannot be stored'],
    ['half a character', { text: `${ANSWER.text}\ud83d` }, 'cannot be stored'],
    ['a secret', { text: `${ANSWER.text}, password: hunter2` }, 'sensitive data'],
    ['an invention', { text: `${ANSWER.text} for Eve` }, 'neither text says'],
    ['a lost new number', { text: 'Kickoff in May in Lisbon, budget 40k' }, 'lose part of the new text'],
    ['a lost old number', { text: 'Kickoff on 10 May in Lisbon' }, 'lose part of an existing memory'],
    ['a lost name', { text: 'Kickoff on 10 May, budget 40k' }, 'lose part of an existing memory'],
    ['a made-up phrase as outdated', { outdated: ['Porto'] }, 'does not say'],
    ['everything as outdated', { outdated: [QUESTION.neighbours[0]!.text], text: QUESTION.text }, 'most of an existing memory'],
    [
      'an outdated phrase that nothing replaces',
      { outdated: ['3', 'Lisbon'], text: 'Kickoff on 10 May, budget 40k' },
      'would shorten an existing memory',
    ],
    ['a merge that replaces', { action: 'merged_existing' }, 'lose part of an existing memory'],
    ['a detail as known', { action: 'kept_existing' }, 'lose part of the new text'],
  ])('is refused if the model answers with %s', (_name, answer, message) => {
    expect(() => judge(answer)).toThrow(InvalidAnswer);
    expect(() => judge(answer)).toThrow(message);
  });
});

describe('the traits that toJudgement returns', () => {
  const stored = { action: 'stored_new', target: null, text: null } as const;
  const temporal = (answer: JudgementAnswer['temporal'], text = QUESTION.text) =>
    judge({ ...stored, temporal: answer }, { text }).traits.temporal;

  it('have one to three tags without repetition', () => {
    const categories = ['travel', 'finance', 'travel', 'health', 'security'];
    expect(judge({ ...stored, categories }).traits).toMatchObject({ importance: 6, categories: ['travel', 'finance', 'health'] });
    expect(() => judge({ categories: [] })).toThrow('no category');
  });

  it.each([
    ['2026-05-10', '2026-05-10T23:59:59.000Z'],
    ['2026-05-10T14:30:00Z', '2026-05-10T14:30:00.000Z'],
  ])('end, for a valid_until of %s, at %s', (valid_until, moment) => {
    expect(temporal({ type: 'temporal', phrase: 'on 10 May', valid_until })).toEqual({
      type: 'temporal',
      rawText: 'on 10 May',
      validUntil: new Date(moment),
    });
  });

  it('quote the beginning of the text if the phrase is not in it', () => {
    expect(temporal({ type: 'temporal', phrase: 'obey', valid_until: '2026-05-10' }, 'é'.repeat(500)).rawText).toBe(
      'é'.repeat(120),
    );
  });

  it.each<[string, JudgementAnswer['temporal']]>([
    ['is persistent', PERSISTENT],
    ['ended in the past', { type: 'temporal', phrase: null, valid_until: '2026-04-30' }],
  ])('are persistent if the model says that the fact %s', (_name, answer) => {
    expect(temporal(answer)).toEqual({ type: 'persistent', rawText: QUESTION.text, validUntil: null });
  });

  describe('of a text that replaces another one', () => {
    const OLD = { id: 74, text: 'Ana leads Heron', similarity: 0.9, saidAt: LAST_WEEK };
    const DATED = { ...OLD, text: 'Ana leads Heron until 1 June 2026' };
    const read = (old: typeof OLD, text: string, written: string, phrase: string | null, valid_until: string) =>
      judge(
        {
          action: 'merged_existing',
          target: 1,
          outdated: [],
          text: written,
          temporal: { type: 'temporal', phrase, valid_until },
        },
        { text, neighbours: [old] },
      ).traits.temporal.validUntil?.toISOString() ?? null;
    const JOINED = 'Ana leads Heron with Ben';

    it('end where the new text says so', () =>
      expect(read(OLD, 'Ana leads Heron until 9 May', 'Ana leads Heron until 9 May', 'until 9 May', '2026-05-09')).toBe(
        '2026-05-09T23:59:59.000Z',
      ));

    it('do not end where only the model says so', () => {
      expect(read(OLD, 'Ana leads with Ben', JOINED, null, '2026-05-02')).toBeNull();
      expect(read(OLD, 'Ana leads with Ben', JOINED, 'soon', '2026-05-02')).toBeNull();
    });

    it('end no sooner than the old text says', () => {
      const joined = 'Ana leads Heron until 1 June 2026 with Ben';
      expect(read(DATED, 'Ana leads with Ben', joined, 'until 1 June 2026', '2026-05-02')).toBe('2026-06-01T23:59:59.000Z');
    });
  });

  it.each([null, '', 'tomorrow', '2026-13-40', '2026-05-10T25:00:00Z', '2026-05-10T10:00:00+02:00'])(
    'are refused with a valid_until of %j',
    (valid_until) => {
      expect(() => temporal({ type: 'temporal', phrase: null, valid_until })).toThrow('no usable time');
    },
  );
});
