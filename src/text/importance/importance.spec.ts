import { importanceOf } from './importance.js';

const LOW = [
  'Hi!',
  'Thanks a lot!!',
  "It's so hot today, isn't it?",
  'I could really use a holiday.',
  'My lunch was kind of bland.',
  'NEVER going to that cinema again lol',
  'URGENT: who ate the last donut?!',
  'This burger is criminally good.',
  "I'm dying of boredom in this meeting.",
  'My chair squeaks.',
];
const MID = [
  'Mira prefers tea over coffee',
  'Hello Kitty is the name of the boat',
  'Please keep summaries to three sentences.',
  'My manager likes weekly summaries.',
  'Omar has two daughters, Salma and Huda.',
  'The staging server runs Debian 12.',
  'Invoices are numbered by year and month.',
  'To open the shutter turn the crank to the left.',
  'Für Grafiken mag das Team gedeckte Farben.',
];
const HIGH = [
  'Noah is allergic to peanuts',
  'We signed the contract with Acme',
  'The supervisory board decided to sell the logistics division.',
  'The delivery to Halden must arrive by 3 March, otherwise they withdraw from the contract.',
  'Do not mix the cleaner with bleach, the fumes are toxic.',
  'We signed a five year lease worth 600,000 dollars.',
  'The API key of production was leaked on GitHub.',
  'Under the GDPR we have to erase his data within a month.',
  'The merger cannot be undone after the register entry.',
  'Vorsicht: der Hund beißt, nie ohne Maulkorb rauslassen.',
];

describe.each([
  [
    'a figure of speech',
    'I could murder a coffee right now',
    'This deadline will be the death of me',
    "I'm allergic to Mondays",
    'That solo was pure fire!',
  ],
  ['chat with big words', 'EMERGENCY: we are out of coffee!!!', 'Who stole my mug?', 'Ugh, this queue is killing me'],
  ['an answer to news', "Mia: Wow, that's awesome! Good luck with it!", "Tom: Thanks so much, that means a lot! How's everyone?"],
])('%s', (_, ...texts) => {
  it.each(texts)('the importance of %j is 2 to 3', (text) => {
    expect(importanceOf(text)).toBeGreaterThanOrEqual(2);
    expect(importanceOf(text)).toBeLessThanOrEqual(3);
  });
});

describe.each([
  ['a trade or a subject', 'He works as an insurance broker in Bern', 'She studied criminal law in Uppsala'],
  [
    'a work of art or a game',
    'The film "Fatal Contract" won an award in Venice',
    'The dragon in the game is killed with a spear',
  ],
  ['a denial', 'No allergies are known to the school', "The user isn't allergic to anything", 'No decision has been made so far'],
  ['a possibility', 'Maybe they will sell the boat one day', 'User is thinking about signing a lease'],
  ['an enquiry', 'User asked whether one can be sued for a bad review', 'Can you explain how a lawsuit works in the US?'],
  ['another sense', 'The car takes unleaded gas', 'Tickets for the museum cost 14 euros', 'We used oat milk instead of cream'],
  ['news among chat', 'Mia: Wow, great! My sister Clara is visiting from Oslo with her two kids.'],
  [
    'advice in a long text',
    'To secure your API, use HTTPS, and limit requests. Never put secrets into the repository. Passwords must be hashed.',
  ],
])('%s', (_, ...texts) => {
  it.each(texts)('the importance of %j is 3 to 6', (text) => {
    expect(importanceOf(text)).toBeGreaterThanOrEqual(3);
    expect(importanceOf(text)).toBeLessThanOrEqual(6);
  });
});

describe.each([
  [
    'health',
    'User takes metoprolol for her heart',
    'Mi hija es alérgica a la penicilina',
    '用户对花生严重过敏',
    'У мамы аллергия на мёд',
  ],
  ['decisions', "We've decided to drop MongoDB", 'The council voted to sell the old school', 'Hemos decidido cerrar la tienda'],
  ['commitments', 'Tax return is due on 31 July', 'The visa runs out on 12 October', 'I promised Lea to deliver it by Tuesday'],
  ['losses', 'My mother died on Thursday', 'Mein Vater ist gestern gestorben', 'User was laid off yesterday'],
  ['attacks', 'Customer e-mail addresses were leaked', 'Someone broke into the office last night'],
])('%s', (_, ...texts) => {
  it.each(texts)('the importance of %j is 8 or more', (text) => expect(importanceOf(text)).toBeGreaterThanOrEqual(8));
});

it.each(LOW)('the importance of %j is 1 to 3', (text) => expect(importanceOf(text)).toBeLessThanOrEqual(3));

it.each(MID)('the importance of %j is 4 to 6', (text) => {
  expect(importanceOf(text)).toBeGreaterThanOrEqual(4);
  expect(importanceOf(text)).toBeLessThanOrEqual(6);
});

it.each(HIGH)('the importance of %j is 7 to 10', (text) => expect(importanceOf(text)).toBeGreaterThanOrEqual(7));

it.each([
  ['Tilda must avoid shellfish, her throat swells up.', 'Tilda finds shellfish overrated.'],
  ['The grant of 300,000 euros was refused.', 'Nice weather for a grant meeting!'],
  ["Ruth's new address is 12 Elm Lane, Bath.", 'Bath is nice, haha.'],
  ['hey, the smoke detectors on floor 2 have no batteries', 'WOW!!! FREE PIZZA ON FLOOR 2!!!'],
  ['The doctor lost her licence to practise.', "The doctor's office has fish."],
])('%j is more important than %j', (more, less) => expect(importanceOf(more)).toBeGreaterThan(importanceOf(less)));

it('a matter of one sentence of a long text is only a possible one', () => {
  const others = 'The garden of our neighbours in Graz has three trees. '.repeat(20);
  expect(importanceOf(`${others} Ben is allergic to wasps.`)).toBe(6);
  expect(importanceOf('Ben is allergic to wasps.')).toBe(8);
});

it.each(['Hello', 'HELLO!!!', 'ok', 'Thank you so much', '👍', 'Danke', 'Merci beaucoup !'])(
  'the importance of %j is 1',
  (text) => expect(importanceOf(text)).toBe(1),
);
