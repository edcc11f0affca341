import { type SpokenTurn, TurnAssembly } from './assembly.js';

/** Puts turns together that are written as "u: hello" and "a: hello". */
function put(...lines: string[]) {
  const turns = new TurnAssembly();
  return lines.map((line) => turns.add(spoken(line))).at(-1);
}

const ROLES: Record<string, string> = { u: 'user', a: 'assistant', s: 'system' };
function spoken(line: string): SpokenTurn {
  const [role = '', text = ''] = line.split(/: (.*)/s);
  return ROLES[role] ? { role: ROLES[role], text } : { role: 'user', name: role, text };
}

describe('the turns that become memories', () => {
  it.each([
    'u: Could you check the boiler schedule for me?',
    'u: and when does the museum close',
    'u: Ok, great! Which of them is cheaper?',
    'u: Wo wohnst du eigentlich?',
    'u: 駅はどこですか。',
    'a: Thanks! Which floor is the office on?',
    'a: Is there anything else?',
    'Ana: What a day! How was yours?',
  ])('not the question %s', (line) => expect(put(line)).toMatchObject({ dropped: expect.stringMatching('question|small_talk') }));

  it.each(['u: thanks a lot!', 'u: ok', 'u: Yes', "a: You're welcome!", 'a: Let me know if you need more help.', 'u: 👍'])(
    'not the talk %s',
    (line) => expect(put(line)).toEqual({ dropped: 'small_talk' }),
  );

  it.each([
    ['u: I am restoring a 1962 sailing boat', 'a: A boat, how exciting! What is she called?'],
    ['u: My sister moved to Tartu', "a: That's wonderful news!"],
    ['u: I run a small pottery studio', 'a: Great, pottery is so much fun. Shall we begin?'],
    ['u: The kiln broke again', "a: Oh no, I'm sorry to hear that. I'll keep it in mind."],
  ])('not what an assistant says after %s: %s', (...lines) =>
    expect(put(...lines)).toEqual({ dropped: expect.stringMatching('no_statement|question') }),
  );

  it.each([
    'u: I work as a nurse in Tartu.',
    'u: remind me to water the fern on Friday',
    "u: I'm setting up a FastAPI 0.115 service on port 9000 with two workers, can you help me test it?",
    'u: We are moving to Braga in March, right?',
    'a: Your appointment is booked for 14 June at 9:30.',
    'a: The cheapest train leaves Vienna at dawn and arrives in Graz before ten.',
    's: The user prefers short answers',
  ])('but the statement %s', (line) => expect(put(line)).toEqual({ text: spoken(line).text }));

  it('but what an assistant answers, without the talk around it', () =>
    expect(put('u: is the pool heated', 'a: Sure! The pool is heated until September. Anything else?')).toEqual({
      text: 'The pool is heated until September.',
      context: 'is the pool heated',
    }));
});

it('keeps of a question what its speaker tells of themselves, without the question', () =>
  expect(put("u: I'm Christina, a colour technologist from Leeds, can you help me?")).toEqual({
    text: "I'm Christina, a colour technologist from Leeds",
  }));

describe('what a turn is understood by', () => {
  const contextOf = (...lines: string[]) => (put(...lines) as { context?: string }).context;

  it('is the question that it answers', () =>
    expect(contextOf('a: Noted. What are your opening hours?', 'u: 8 to 12, closed on Tuesdays')).toBe(
      'What are your opening hours?',
    ));
  it('is the question of another speaker, by name', () =>
    expect(contextOf('Ana: Where did you go?', 'Ben: To the lake with my kids')).toBe('Where did you go?'));
  it('is the last of several questions', () =>
    expect(contextOf('a: How are you? Which tram do you take?', 'u: the number four, from the harbour')).toBe(
      'Which tram do you take?',
    ));
  it('is for more of the same the question before', () =>
    expect(
      contextOf('a: Who are your neighbours?', 'u: a baker from Narva', 'a: Ok. Anyone else?', 'u: and a dentist with two cats'),
    ).toBe('Who are your neighbours?'));
  it('is the same for what goes on with an answer', () =>
    expect(contextOf('a: Who works here?', 'u: Mart does the garden', 'u: and Liis cooks on weekends')).toBe('Who works here?'));
  it('is nothing for something else that the same speaker says', () =>
    expect(contextOf('a: Who works here?', 'u: Mart does the garden', 'u: My train is late today')).toBeUndefined());
  it('is what was asked in an earlier call, of which the last turns are known', () => {
    const earlier = new TurnAssembly();
    for (const line of ['u: hello', 'a: Hello!', 'u: I need a berth', 'u: soon', 'a: Sure. For how many months?'])
      earlier.add(spoken(line));
    expect(earlier.last).toHaveLength(4);
    expect(new TurnAssembly(earlier.last).add(spoken('u: six months from October'))).toEqual({
      text: 'six months from October',
      context: 'For how many months?',
    });
  });
  it('is nothing of what belongs to somebody else', () => {
    const turns = new TurnAssembly();
    turns.add({ role: 'assistant', text: 'Who are your neighbours?', subject: 'ana' });
    expect(turns.add({ role: 'user', text: 'a baker and two cats', subject: 'ben' })).toEqual({ text: 'a baker and two cats' });
  });
  it('is for an edit what was asked before its earlier version, and for the next turns the edit', () => {
    const turn = (line: string, id: string, subject = 's') => ({ ...spoken(line), id, subject });
    const assembly = new TurnAssembly();
    const lines = ['a: Which berth is your boat in?', 'u: number 12, by the mill', 'a: What colour is the sail?'];
    for (const [index, line] of lines.entries()) assembly.add(turn(line, `t${index}`));
    const edit = turn('u: number 14, by the mill', 't1');
    expect(assembly.before(edit)).toEqual([turn(lines[0]!, 't0')]);
    expect(assembly.add(edit)).toEqual({ text: edit.text, context: 'Which berth is your boat in?' });
    expect(assembly.last).toEqual([turn(lines[0]!, 't0'), edit, turn(lines[2]!, 't2')]);
    expect(assembly.add(turn('u: red, with a white stripe', 't3'))).toMatchObject({ context: 'What colour is the sail?' });
    // The ids of another subject are others.
    expect(assembly.before(turn('u: number 15, by the mill', 't1', 'other'))).toEqual([]);
  });
  it('is nothing after an offer of help', () =>
    expect(
      contextOf('a: How can I help you today?', 'u: My ferry to Helsinki leaves at noon, please remember it'),
    ).toBeUndefined());
  it('is nothing for a statement after a statement', () =>
    expect(
      contextOf('a: The ferry leaves at 9:15.', 'u: my cabin number on that ship is 4021 and it has a window'),
    ).toBeUndefined());
});

describe('an answer that says nothing by itself', () => {
  const textOf = (...lines: string[]) => (put(...lines) as { text: string }).text;

  it.each([
    ['a: Shall I book the blue room?', 'u: yes please', 'Shall I book the blue room: yes please'],
    ['a: Do you own a car?', 'u: no', 'Do you own a car: no'],
    ["a: I'd suggest the night train to Split.", 'u: sounds great', "I'd suggest the night train to Split: sounds great"],
    [
      'a: How about Pension Adler?',
      "u: ok let's take it for two nights",
      "How about Pension Adler: ok let's take it for two nights",
    ],
    ['a: Soll ich den Termin verschieben?', 'u: ja, gerne', 'Soll ich den Termin verschieben: ja, gerne'],
    ['a: How many seats?', 'u: Seven', 'How many seats: Seven'],
    ['a: When is the exam?', 'u: next Thursday', 'When is the exam: next Thursday'],
  ])('%s %s', (question, answer, text) => expect(textOf(question, answer)).toBe(text));

  it('takes what was proposed before its price was asked', () =>
    expect(textOf('a: How about Pension Adler?', 'u: how much is it', 'a: 80 euros a night.', "u: fine, we'll take it")).toBe(
      "How about Pension Adler: fine, we'll take it",
    ));
  it('takes what was stated where it is to be done', () =>
    expect(textOf('u: how do I make it faster?', 'a: Put Varnish in front of it.', 'u: makes sense, do it')).toBe(
      'Put Varnish in front of it: makes sense, do it',
    ));
  it('takes nothing where help was offered', () =>
    expect(put('a: Would you like help with anything else?', 'u: no thanks')).toEqual({ dropped: 'small_talk' }));
  it('takes nothing where a thing was asked for', () =>
    expect(put('a: What is your name?', 'u: ok')).toEqual({ dropped: 'small_talk' }));
  it('is no assistant', () => expect(put('u: Should I sell the boat?', 'a: Absolutely!')).toEqual({ dropped: 'small_talk' }));
});

describe('bounds', () => {
  it('of a context: 300 characters, its end', () => {
    const { context } = put(`a: Which ${'very '.repeat(200)}long one?`, 'u: the second, with the green cover') as {
      context: string;
    };
    expect(context).toHaveLength(300);
    expect(context.endsWith('long one?')).toBe(true);
  });

  it.each(['?'.repeat(10_000), 'a? '.repeat(3_333), '. '.repeat(5_000), 'and '.repeat(2_500), `i am ${'x '.repeat(4_997)}?`])(
    'of the time for a hostile turn',
    (text) => {
      const turns = new TurnAssembly();
      const start = performance.now();
      turns.add({ role: 'user', text });
      turns.add({ role: 'assistant', text });
      expect(performance.now() - start).toBeLessThan(1_000);
    },
  );
});
