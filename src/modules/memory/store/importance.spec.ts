import { importanceOf } from './importance.js';

it.each([
  ['Hi!', 1],
  ['Thanks a lot!!', 1],
  ['good morning everyone', 1],
  ['Mira prefers tea over coffee', 5],
  ['Hello Kitty is the name of the boat', 5],
  ['Noah is allergic to peanuts', 8],
  ['We signed the contract with Acme', 8],
])('%j is %d', (text, importance) => expect(importanceOf(text)).toBe(importance));
