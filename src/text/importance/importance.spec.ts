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

it.each(['Hello', 'HELLO!!!', 'ok', 'Thank you so much', '👍', 'Danke', 'Merci beaucoup !'])(
  'the importance of %j is 1',
  (text) => expect(importanceOf(text)).toBe(1),
);
