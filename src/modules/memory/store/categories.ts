import { isSmallTalk } from './importance.js';

/** The closed list of tags, each with the words that speak for it. Order breaks ties. */
const TAG_WORDS: Readonly<Record<string, RegExp>> = {
  project_management: /\b(?:project|milestone|roadmap|deadline|sprint|backlog|scope|release)\w*/gi,
  team_workflow: /\b(?:team|standups?|retro\w*|hand-?off|code review|on-?call|workflow)\b/gi,
  preferences: /\b(?:prefers?|preferred|likes?|loves?|hates?|dislikes?|favou?rite|rather)\b/gi,
  personal_profile: /\b(?:my name|born|years old|lives in|works as|speaks|birthday|graduated)\b/gi,
  relationships: /\b(?:wife|husband|brother|sister|mother|father|friend|partner|boss|mentor|married)s?\b/gi,
  health: /\b(?:allerg\w*|doctor|medic\w*|diabet\w*|asthma|therapy|hospital|symptom\w*)\b/gi,
  food_drink: /\b(?:food|eats?|coffee|tea|recipe|restaurant|vegan|vegetarian|lunch|dinner|breakfast)\b/gi,
  travel: /\b(?:flight|fly|hotel|trip|visa|airport|train|travel)\w*/gi,
  scheduling:
    /\b(?:meeting|appointment|calendar|schedule|standups?|tomorrow|o'clock|\d{1,2}\s?(?:am|pm)|every (?:mon|tues|wednes|thurs|fri|satur|sun)day)\w*/gi,
  finance: /\b(?:budget|invoice|salary|price|tax|cost|payment|debt|invest)\w*/gi,
  customer_relations: /\b(?:customer|client|lead|renewal|complaint|support case)s?\b/gi,
  software_development: /\b(?:code|bug|test|repo(?:sitory)?|library|typescript|python|java|api|function|commit)s?\b/gi,
  infrastructure: /\b(?:server|cloud|kubernetes|deploy\w*|postgres\w*|redis|network|monitoring|outage)s?\b/gi,
  security: /\b(?:security|encrypt\w*|vulnerab\w*|attack|password|access control|2fa|mfa)s?\b/gi,
  legal_compliance: /\b(?:contract|licen[cs]e|gdpr|lawsuit|compliance|regulation|legal)s?\b/gi,
  data_analytics: /\b(?:metric|dataset|dashboard|experiment|statistic|analytics)s?\b/gi,
  design_content: /\b(?:design|logo|brand|copywriting|translation|documentation|figma|font)s?\b/gi,
  people_hr: /\b(?:hiring|hire|interview|onboarding|vacation|performance review|resign\w*)s?\b/gi,
  personal_life: /\b(?:dog|cat|hobby|guitar|game|garden|car|football|yoga|party)s?\b/gi,
  decisions_goals: /\b(?:decided|decision|goal|target|plan to|aims?)s?\b/gi,
};
const MAX_TAGS = 3;

/** 1 to 3 tags of the closed list, the best supported first. Deterministic. `knowledge` when nothing else fits. */
export function categoriesOf(text: string): string[] {
  if (isSmallTalk(text)) return ['small_talk'];
  const counted = Object.entries(TAG_WORDS).map(([tag, words]) => ({ tag, hits: text.match(words)?.length ?? 0 }));
  const found = counted.filter(({ hits }) => hits > 0).sort((a, b) => b.hits - a.hits);
  return found.length ? found.slice(0, MAX_TAGS).map(({ tag }) => tag) : ['knowledge'];
}
