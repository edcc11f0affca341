import { chatgptConversation } from './chatgpt.js';

const node = (parent: string | null, message: object | null, children: string[] = []) => ({ parent, message, children });
const said = (role: string, text: string, more: object = {}) => ({
  author: { role },
  content: { content_type: 'text', parts: [text] },
  create_time: 1_714_564_800.5,
  recipient: 'all',
  ...more,
});
const mapped = (mapping: object, more: object = {}) =>
  chatgptConversation({
    value: { title: 'Trip', conversation_id: 'c1', current_node: 'end', mapping, ...more },
    list: '',
    file: 'conversations.json',
  });
const linesIn = (mapping: object, more: object = {}) =>
  mapped(mapping, more).flatMap((each) => ('line' in each ? [each.line] : []));
const reasonsIn = (mapping: object, more: object = {}) =>
  mapped(mapping, more).flatMap((each) => ('leftOut' in each ? [each.leftOut] : []));

describe('A conversation of ChatGPT', () => {
  it('gives what its user states, with time and conversation', () => {
    const mapping = {
      root: node(null, null, ['a']),
      a: node('root', said('user', 'I am allergic to peanuts.'), ['end']),
      end: node('a', said('assistant', 'Noted: I will avoid peanuts in recipes.')),
    };
    expect(linesIn(mapping)).toEqual([
      {
        text: 'I am allergic to peanuts.',
        meta: { source: 'chatgpt', conversation: 'Trip', conversation_id: 'c1' },
        external_id: expect.stringMatching(/^chatgpt:[0-9a-f]{32}$/),
        created_at: '2024-05-01T12:00:00.500Z',
        updated_at: '2024-05-01T12:00:00.500Z',
      },
    ]);
    expect(reasonsIn(mapping)).toEqual(['said by the assistant']);
  });

  it('gives the branch that was shown last, and not what was edited away', () => {
    const mapping = {
      root: node(null, null, ['old', 'end']),
      old: node('root', said('user', 'I live in Rome.')),
      end: node('root', said('user', 'I live in Milan.')),
    };
    expect(linesIn(mapping).map(({ text }) => text)).toEqual(['I live in Milan.']);
    const longest = {
      ...mapping,
      new: node('end', said('user', 'My flat has two rooms.')),
      end: { ...mapping.end, children: ['new'] },
    };
    expect(linesIn(longest, { current_node: null }).map(({ text }) => text)).toEqual([
      'I live in Milan.',
      'My flat has two rooms.',
    ]);
    const circle = { a: node('end', said('user', 'I live in Bonn.')), end: node('a', null) };
    expect(linesIn(circle).map(({ text }) => text)).toEqual(['I live in Bonn.']);
  });

  it('leaves out questions, talk, long texts, hidden turns and tools', () => {
    const hidden = { metadata: { is_visually_hidden_from_conversation: true } };
    const mapping = {
      a: node(null, said('system', 'You are a helpful assistant.')),
      b: node('a', said('user', 'What is the capital of France?')),
      c: node('b', said('tool', 'Paris')),
      d: node('c', said('user', 'thanks!')),
      e: node('d', said('user', 'Rewrite this. '.repeat(200))),
      f: node('e', said('user', 'I was hidden.', hidden)),
      g: node('f', said('assistant', 'A long answer. '.repeat(200))),
      end: node('g', said('assistant', 'search("Paris")', { recipient: 'web' })),
    };
    expect(linesIn(mapping)).toEqual([]);
    expect(reasonsIn(mapping)).toEqual([
      'by the system or a tool',
      'by the system or a tool',
      'hidden',
      'by the system or a tool',
      'a question',
      'small talk',
      'a turn of more than 2000 characters',
      'said by the assistant',
    ]);
  });

  it('gives the saved memories and custom instructions that it shows', () => {
    const told = { user_context_message_data: { about_user_message: 'I am a nurse.', about_model_message: 'Answer briefly.' } };
    const mapping = {
      a: node(null, said('system', '', { metadata: told })),
      b: node('a', said('assistant', 'Has a cat named Milo.', { recipient: 'bio' })),
      end: node('b', {
        author: { role: 'system' },
        content: {
          content_type: 'model_editable_context',
          model_set_context: '1. [2024-05-01]. Has a cat named Milo.\n\n2. [2024-06-02]. Works nights.\n',
        },
      }),
    };
    const lines = linesIn(mapping);
    expect(lines.map(({ text, meta }) => [text, (meta as { kind: string }).kind])).toEqual([
      ['I am a nurse.', 'custom_instructions'],
      ['Answer briefly.', 'custom_instructions'],
      ['Has a cat named Milo.', 'saved_memory'],
      ['Has a cat named Milo.', 'saved_memory'],
      ['Works nights.', 'saved_memory'],
    ]);
    expect(lines[2]?.['external_id']).toBe(lines[3]?.['external_id']);
    expect(lines[4]).toMatchObject({ created_at: '2024-06-02T00:00:00.000Z' });
  });

  it('is left out whole if it is not to be remembered, or something else', () => {
    const mapping = { end: node(null, said('user', 'I live in Rome.')) };
    expect(reasonsIn(mapping, { is_do_not_remember: true })).toEqual(['a conversation that is marked as not to be remembered']);
    for (const value of [null, 'text', [], {}, { mapping: 'x' }])
      expect(chatgptConversation({ value, list: '', file: 'f' })).toEqual([{ from: 'untitled', leftOut: 'not recognized' }]);
  });
});
