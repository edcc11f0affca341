import { isSmallTalk } from './small-talk.js';

it.each([
  'Hi!',
  'Thanks a lot!!',
  'good morning everyone',
  'Hey Priya, nice to meet you.',
  'THANKS BOB!!!',
  'okay cool, thx',
  'Coool, thx',
  '???',
  'lol',
  '👏👏👏',
  'Guten Morgen zusammen',
  'Buenos días a todos',
  'Salut, ça va ?',
  'Спасибо!',
  '了解しました',
])('%j is small talk', (text) => expect(isSmallTalk(text)).toBe(true));

it.each([
  'Hello Kitty is the name of the boat',
  'Thanks to Ana the lease is signed',
  'no peanuts',
  'OK, moved to Tuesday at nine',
  '42',
  'Mira prefers tea',
])('%j is not small talk', (text) => expect(isSmallTalk(text)).toBe(false));
