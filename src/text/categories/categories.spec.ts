import fc from 'fast-check';
import { categoriesOf } from './categories.js';
import { TAGS } from './tags.js';

it.each([
  ['project_management', 'Milestone three slips by two weeks because the vendor is late.'],
  ['team_workflow', 'Whoever finds a blocker posts it in the channel and tags the lead.'],
  ['preferences', 'He would rather get one long mail than five short ones.'],
  ['personal_profile', 'My name is Mahmoud and I live in Aarhus.'],
  ['relationships', "Clara is Hugo's stepsister."],
  ['health', 'After the knee surgery she needs physiotherapy for six weeks.'],
  ['food_drink', 'Soak the chickpeas overnight and simmer them for an hour.'],
  ['travel', 'Take the night train from Vienna and change in Villach.'],
  ['scheduling', 'The review is moved to Thursday, 3 pm.'],
  ['finance', 'The loan is paid back in 48 monthly instalments.'],
  ['customer_relations', 'Orbis complained about slow replies from support.'],
  ['software_development', 'The parser throws when the input has a trailing comma.'],
  ['infrastructure', 'The Kubernetes cluster has nine nodes in two zones.'],
  ['security', 'Two-factor login is mandatory for all admins.'],
  ['legal_compliance', 'Our lawyer thinks the clause on liability is void.'],
  ['data_analytics', 'Conversion rose from 2.1 to 2.8 percent in variant B.'],
  ['design_content', 'Headlines are set in Inter Bold, body text in Source Serif.'],
  ['people_hr', 'Performance reviews take place twice a year.'],
  ['knowledge', 'A prime number has exactly two divisors.'],
  ['personal_life', 'Our dog Bruno needs a walk before breakfast.'],
  ['decisions_goals', 'I want to read twenty books this year.'],
  ['small_talk', 'Good evening, how have you been?'],
])('categoriesOf gives %s to %j', (tag, text) => expect(categoriesOf(text)).toContain(tag));

describe('categoriesOf is not misled by a word of another subject', () => {
  it.each([
    ['The python in the zoo swallowed a whole goat.', ['software_development', 'infrastructure']],
    ['Spiders in the cellar build a new web every night.', ['software_development', 'infrastructure']],
    ["The band's new album is called Tax Return.", ['finance', 'legal_compliance']],
    ['In the film a judge adopts a stray dog.', ['legal_compliance', 'security']],
    ['The river bank at Tours floods in spring.', ['finance']],
    ['Apple pie is best when it is served warm.', ['software_development', 'customer_relations']],
    ['The child process is killed by its parent after a timeout.', ['relationships', 'personal_life']],
    ['Model trains run in the basement of the old station.', ['data_analytics', 'people_hr']],
  ])('in %j', (text, wrong) => {
    for (const tag of wrong) expect(categoriesOf(text)).not.toContain(tag);
  });
});

it.each(['Xylophragm qorvet ulmish.', '¯\\_(ツ)_/¯ 0', '数字'])('categoriesOf falls back to knowledge for %j', (text) =>
  expect(categoriesOf(text)).toEqual(['knowledge']),
);

it('categoriesOf gives 1 to 3 different tags of the list, the same ones each time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const tags = categoriesOf(text);
      expect(new Set(tags).size).toBe(tags.length);
      expect([1, 2, 3]).toContain(tags.length);
      expect(TAGS).toEqual(expect.arrayContaining(tags));
      expect(categoriesOf(text)).toEqual(tags);
    }),
  );
});

it('categoriesOf leaves out the vector of a text in a script that the model has no words of', () => {
  const embedding = { model: 'all-MiniLM-L6-v2', vector: new Float32Array(384).fill(0.05) };
  expect(categoriesOf('สมชายแพ้กุ้ง', embedding)).toEqual(['knowledge']);
  expect(categoriesOf('考试在五月十二日', embedding)).toEqual(['knowledge']);
  expect(categoriesOf('Xylophragm qorvet ulmish', embedding)).not.toEqual(['knowledge']);
});
