import { claudeConversation, claudeMemories, claudeProject } from './claude.js';
import type { FoundRecord } from './format.js';
import type { Mapped } from './mapped.js';

const found = (value: unknown): FoundRecord => ({ value, list: '', file: 'memories.json' });
const linesOf = (mapped: readonly Mapped[]) => mapped.flatMap((each) => ('line' in each ? [each.line] : []));
const reasonsOf = (mapped: readonly Mapped[]) => mapped.flatMap((each) => ('leftOut' in each ? [each.leftOut] : []));

describe('The export of Claude', () => {
  it('gives what a human states, and its question where it is an answer', () => {
    const chat_messages = [
      { sender: 'human', text: 'Can you help me to plan a dinner?', content: [] },
      {
        sender: 'assistant',
        text: '',
        content: [
          { type: 'thinking', thinking: '…' },
          { type: 'text', text: 'Which day suits you?' },
        ],
      },
      { sender: 'human', text: 'Friday', created_at: '2025-03-04T10:00:00+02:00', attachments: [{ extracted_content: 'x' }] },
    ];
    const mapped = claudeConversation(found({ uuid: 'u1', name: 'Dinner', chat_messages }));
    expect(linesOf(mapped)).toMatchObject([
      {
        text: 'Which day suits you: Friday',
        meta: { source: 'claude', conversation: 'Dinner', conversation_id: 'u1' },
        created_at: '2025-03-04T08:00:00.000Z',
      },
    ]);
    expect(reasonsOf(mapped)).toEqual(['an attachment', 'a question', 'said by the assistant']);
  });

  it('gives its memory, a line for each paragraph', () => {
    const memories = {
      conversations_memory: '**Work context**\n\nAna runs a bakery in Porto.\n\n## Personal\n- Has two dogs\n- Plays the cello',
      project_memories: { p1: 'The site is built with Astro.' },
      account_uuid: 'acc',
      memory_files: [{ path: 'x' }],
    };
    const mapped = claudeMemories(found(memories));
    expect(linesOf(mapped).map(({ text, meta }) => [text, (meta as { topic?: string }).topic])).toEqual([
      ['Ana runs a bakery in Porto.', 'Work context'],
      ['Has two dogs', 'Personal'],
      ['Plays the cello', 'Personal'],
      ['The site is built with Astro.', undefined],
    ]);
    expect(linesOf(mapped)[3]).toMatchObject({ meta: { project_id: 'p1', account: 'acc' } });
    expect(reasonsOf(mapped)).toEqual(['a memory file']);
  });

  it('gives the instructions and documents of a project', () => {
    const long = 'A sentence about bread. '.repeat(1_000);
    const docs = [{ uuid: 'd1', filename: 'bread.md', content: long, created_at: '2025-01-01T00:00:00Z' }, { content: '' }];
    const mapped = claudeProject(found({ uuid: 'p1', name: 'Bakery', prompt_template: 'Answer in Portuguese.', docs }));
    const lines = linesOf(mapped);
    expect(lines[0]).toMatchObject({ text: 'Answer in Portuguese.', meta: { project: 'Bakery', kind: 'instructions' } });
    expect(lines.slice(1).map((line) => line['external_id'])).toEqual([
      'claude:d1',
      ...Array.from({ length: lines.length - 2 }, (_, index) => `claude:d1#${index + 2}`),
    ]);
    expect(lines.slice(1).every(({ text }) => (text as string).length <= 4_000)).toBe(true);
    expect(
      lines
        .slice(1)
        .map(({ text }) => text)
        .join(' '),
    ).toBe(long.trim());
    expect(reasonsOf(mapped)).toEqual(['empty']);
  });

  it('recognizes nothing else', () => {
    for (const read of [claudeConversation, claudeMemories, claudeProject])
      for (const value of [1, null, {}, { users: [] }]) expect(reasonsOf(read(found(value)))).toEqual(['not recognized']);
  });
});
