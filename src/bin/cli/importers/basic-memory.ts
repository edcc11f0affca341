import { parse } from 'yaml';
import type { Format } from './format.js';
import { idOf, linesOf, listOf, type Mapped, objectOf, textOf } from './mapped.js';
import { markdownItems } from './markdown.js';

const SOURCE = 'basic-memory';

/** A project of Basic Memory: a folder of Markdown notes. */
export const BASIC_MEMORY: Format = {
  expected: 'the folder of a Basic Memory project, a zip of it, or one of its Markdown notes',
  parts: () => [{ files: /\.md$/i, text: basicMemoryNote }],
};

const FRONTMATTER = /^\uFEFF?---\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|$)/s;
/** An observation: `[category] text #tag (context)`. A task, `[ ]` or `[x]`, and a link, `[text](…)`, are none. */
const OBSERVATION = /^\[([^[\]()]+)\]\s+(?!\()(.+)$/s;
/** A relation: `relates to [[Other note]]`. */
const RELATION = /^[^[\]]*\[\[[^\]]+\]\](?:\s*\([^)]*\))?$/;
const TASK = /^[ xX-]$/;

/** Returns what becomes of a note: a line for each observation, paragraph and item. Its title says what they are about. */
export function basicMemoryNote(content: string, file: string): Mapped[] {
  const [whole = '', yaml = ''] = FRONTMATTER.exec(content) ?? [];
  const front = frontmatterOf(yaml);
  const title = textOf(front['title']) || file.replace(/^.*\//, '').replace(/\.md$/i, '');
  const tags =
    typeof front['tags'] === 'string' ? front['tags'].split(/[\s,]+/) : listOf(front['tags']).flatMap((tag) => idOf(tag) ?? []);
  const note = { title, file, permalink: front['permalink'], type: front['type'], tags: tags.filter(Boolean) };
  const times = { createdAt: front['created'] ?? front['date'], updatedAt: front['updated'] ?? front['modified'] };
  return markdownItems(content.slice(whole.length)).flatMap(({ heading, text }) => {
    if (RELATION.test(text)) return [{ from: file, leftOut: 'a link to another note' }];
    const observation = OBSERVATION.exec(text);
    const [, category, observed] = observation && !TASK.test(observation[1]!) ? observation : [];
    const said = observed ?? text;
    const meta = { ...note, category, heading: heading === title ? undefined : heading };
    const about = said.includes(title) ? said : `${title}: ${said}`;
    return linesOf(SOURCE, { from: file, text: about, meta, ...times });
  });
}

/** Returns the properties of a note; none if they are no YAML, as in a note that begins with a line of its own. */
function frontmatterOf(yaml: string): Record<string, unknown> {
  try {
    return objectOf(parse(yaml)) ?? {};
  } catch {
    return {};
  }
}
