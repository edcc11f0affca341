import { categoriesOf } from './categories.js';

it.each([
  ['The client prefers async standups', ['team_workflow', 'preferences', 'scheduling']],
  ['Noah is allergic to peanuts', ['health']],
  ['Water boils at 100 degrees', ['knowledge']],
  ['Thanks!', ['small_talk']],
])('%j', (text, tags) => expect(categoriesOf(text)).toEqual(tags));
