import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalEmbedder } from '../../src/providers/embeddings/local/local-embedder.js';
import { categoriesOf } from '../../src/text/categories/categories.js';
import { copyModel } from '../support/template.js';

/** Texts that are not in the training set, some with a misleading word, and their fitting tags, the best first. */
const SAMPLE: readonly (readonly [text: string, ...fitting: string[]])[] = [
  ['Tove cannot have an MRI because of her pacemaker.', 'health'],
  ['Nils takes beta blockers in the morning and must not mix them with grapefruit.', 'health'],
  ['The sourdough tastes better with a spoonful of rye in the starter.', 'food_drink', 'preferences'],
  ['Our luggage went to Oslo while we landed in Porto.', 'travel'],
  ['The quarterly all-hands has been pushed back by an hour.', 'scheduling', 'team_workflow'],
  ['We wrote off the Danner receivable, nobody expects the money any more.', 'finance'],
  ['The lead from the trade fair wants a second demo with her boss.', 'customer_relations'],
  ['We moved from callbacks to async generators in the importer.', 'software_development'],
  ['The load balancer sends a third of the traffic to the machines in Dublin.', 'infrastructure'],
  ['The signing key lives on a hardware token in the safe, nobody has a copy.', 'security'],
  ['The heirs have six weeks to turn the estate down.', 'legal_compliance'],
  ['The random forest beats the baseline by four points of recall.', 'data_analytics'],
  ['In dark mode the secondary text fails the contrast check.', 'design_content'],
  ['We are looking for a second accountant, part-time, ideally from the region.', 'people_hr'],
  ['The facade is finished, the lift is three weeks behind.', 'project_management'],
  ['By the time I turn fifty I want to be fluent in Portuguese.', 'decisions_goals', 'personal_profile'],
  ['Keep the answers short and leave out the emojis.', 'preferences'],
  ['Odile and Pascal split up in spring but still share the flat.', 'relationships'],
  ['The early crew writes what is left on the board for the late crew.', 'team_workflow'],
  ['Bukola has a master’s degree in hydrology and plays the oboe.', 'personal_profile'],
  ['The hamster escaped again and sleeps behind the bookcase.', 'personal_life'],
  ['Honey does not spoil because it holds too little water for bacteria.', 'knowledge'],
  ['The hackers in the series live in an abandoned zoo.', 'personal_life', 'knowledge'],
  ['The server brought table four the wrong bill and the guests were cross.', 'customer_relations', 'food_drink'],
  ['Le vol pour Montréal part du terminal 2 à sept heures.', 'travel', 'scheduling'],
];
const LEAST_RIGHT = 0.9;

it('the category classifier finds a fitting tag for texts outside its training set', async () => {
  const home = mkdtempSync(join(tmpdir(), 'categories-'));
  await copyModel(home);
  const embedder = new LocalEmbedder(home);
  try {
    const vectors = await embedder.embed(SAMPLE.map(([text]) => text));
    const wrong = SAMPLE.filter(([text, ...fitting], i) => {
      const tags: readonly string[] = categoriesOf(text, { model: embedder.model, vector: vectors[i]! });
      return !fitting.some((tag) => tags.includes(tag));
    });
    expect(wrong.length <= SAMPLE.length * (1 - LEAST_RIGHT) ? [] : wrong).toEqual([]);
  } finally {
    await embedder.close();
    rmSync(home, { recursive: true });
  }
});
