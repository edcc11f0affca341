import { wordSet } from '../word-lists.js';
import type { Tag } from './tags.js';

/** A pattern that is evidence for a tag without being a word: a price, a colour, an identifier. */
interface Cue {
  readonly tag: Tag;
  readonly points: number;
  /** Takes linear time. */
  readonly pattern: RegExp;
}

export const CUES: readonly Cue[] = [
  {
    tag: 'finance',
    points: 3,
    pattern: /[$€£¥]\s?\d|\b\d[\d.,]{0,20}\s?(?:k|m)?\s?(?:€|\$|£|euros?|dollars?|usd|eur|chf|gbp)\b/iu,
  },
  { tag: 'design_content', points: 3, pattern: /#[0-9a-f]{6}\b/iu },
  {
    tag: 'software_development',
    points: 2,
    pattern: /\b[a-z]+_[a-z_]+\b|\b[a-z]+[A-Z][a-zA-Z]*\(|`[^`\n]{1,80}`|\b\w{1,40}\(\)/u,
  },
  { tag: 'infrastructure', points: 2, pattern: /\b[a-z]{2,12}-\d{1,3}\b|\b\d+\s?(?:GB|TB|Mbit|Gbit)\b/u },
  {
    tag: 'scheduling',
    points: 2,
    pattern: /\b\d{1,2}:\d{2}\b|\b\d{1,2}\s?(?:am|pm|uhr)\b|\bat (?:noon|six|seven|eight|nine|ten|eleven)\b/iu,
  },
  { tag: 'data_analytics', points: 1, pattern: /\d\s?%|\bpercent\b/iu },
];

/** Words of texts about a work of art or a game. */
export const FICTION = wordSet(`
  novel novels film films movie song songs album poem opera musical painting crossword puzzle character band comic comics
  series episode lyrics thriller sequel`);
/** Tags whose words rarely mean their trade in such a text. */
export const WORKING_TAGS: readonly Tag[] = [
  'health',
  'security',
  'legal_compliance',
  'finance',
  'infrastructure',
  'software_development',
  'people_hr',
  'customer_relations',
  'data_analytics',
  'project_management',
  'travel',
];

/** Words of texts about animals, plants or landscape. */
export const NATURE = wordSet(`
  zoo snake snakes spider spiders animal animals bird birds mammal reptile forest jungle island volcano river ocean species
  oak garden cellar nest goat whale beetle butterfly meadow mushroom leaves squirrel`);
/** Tags whose words rarely mean their trade in such a text. */
export const OFFICE_TAGS: readonly Tag[] = [
  'software_development',
  'infrastructure',
  'security',
  'finance',
  'data_analytics',
  'customer_relations',
];
