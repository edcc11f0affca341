import type { Format, FoundRecord } from './format.js';
import { given, idOf, linesOf, listOf, type Mapped, objectOf, textOf, UNRECOGNIZED } from './mapped.js';

const SOURCE = 'supermemory';

/** Answers of Supermemory's lists. The format of its own export is not published. */
export const SUPERMEMORY: Format = {
  expected:
    "the answers of Supermemory's POST /v4/memories/list or POST /v3/documents/list as JSON: a list, or an object with " +
    '"memoryEntries", "memories" or "documents"',
  parts: () => [
    {
      files: /\.(?:json|jsonl|ndjson)$/,
      lists: ['memoryEntries', 'memories', 'documents', 'results'],
      record: ({ value }) => supermemoryEntry(value),
    },
  ],
};

/** Returns what becomes of a memory or a document. */
export function supermemoryEntry(value: FoundRecord['value']): Mapped[] {
  const entry = objectOf(value);
  const from = idOf(entry?.['customId']) ?? idOf(entry?.['id']) ?? 'an entry';
  if (!entry || !['memory', 'content', 'summary', 'title'].some((key) => key in entry)) return [{ from, leftOut: UNRECOGNIZED }];
  if (entry['isForgotten'] === true) return [{ from, leftOut: 'forgotten there' }];
  if (entry['isLatest'] === false) return [{ from, leftOut: 'an earlier version' }];
  // The list of documents names a document and tells its summary, but not its content unless it is asked for.
  const text = textOf(entry['memory']) || textOf(entry['content']) || textOf(entry['summary']);
  if (!text) return [{ from, leftOut: 'without content: ask the list for it (includeContent)' }];
  const tags = [...listOf(entry['containerTags']), entry['containerTag'], entry['spaceContainerTag']].flatMap(
    (tag) => idOf(tag) ?? [],
  );
  const meta = given({
    ...objectOf(entry['metadata']),
    container_tag: tags[0],
    container_tags: tags.length > 1 ? tags : undefined,
    title: entry['title'],
    url: entry['url'],
  });
  const id = entry['customId'] ?? entry['id'];
  return linesOf(SOURCE, { from, text, id, meta, createdAt: entry['createdAt'], updatedAt: entry['updatedAt'] });
}
