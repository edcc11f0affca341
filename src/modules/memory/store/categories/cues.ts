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
  {
    tag: 'data_analytics',
    points: 2,
    pattern: /\b(?:rose|fell|grew|dropped|increased|decreased|climbed|sank)\b[^.]{0,40}\b(?:by|from|to)\b[^.]{0,20}\d/iu,
  },
  {
    tag: 'personal_profile',
    points: 3,
    pattern: /^\p{Lu}\p{L}+ is (?:\d{2}\b|an? (?:\p{Ll}+ )?\p{Ll}+(?:er|or|ist|ian|man|woman)\b)/u,
  },
  {
    tag: 'knowledge',
    points: 2,
    pattern: /^(?:An? |The )?[\p{L}' ]{3,40} (?:is|are|was|were) (?:an? |the )[^.]{3,60}\b(?:of|that|which|in)\b/u,
  },
  { tag: 'knowledge', points: 2, pattern: /\b(?:in|around|from) (?:1[0-9]|20)\d\d\b|\b\d{1,2}(?:st|nd|rd|th) century\b/iu },
  {
    tag: 'scheduling',
    points: 2,
    pattern:
      /\b(?:between|from) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}) (?:and|to|until) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|\d{1,2})\b/iu,
  },
  {
    tag: 'team_workflow',
    points: 3,
    pattern: /\b(?:each|every) (?:team|squad|group|crew|shift|department|chapter|colleague)\b/iu,
  },
  { tag: 'team_workflow', points: 2, pattern: /\b(?:pass|passes|hand|hands|forward|forwards|send|sends) [^.]{3,40} to \p{Lu}/u },
  {
    tag: 'team_workflow',
    points: 2,
    pattern:
      /\b\p{Lu}\p{Ll}+ (?:checks|collects|reviews|approves|signs|coordinates|moderates|answers|takes) (?:the|them|all|every|it|incoming)\b/u,
  },
  {
    tag: 'personal_profile',
    points: 3,
    pattern:
      /^\p{Lu}[\p{L}-]+ (?:teaches|studied|studies|speaks|lives|lived|works|worked|grew up|was born|was raised|comes from|trained as|plays in|holds|has a (?:degree|diploma|doctorate|black belt|licence|master|twin))\b/u,
  },
  {
    tag: 'finance',
    points: 2,
    pattern:
      /\b\d[\d.,]* (?:a|per) (?:month|year|week|day|hour|head|seat|piece)\b|\b\d[\d.,]*,\d{3}\b(?= (?:for|to|on|more|less|over|under|in))/iu,
  },
  {
    tag: 'data_analytics',
    points: 3,
    pattern:
      /\b(?:up|down|increase|decrease|rise|drop|decline) (?:by|of|from) (?:almost |nearly |about |over )?(?:a |one )?(?:fifth|third|half|quarter|tenth|\d)/iu,
  },
  { tag: 'food_drink', points: 3, pattern: /\bbook(?:ed|s)? a table\b|\b\d+\s?(?:g|ml|cl|grams?|tbsp|tsp) (?:of )?\p{Ll}/u },
  {
    tag: 'travel',
    points: 3,
    pattern:
      /\b(?:flies|fly|flew|drives?|drove|travels?|trip|train|bus|flight|ferry|coach|trains) (?:\p{Ll}+ )?(?:to|from|for) \p{Lu}/u,
  },
  {
    tag: 'customer_relations',
    points: 2,
    pattern:
      /\b\p{Lu}\p{Ll}+ (?:wants|asked for|asks for|ordered|cancelled|renewed|requested|complained|signed up|bought|is unhappy|is happy with|would like) (?:a|an|the|its|their|two|three|more|another)\b/u,
  },
  {
    tag: 'knowledge',
    points: 3,
    pattern:
      /^(?:An? |The )?[\p{L}' -]{3,40} (?:is|are|was|were) (?:made (?:of|from)|found in|written on|invented|discovered|native to|located|named after|derived from|caused by|formed)\b/u,
  },
  { tag: 'knowledge', points: 2, pattern: /^An? \p{Ll}[\p{Ll}-]+(?: \p{Ll}+)? (?:is|are|has|have|can|\p{Ll}+s)\b/u },
  {
    tag: 'project_management',
    points: 3,
    pattern: /\b(?:days?|weeks?|months?) (?:behind|late|ahead|overdue|later than|earlier than)\b/iu,
  },
  {
    tag: 'legal_compliance',
    points: 2,
    pattern:
      /\b(?:may|must) (?:not|only) be (?:kept|stored|used|shared|sold|shown|copied|published|transferred|passed|processed|recorded)\b/iu,
  },
  {
    tag: 'personal_life',
    points: 3,
    pattern: /\bspends? (?:his|her|their|my|our) (?:evenings?|weekends?|sundays?|saturdays?|free time|spare time|holidays?)\b/iu,
  },
  { tag: 'infrastructure', points: 2, pattern: /\b(?:is|are|was|were|went|goes) (?:down|offline|unreachable)\b|\brouted\b/iu },
  {
    tag: 'design_content',
    points: 2,
    pattern:
      /\b(?:messages?|texts?|mails?|copy|labels?|titles?|posters?|pages?) (?:should|must|need to|have to|use|uses) (?:be|sound|read|look|only)\b/iu,
  },
  {
    tag: 'knowledge',
    points: 2,
    pattern: /^\p{Lu}\p{Ll}+ (?:is|are|was|were) \p{Ll}+(?:ed|en|own|ade|uilt) (?:from|of|in|by|on|with)\b/u,
  },
  {
    tag: 'preferences',
    points: 3,
    pattern:
      /\bfinds? (?:\p{L}+ ){1,4}(?:easier|better|harder|nicer|clearer|annoying|boring|confusing|distracting|helpful|useful|ugly|too \p{L}+)\b/iu,
  },
  {
    tag: 'preferences',
    points: 2,
    pattern:
      /\b(?:never|always|only) (?:puts?|eats?|drinks?|wears?|takes?|uses?|reads?|orders?|buys?|picks?|sits?|answers?|listens?)\b/iu,
  },
  {
    tag: 'decisions_goals',
    points: 2,
    pattern:
      /\b(?:will|won't|shall) (?:no longer|not|stop|from now on|instead)\b|\b(?:was|is|were) (?:settled|agreed|resolved|chosen|voted)\b/iu,
  },
  {
    tag: 'knowledge',
    points: 2,
    pattern:
      /\b(?:when|if) (?:it|they) (?:reacts?|cools?|heats?|freezes?|melts?|dries|burns?|meets?|is heated|are heated|is cooled)\b/iu,
  },
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
