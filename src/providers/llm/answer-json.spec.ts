import { objectsIn, textsOf } from './answer-json.js';

const first = (text: string) => objectsIn(text).next().value;
const ANSWER = { colour: 'blue' };
const JSON_TEXT = JSON.stringify(ANSWER);

describe('objectsIn', () => {
  it.each([
    ['the answer alone', JSON_TEXT],
    ['indented', JSON.stringify(ANSWER, null, 2)],
    ['in a fence', `\`\`\`json\n${JSON_TEXT}\n\`\`\``],
    ['in a fence without a language', `\`\`\`\n${JSON_TEXT}\n\`\`\``],
    ['after prose', `Here is the answer you asked for: ${JSON_TEXT}`],
    ['before prose', `${JSON_TEXT}\n\nLet me know if {you} need more.`],
    ['after thoughts', `<think>It says {"colour":"red"} or so.</think>\n${JSON_TEXT}`],
    ['after thoughts without a beginning', `It may be red.</think>${JSON_TEXT}`],
    ['in thoughts, with nothing behind them', `<think>${JSON_TEXT}</think>`],
    ['after an example', `For {"colour":"red"} I would say ${JSON_TEXT}`],
    ['after a brace that does not end', `{ hm. ${JSON_TEXT}`],
  ])('finds an answer that stands %s', (_name, text) => expect(first(text)).toEqual(ANSWER));

  it('reads braces and quotes in strings as text', () => {
    const tricky = { text: 'a } and a { and "quotes" and a \\' };
    expect(first(`So: ${JSON.stringify(tricky)} - done`)).toEqual(tricky);
  });

  it.each(['', 'It is blue.', '{"colour":', '{'.repeat(50_000)])('finds nothing in %j', (text) =>
    expect(first(text)).toBeUndefined(),
  );
});

describe('textsOf', () => {
  const of = (message: object) => textsOf({ choices: [{ message }] });
  it('returns what was written before what was thought', () =>
    expect(of({ content: 'a', reasoning_content: 'b' })).toEqual(['a', 'b']));
  it.each([
    { content: '', reasoning_content: 'b' },
    { content: null, reasoning: 'b' },
    { content: [{ type: 'text', text: 'b' }] },
  ])('returns the one text in %j', (message) => expect(of(message)).toEqual(['b']));
  it.each([null, {}, { choices: [] }, { choices: [null] }, { choices: [{ message: { content: null, refusal: 'no' } }] }])(
    'refuses %j',
    (completion) => expect(() => textsOf(completion)).toThrow('without content'),
  );
});
