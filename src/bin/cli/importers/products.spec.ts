import { basicMemoryNote } from './basic-memory.js';
import { claudeMemRecord } from './claude-mem.js';
import { HINDSIGHT, hindsightDocument } from './hindsight.js';
import type { Mapped } from './mapped.js';
import { mem0Memory } from './mem0.js';
import { supermemoryEntry } from './supermemory.js';
import { zepRecord } from './zep.js';

const linesOf = (mapped: readonly Mapped[]) => mapped.flatMap((each) => ('line' in each ? [each.line] : []));
const textsOf = (mapped: readonly Mapped[]) => linesOf(mapped).map(({ text }) => text);
const reasonsOf = (mapped: readonly Mapped[]) => mapped.flatMap((each) => ('leftOut' in each ? [each.leftOut] : []));

describe('The memories of mem0', () => {
  it('stay as they are, which the service reads', () => {
    const memory = { id: 'a1', memory: 'Vegetarian', user_id: 'alex', metadata: { source: 'chat' } };
    expect(mem0Memory(memory)).toEqual([{ from: 'a1', line: memory }]);
    expect(linesOf(mem0Memory({ count: 1, results: [memory] }))).toEqual([memory]);
  });

  it('are left out where they are empty, expired or something else', () => {
    const now = new Date('2026-01-01');
    const reason = (value: unknown) => reasonsOf(mem0Memory(value, now))[0];
    expect(reason({ memory: ' ' })).toBe('empty');
    expect(reason({ memory: 'Old', expiration_date: '2025-12-31' })).toBe('expired');
    expect(linesOf(mem0Memory({ memory: 'New', expiration_date: '2026-12-31' }, now))).toEqual([
      { memory: 'New', expiration_date: '2026-12-31', expires_at: '2026-12-31T00:00:00.000Z' },
    ]);
    expect(reason({ text: 'x' })).toBe('not recognized');
  });
});

describe('The answers of Zep', () => {
  it('give the facts that are valid, with whose they are', () => {
    const edge = {
      uuid: 'e1',
      fact: 'Ana likes tea',
      name: 'LIKES',
      created_at: '2026-01-02T03:04:05Z',
      valid_at: '2026-01-01T00:00:00Z',
    };
    const mapped = zepRecord({ user_id: 'ana', edges: [edge, { ...edge, uuid: 'e2', invalid_at: '2026-02-01T00:00:00Z' }] });
    expect(linesOf(mapped)).toEqual([
      {
        text: 'Ana likes tea',
        meta: { source: 'zep', kind: 'fact', relation: 'LIKES', valid_at: '2026-01-01T00:00:00Z' },
        user_id: 'ana',
        external_id: 'zep:e1',
        created_at: '2026-01-02T03:04:05.000Z',
        updated_at: '2026-01-02T03:04:05.000Z',
      },
    ]);
    expect(reasonsOf(mapped)).toEqual(['a fact that is no longer valid']);
  });

  it('give what the user of a thread states', () => {
    const messages = [
      { role: 'system', content: 'Be kind.' },
      { role: 'Ana', role_type: 'user', content: 'I work in a hospital.' },
      { role: 'assistant', content: 'How long have you worked there?' },
      { role: 'user', content: 'For seven years, mostly on the night shift' },
    ];
    const mapped = zepRecord({ session_id: 't1', user_id: 'ana', messages });
    expect(linesOf(mapped)).toMatchObject([
      { text: 'I work in a hospital.', user_id: 'ana', meta: { session_id: 't1' } },
      { text: 'For seven years, mostly on the night shift', meta: { in_reply_to: 'How long have you worked there?' } },
    ]);
    expect(reasonsOf(mapped)).toEqual(['by the system or a tool', 'said by the assistant']);
    expect([zepRecord({ messages: [] }), reasonsOf(zepRecord({ users: 3 }))]).toEqual([[], ['not recognized']]);
  });
});

describe('The lists of Supermemory', () => {
  it('give the latest memories, with their tags', () => {
    const entry = {
      id: 'm1',
      memory: 'Prefers Rust',
      containerTags: ['ana', 'work'],
      metadata: { lang: 'en' },
      createdAt: '2026-01-02T00:00:00Z',
    };
    expect(linesOf(supermemoryEntry(entry))).toEqual([
      {
        text: 'Prefers Rust',
        meta: { source: 'supermemory', lang: 'en', container_tag: 'ana', container_tags: ['ana', 'work'] },
        external_id: 'supermemory:m1',
        created_at: '2026-01-02T00:00:00.000Z',
        updated_at: '2026-01-02T00:00:00.000Z',
      },
    ]);
    expect(reasonsOf(supermemoryEntry({ ...entry, isLatest: false }))).toEqual(['an earlier version']);
    expect(reasonsOf(supermemoryEntry({ ...entry, isForgotten: true }))).toEqual(['forgotten there']);
    expect(reasonsOf(supermemoryEntry({ id: 'd1', title: 'A page', content: null }))).toEqual([
      'without content: ask the list for it (includeContent)',
    ]);
    expect(linesOf(supermemoryEntry({ id: 'd1', customId: 'page', title: 'A page', content: 'Long text' }))).toMatchObject([
      { text: 'Long text', external_id: 'supermemory:page', meta: { title: 'A page' } },
    ]);
  });
});

describe('The archive of Hindsight', () => {
  it('gives the facts of a document, or its text if there are none', () => {
    const fact = {
      text: 'Bo moved to Oslo',
      fact_type: 'world',
      occurred_start: '2026-01-01',
      mentioned_at: '2026-02-01T00:00:00Z',
      entities: [{ name: 'Bo' }],
      tags: ['b'],
    };
    const document = { id: 'd1', original_text: 'Bo said…', tags: ['a'], facts: [fact], created_at: '2026-02-02T00:00:00Z' };
    const read = (value: object) => hindsightDocument({ value, list: '', file: 'documents/000000.json' }, 'bank-1');
    expect(linesOf(read(document))).toMatchObject([
      {
        text: 'Bo moved to Oslo',
        meta: { source: 'hindsight', bank: 'bank-1', document: 'd1', tags: ['a', 'b'], fact_type: 'world', entities: ['Bo'] },
        created_at: '2026-02-01T00:00:00.000Z',
      },
    ]);
    expect(reasonsOf(read(document))).toEqual(['the text of a document, of which there are facts']);
    expect(linesOf(read({ ...document, facts: [] }))).toMatchObject([{ text: 'Bo said…', external_id: 'hindsight:d1' }]);
    expect(reasonsOf(read({ chunks: [] }))).toEqual(['not recognized']);
  });

  it('names the bank of its manifest, of the one schema there is', () => {
    const [manifest, documents] = HINDSIGHT.parts();
    const read = (part: typeof manifest, value: object, file: string) =>
      part && 'record' in part ? part.record({ value, list: '', file }) : [];
    expect(read(manifest, { schema_version: 1, source_bank_id: 'bank-2' }, 'manifest.json')).toEqual([]);
    expect(linesOf(read(documents, { original_text: 'Hi there' }, 'documents/0.json'))[0]).toMatchObject({
      meta: { bank: 'bank-2' },
    });
    expect(reasonsOf(read(manifest, { schema_version: 2 }, 'manifest.json'))).toEqual(['not recognized']);
  });
});

describe('The export of claude-mem', () => {
  it('gives observations and summaries', () => {
    const observation = {
      id: 7,
      memory_session_id: 's1',
      project: 'shop',
      type: 'decision',
      title: 'Chose SQLite',
      subtitle: 'for the cache',
      narrative: null,
      facts: '["No server is needed","Writes are few"]',
      concepts: '["database"]',
      files_modified: '["src/cache.ts"]',
      files_read: '[]',
      created_at: '2026-01-02T00:00:00.000Z',
      created_at_epoch: 1_767_312_000_000,
    };
    expect(linesOf(claudeMemRecord({ value: observation, list: 'observations', file: 'f' }))).toEqual([
      {
        text: 'Chose SQLite: for the cache\nNo server is needed\nWrites are few',
        meta: {
          source: 'claude-mem',
          kind: 'observation',
          type: 'decision',
          project: 'shop',
          session_id: 's1',
          concepts: ['database'],
          files: ['src/cache.ts'],
        },
        external_id: 'claude-mem:s1/1767312000000/observations/7',
        created_at: '2026-01-02T00:00:00.000Z',
        updated_at: '2026-01-02T00:00:00.000Z',
      },
    ]);
    const summary = {
      id: 1,
      request: 'Speed up the shop',
      learned: 'The cache was cold',
      next_steps: 'Warm it',
      created_at_epoch: 1_767_312_000_000,
    };
    expect(linesOf(claudeMemRecord({ value: summary, list: 'summaries', file: 'f' }))).toMatchObject([
      { text: 'Speed up the shop\nLearned: The cache was cold\nNext steps: Warm it', created_at: '2026-01-02T00:00:00.000Z' },
    ]);
    const reason = (list: string) => reasonsOf(claudeMemRecord({ value: {}, list, file: 'f' }));
    expect([reason('prompts'), reason('sessions'), reason('')]).toEqual([
      ['a prompt'],
      ['the description of a session'],
      ['not recognized'],
    ]);
  });
});

describe('A note of Basic Memory', () => {
  it('gives its observations and paragraphs under its title, and no links', () => {
    const note = `---
title: Coffee
type: note
tags: [drinks, home]
permalink: notes/coffee
created: 2026-01-02
---

# Coffee

The grinder stands in the kitchen.

## Observations
- [method] Pour over needs 92 degrees #brewing
- [x] Buy filters

## Relations
- relates to [[Tea]]
- see [[Kitchen]] (in the flat)
`;
    const mapped = basicMemoryNote(note, 'notes/Coffee.md');
    expect(textsOf(mapped)).toEqual([
      'Coffee: The grinder stands in the kitchen.',
      'Coffee: Pour over needs 92 degrees #brewing',
      'Coffee: [x] Buy filters',
    ]);
    expect(linesOf(mapped)[1]).toMatchObject({
      meta: { title: 'Coffee', permalink: 'notes/coffee', tags: ['drinks', 'home'], category: 'method', heading: 'Observations' },
      created_at: '2026-01-02T00:00:00.000Z',
    });
    expect(reasonsOf(mapped)).toEqual(['a link to another note', 'a link to another note']);
    expect(textsOf(basicMemoryNote('---\nnot: [yaml\n---\nText', 'a/Tea.md'))).toEqual(['Tea: Text']);
  });
});
