import type { Tag } from './tags.js';

/** What speaks for a tag without being a word. Linear patterns only. */
export const CUES: readonly { readonly pattern: RegExp; readonly tag: Tag; readonly points: number }[] = [
  { tag: 'finance', points: 3, pattern: /[$€£¥]\s?\d|\b\d[\d.,]*\s?(?:k|m)?\s?(?:€|\$|£|euros?|dollars?|usd|eur|chf|gbp)\b/iu },
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

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** The text is about a work of art or a game. */
export const FICTION = set(
  'novel novels film films movie song songs album poem opera musical painting crossword puzzle character band comic comics series episode lyrics thriller sequel',
);
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

/** The text is about animals, plants or landscape. */
export const NATURE = set(
  'zoo snake snakes spider spiders animal animals bird birds mammal reptile forest jungle island volcano river ocean species oak garden cellar nest goat whale beetle butterfly meadow mushroom leaves squirrel',
);
export const OUTDOOR_TAGS: readonly Tag[] = [
  'software_development',
  'infrastructure',
  'security',
  'finance',
  'data_analytics',
  'customer_relations',
];
