import type { Format, FoundRecord } from './format.js';
import { given, idOf, linesOf, listOf, type Mapped, objectOf, textOf, UNRECOGNIZED } from './mapped.js';

const SOURCE = 'claude-mem';

/** The JSON file of claude-mem's script `export-memories`. */
export const CLAUDE_MEM: Format = {
  expected: 'the JSON file of claude-mem\'s export-memories, with "observations" and "summaries"',
  parts: () => [{ files: /\.json$/, lists: ['observations', 'summaries', 'sessions', 'prompts'], record: claudeMemRecord }],
};

/** The headings of a summary's fields, which are empty in many of them. */
const SUMMARY = {
  investigated: 'Investigated',
  learned: 'Learned',
  completed: 'Completed',
  next_steps: 'Next steps',
  notes: 'Notes',
};

/** Returns what becomes of an observation or a summary. */
export function claudeMemRecord({ value, list }: FoundRecord): Mapped[] {
  const record = objectOf(value);
  const from =
    textOf(record?.['title']) || textOf(record?.['request']) || `${list || 'a record'} ${idOf(record?.['id']) ?? ''}`.trim();
  if (list === 'sessions') return [{ from, leftOut: 'the description of a session' }];
  if (list === 'prompts') return [{ from, leftOut: 'a prompt' }];
  if (!record || (list !== 'observations' && list !== 'summaries')) return [{ from, leftOut: UNRECOGNIZED }];
  const isObservation = list === 'observations';
  const text = isObservation ? observationText(record) : summaryText(record);
  const session = record['memory_session_id'] ?? record['sdk_session_id'];
  const time = record['created_at'] ?? record['created_at_epoch'];
  const meta = given({
    kind: isObservation ? 'observation' : 'summary',
    type: record['type'],
    project: record['project'],
    session_id: session,
    concepts: texts(record['concepts']),
    files: [...new Set([...texts(record['files_modified']), ...texts(record['files_edited']), ...texts(record['files_read'])])],
  });
  // Ids begin anew in every database; a session, a title and a time do not.
  const id = `${idOf(session) ?? ''}/${idOf(record['created_at_epoch']) ?? idOf(time) ?? ''}/${list}/${idOf(record['id']) ?? ''}`;
  return linesOf(SOURCE, { from, text, id, meta, createdAt: time });
}

function observationText(record: Record<string, unknown>): string {
  const title = [record['title'], record['subtitle']].map(textOf).filter(Boolean).join(': ');
  const facts = texts(record['facts']);
  const body = textOf(record['narrative']) || textOf(record['text']);
  const told = facts.length && !body ? facts.join('\n') : [body, ...facts].filter(Boolean).join('\n');
  return [title, told].filter(Boolean).join('\n');
}

const summaryText = (record: Record<string, unknown>): string =>
  [
    textOf(record['request']),
    ...Object.entries(SUMMARY).flatMap(([key, heading]) => {
      const text = textOf(record[key]);
      return text ? [`${heading}: ${text}`] : [];
    }),
  ]
    .filter(Boolean)
    .join('\n');

/** Returns a list of texts, which the database of claude-mem holds as JSON. */
function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean);
  if (typeof value !== 'string' || !value) return [];
  try {
    return listOf(JSON.parse(value)).map(textOf).filter(Boolean);
  } catch {
    // Older versions hold the text itself.
    return [value];
  }
}
