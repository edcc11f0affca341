import type { Format, FoundRecord } from './format.js';
import { given, idOf, linesOf, listOf, type Mapped, objectOf, objectsOf, textOf, UNRECOGNIZED } from './mapped.js';

const SOURCE = 'hindsight';

/** The archive of a bank of Hindsight. */
export const HINDSIGHT: Format = {
  expected: 'the zip of a bank of Hindsight, with manifest.json (schema_version 1) and documents/000000.json and so on',
  parts: () => {
    let bank: string | undefined;
    return [
      {
        files: /(?:^|\/)manifest\.json$/,
        record: ({ value, file }) => {
          const manifest = objectOf(value);
          bank = idOf(manifest?.['source_bank_id']);
          return manifest?.['schema_version'] === 1 ? [] : [{ from: file, leftOut: UNRECOGNIZED }];
        },
      },
      { files: /(?:^|\/)documents\/[^/]+\.json$/, record: (found) => hindsightDocument(found, bank) },
    ];
  },
};

/** Returns what becomes of a document: its facts, or its text if none was made of it. */
export function hindsightDocument({ value, file }: FoundRecord, bank?: string): Mapped[] {
  const document = objectOf(value);
  const from = idOf(document?.['id']) ?? file;
  if (!document || !('facts' in document || 'original_text' in document)) return [{ from, leftOut: UNRECOGNIZED }];
  const about = { bank, document: document['id'], tags: listOf(document['tags']) };
  const facts = objectsOf(document['facts']);
  const original = textOf(document['original_text']);
  if (!facts.length)
    return linesOf(SOURCE, { from, text: original, id: document['id'], meta: about, createdAt: document['created_at'] });
  return [
    ...(original ? [{ from, leftOut: 'the text of a document, of which there are facts' }] : []),
    ...facts.flatMap((fact) =>
      linesOf(SOURCE, {
        from,
        text: textOf(fact['text']),
        meta: factMeta(fact, about),
        createdAt: fact['mentioned_at'] ?? document['created_at'],
      }),
    ),
  ];
}

function factMeta(fact: Record<string, unknown>, about: Record<string, unknown>): Record<string, unknown> {
  const { fact_type, context, event_date, occurred_start, occurred_end } = fact;
  const entities = listOf(fact['entities']).map((entity) => objectOf(entity)?.['name'] ?? entity);
  return given({
    ...objectOf(fact['metadata']),
    ...about,
    tags: [...new Set([...listOf(about['tags']), ...listOf(fact['tags'])])],
    fact_type,
    context,
    event_date: occurred_start ? undefined : event_date,
    occurred_start,
    occurred_end,
    entities,
  });
}
