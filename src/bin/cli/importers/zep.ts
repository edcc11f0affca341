import { conversationLines, type ExportedTurn } from './conversation.js';
import type { Format, FoundRecord } from './format.js';
import { idOf, linesOf, listOf, type Mapped, objectOf, objectsOf, textOf, UNRECOGNIZED } from './mapped.js';

const SOURCE = 'zep';

/** Answers of Zep's API, which has no export. */
export const ZEP: Format = {
  expected:
    'answers of the API of Zep, JSON or lines: facts or edges of a graph ({"fact", "uuid", …}), or threads ({"thread_id" or ' +
    '"session_id", "user_id", "messages": [...]})',
  parts: () => [{ files: /\.(?:json|jsonl|ndjson)$/, record: ({ value }) => zepRecord(value) }],
};

type Fields = Record<string, unknown>;

/** Returns what becomes of a fact, a thread, or an answer that holds a list of either. */
export function zepRecord(value: FoundRecord['value'], outer: Fields = {}): Mapped[] {
  const record = objectOf(value);
  if (!record) return [{ from: 'a record', leftOut: UNRECOGNIZED }];
  const whose = { ...outer, ...record };
  if (typeof record['fact'] === 'string') return factLines(whose, record['fact']);
  const inner = ['edges', 'facts', 'threads', 'sessions', 'results'].flatMap((key) => listOf(record[key]));
  const messages = listOf(record['messages']);
  if (!messages.length && !inner.length) {
    const isEmpty = ['edges', 'facts', 'messages'].some((key) => Array.isArray(record[key]));
    return isEmpty ? [] : [{ from: idOf(record['uuid']) ?? 'a record', leftOut: UNRECOGNIZED }];
  }
  const owner = { user_id: whose['user_id'], thread_id: threadOf(whose) };
  return [...inner.flatMap((each) => zepRecord(each, owner)), ...(messages.length ? threadLines(owner, messages) : [])];
}

function factLines(fact: Fields, text: string): Mapped[] {
  const from = idOf(fact['uuid']) ?? 'a fact';
  if (fact['invalid_at'] || fact['expired_at']) return [{ from, leftOut: 'a fact that is no longer valid' }];
  const meta = { kind: 'fact', relation: fact['name'], valid_at: fact['valid_at'], session_id: threadOf(fact) };
  return linesOf(SOURCE, { from, text, id: fact['uuid'], meta, userId: fact['user_id'], createdAt: fact['created_at'] });
}

function threadLines({ user_id, thread_id }: Fields, messages: readonly unknown[]): Mapped[] {
  const from = idOf(thread_id) ?? 'a thread';
  const turns = objectsOf(messages).flatMap((message): ExportedTurn[] => {
    const kind = textOf(message['role_type'] ?? message['role']).toLowerCase();
    const role = kind === 'user' || kind === 'human' ? 'user' : 'assistant';
    const text = textOf(message['content']);
    return text && kind !== 'system' && kind !== 'tool' ? [{ role, text, at: message['created_at'] }] : [];
  });
  const silent = messages.slice(turns.length).map(() => ({ from, leftOut: 'by the system or a tool' }));
  return [...silent, ...conversationLines(SOURCE, { from, meta: { session_id: thread_id }, userId: user_id }, turns)];
}

const threadOf = (record: Fields) => record['thread_id'] ?? record['session_id'];
