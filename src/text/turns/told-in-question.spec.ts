import { toldInQuestion } from './told-in-question.js';

describe('toldInQuestion', () => {
  it.each([
    [
      "I'm Christina, a colour technologist from Leeds, can you help me with the area of a triangle?",
      "I'm Christina, a colour technologist from Leeds",
    ],
    ["hi, I'm Ana, can you help me?", "I'm Ana"],
    [
      'My boiler makes a loud noise every morning and I rent the flat - what should I ask the owner?',
      'My boiler makes a loud noise every morning and I rent the flat',
    ],
    ['We have 2 dogs, which of the cottages take them?', 'We have 2 dogs'],
    ['Which bike shop is good, since I live in Tartu and ride to work?', 'I live in Tartu and ride to work'],
    [
      'Can you draw the three kinds, considering my work as a dyer and my wish to see everything in pictures?',
      'my work as a dyer and my wish to see everything in pictures',
    ],
    ['Ich bin Köchin und wohne seit Mai in Graz, kannst du mir ein Rezept sagen?', 'Ich bin Köchin und wohne seit Mai in Graz'],
    ['Soy médica y vivo en Sevilla, ¿puedes ayudarme?', 'Soy médica y vivo en Sevilla'],
  ])('of %s is %j', (question, clause) => expect(toldInQuestion(question)).toBe(clause));

  it.each([
    'Can you help me?',
    'hmm, what if I want to add more form fields later? do I need to update the JS code too?',
    'hmm, so how do I ensure my portfolio stands out while keeping the minimalist style?',
    "I'm stuck, can you help me?",
    'I have a quick question about the heating in the house, when does it start?',
    'I would like to know the price of the large room, what is it?',
    "I don't know how this thing in the kitchen works, can you explain?",
    'How do I get to the museum, given my ticket?',
    'and when does it close',
  ])('is nothing of %s', (question) => expect(toldInQuestion(question)).toBeUndefined());

  it.each(['i and '.repeat(2_000), `i am ${', can '.repeat(190)}?`, ', since i '.repeat(99), 'so '.repeat(3_000)])(
    'takes no time for a hostile text',
    (text) => {
      const start = performance.now();
      toldInQuestion(text);
      expect(performance.now() - start).toBeLessThan(1_000);
    },
  );
});
