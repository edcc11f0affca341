import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { FORMATS } from './formats.js';
import type { ImportLine } from './mapped.js';
import { scopeArgument, withScopes } from './scope-mapping.js';
import { openSource } from './source-files.js';
import { type Survey, surveyOf } from './survey.js';
import { surveyLines } from './survey-report.js';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'mnemonest-importers-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function write(name: string, content: string | Buffer): string {
  const path = join(directory, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

async function survey(from: string, path: string, scoped = (line: ImportLine) => line): Promise<Survey> {
  const source = await openSource(path);
  try {
    return await surveyOf(FORMATS[from]!, source, scoped);
  } finally {
    source.close();
  }
}

/** Returns a zip with these files, deflated. */
function zipOf(files: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = [];
  const directoryParts: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const [raw, nameBytes] = [Buffer.from(content), Buffer.from(name)];
    const packed = deflateRawSync(raw);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(raw), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(raw.length, 18);
    fields.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, nameBytes, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directoryParts.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), fields, tail, nameBytes]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directoryParts);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directoryParts.length, 4);
  end.writeUInt16LE(directoryParts.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, central, Buffer.from('PK\x05\x06'), end]);
}

const conversation = (title: string, ...said: string[]) => ({
  name: title,
  uuid: title,
  chat_messages: said.map((text) => ({ sender: 'human', text })),
});

const node = (parent: string | null, role?: string, text?: string) => ({
  parent,
  children: [],
  message: role ? { author: { role }, content: { content_type: 'text', parts: [text] }, recipient: 'all' } : null,
});

/** A whole small export of each product: its files, and the report on it. */
const EXPORTS: Readonly<Record<string, { readonly files: Readonly<Record<string, unknown>>; readonly report: string }>> = {
  chatgpt: {
    files: {
      'conversations-000.json': [
        {
          title: 'Trip',
          conversation_id: 'c1',
          current_node: 'b',
          mapping: {
            a: node(null, 'user', 'I am allergic to nuts.'),
            b: node('a', 'assistant', 'Noted: no nuts in your recipes.'),
          },
        },
      ],
    },
    report: 'of no user\n  I am allergic to nuts.\nleft out:\n  1 said by the assistant (conversations-000.json: Trip)\n',
  },
  claude: {
    files: { 'conversations.json': [conversation('One', 'I live in Rome.', 'Where is it?')] },
    report: 'of no user\n  I live in Rome.\nleft out:\n  1 a question (conversations.json: One)\n',
  },
  mem0: {
    files: {
      'mem0.json': {
        count: 2,
        results: [
          { id: 'a1', memory: 'Likes tea', user_id: 'ana' },
          { id: 'a2', memory: ' ' },
        ],
      },
    },
    report: 'of ana\n  Likes tea\nleft out:\n  1 empty (mem0.json: a2)\n',
  },
  zep: {
    files: {
      'zep.json': {
        user_id: 'ana',
        edges: [
          { uuid: 'e1', fact: 'Ana likes tea' },
          { uuid: 'e2', fact: 'Ana likes cola', invalid_at: '2026-02-01T00:00:00Z' },
        ],
      },
    },
    report: 'of ana\n  Ana likes tea\nleft out:\n  1 a fact that is no longer valid (zep.json: e2)\n',
  },
  supermemory: {
    files: {
      'list.json': {
        memoryEntries: [
          { id: 'm1', memory: 'Prefers Rust' },
          { id: 'm2', memory: 'Go', isForgotten: true },
        ],
      },
    },
    report: 'of no user\n  Prefers Rust\nleft out:\n  1 forgotten there (list.json: m2)\n',
  },
  hindsight: {
    files: {
      'manifest.json': { schema_version: 1, source_bank_id: 'b' },
      'documents/0.json': { id: 'd1', original_text: 'Bo said…', facts: [{ text: 'Bo moved to Oslo' }] },
    },
    report:
      'of no user\n  Bo moved to Oslo\nleft out:\n  1 the text of a document, of which there are facts (documents/0.json: d1)\n',
  },
  'claude-mem': {
    files: { 'export.json': { observations: [{ id: 7, title: 'Chose SQLite' }], prompts: [{ id: 8 }] } },
    report: 'of no user\n  Chose SQLite\nleft out:\n  1 a prompt (export.json: prompts 8)\n',
  },
  'basic-memory': {
    files: { 'notes/coffee.md': '---\ntitle: Coffee\n---\n\nThe grinder stands in the kitchen.\n\n- see [[Tea]]\n' },
    report: 'of no user\n  Coffee: The grinder stands in the kitchen.\nleft out:\n  1 a link to another note (notes/coffee.md)\n',
  },
};

it('of every product can be tried before it is imported, with a report', async () => {
  const reports: Record<string, string> = {};
  for (const [product, { files }] of Object.entries(EXPORTS)) {
    for (const [name, content] of Object.entries(files))
      write(`${product}/${name}`, typeof content === 'string' ? content : JSON.stringify(content));
    reports[product] = surveyLines(await survey(product, join(directory, product)));
  }
  expect(Object.keys(reports)).toEqual(Object.keys(FORMATS));
  const expected = Object.entries(EXPORTS).map(([product, { report }]) => [product, `1 memory would be imported: 1 ${report}`]);
  expect(reports).toEqual(Object.fromEntries(expected));
});

describe('An export', () => {
  it('is read from a zip, a folder or a file of any name, each text once', async () => {
    const list = JSON.stringify([
      conversation('One', 'I live in Rome.', 'I have a dog.'),
      conversation('Two', 'I live in Rome.'),
    ]);
    const memories = JSON.stringify([{ conversations_memory: 'Ana lives in Rome.' }]);
    const files = { 'export/conversations.json': list, 'export/memories.json': memories, 'export/users.json': '[{"uuid":"x"}]' };
    const expected = {
      memories: 3,
      leftOut: [{ reason: 'says what an earlier one says', pieces: 1, examples: ['export/conversations.json: Two'] }],
    };
    expect(await survey('claude', write('export.zip', zipOf(files)))).toMatchObject(expected);
    for (const [name, content] of Object.entries(files)) write(`folder/${name}`, content);
    expect(await survey('claude', join(directory, 'folder'))).toMatchObject(expected);
    expect(await survey('claude', write('renamed.json', list))).toMatchObject({ memories: 2 });
    expect(await survey('chatgpt', write('what-it-knows.txt', 'Has a cat\n- Works nights\n\n'))).toMatchObject({ memories: 2 });
  });

  it('is read in pieces, whatever its size, with white space and a byte order mark before it', async () => {
    const page = {
      count: 3,
      results: Array.from({ length: 3_000 }, (_, n) => ({ id: `${n}`, memory: `Fact ${n}: ü`, user_id: `u${n % 2}` })),
    };
    const found = await survey('mem0', write('mem0.json', `\uFEFF \n${JSON.stringify(page)}`));
    expect([found.memories, [...found.users]]).toEqual([
      3_000,
      [
        ['u0', 1_500],
        ['u1', 1_500],
      ],
    ]);
    const lines = page.results.map((memory) => `${JSON.stringify(memory)}\n`).join('');
    expect((await survey('mem0', write('mem0.jsonl', lines))).memories).toBe(3_000);
    expect((await survey('mem0', write('pages.json', JSON.stringify([page, page])))).memories).toBe(6_000);
    expect((await survey('mem0', write('list.json', JSON.stringify(page.results)))).memories).toBe(3_000);
  });

  it('is refused where it breaks off, is something else or cannot be read, with what was expected', async () => {
    const refused = async (from: string, path: string) => (await survey(from, path).catch((error: Error) => error)) as Error;
    const broken = write('conversations.json', '[{"name":"One","chat_messages":[]},{"name":');
    expect((await refused('claude', broken)).message).toMatch(/^conversations\.json is no complete JSON: /);
    expect((await refused('claude', write('empty.json', ' '))).message).toContain('empty.json is no complete JSON: it is empty');
    expect((await refused('claude', write('note.json', '{"a": [1]}'))).message).toMatch(
      /^nothing of it is recognized: expected is the zip of/,
    );
    expect((await refused('hindsight', write('a.zip', zipOf({ 'readme.txt': 'x' })))).message).toMatch(
      /^there is none of the files .*manifest\.json/,
    );
    expect((await refused('claude', write('b.zip', 'no zip'))).message).toMatch(/b\.zip cannot be read/);
    expect((await refused('claude', write('c.zip', zipOf({ '../conversations.json': '[]' })))).message).toMatch(
      /c\.zip cannot be read/,
    );
    expect((await refused('claude', join(directory, 'never'))).message).toMatch(/never cannot be read \(ENOENT\)/);
  });

  it('gets its scopes from fields, from itself and from what is given, in this order', () => {
    const line = { text: 'x', user_id: 'own', meta: { container_tag: 'tag' }, app_id: 'app' };
    const fields = scopeArgument('run_id=app_id', scopeArgument('user_id=container_tag'));
    expect(withScopes(line, fields, { agent_id: 'given', user_id: 'given' })).toEqual({
      ...line,
      user_id: 'tag',
      agent_id: 'given',
      run_id: 'app',
    });
    expect(withScopes(line, { user_id: 'missing' }, { user_id: 'given' })).toEqual(line);
    expect(() => scopeArgument('user=x')).toThrow('It must be one of user_id, agent_id, run_id, "=", and the name of a field.');
  });

  it('is told of for people', async () => {
    const found = await survey(
      'claude',
      write('c.json', JSON.stringify([conversation('One', 'I live in Rome.', 'Where is it?')])),
      (line) => ({
        ...line,
        user_id: 'ana',
      }),
    );
    expect(surveyLines(found)).toBe(
      '1 memory would be imported: 1 of ana\n  I live in Rome.\nleft out:\n  1 a question (c.json: One)\n',
    );
  });
});
