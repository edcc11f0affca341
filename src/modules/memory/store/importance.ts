const SMALL_TALK =
  /^(?:(?:hi|hello|hey|yo|thanks?(?: you)?|thx|ok(?:ay)?|cool|great|nice|sure|yes|no|yep|nope|bye|goodbye|lol|haha|good (?:morning|evening|night|afternoon)|how are you|see you)(?: (?:there|all|everyone|so much|a lot|today|later|then))?[\s.,!?]*)+$/i;
const WEIGHTY =
  /\b(?:allerg\w*|deadline|contract\w*|must(?: not)?|never|critical\w*|legal\w*|security|decid\w*|decision|agreed|signed|budget|password|emergency)\b/i;

const SMALL_TALK_IMPORTANCE = 1;
const WEIGHTY_IMPORTANCE = 8;
const ORDINARY_IMPORTANCE = 5;

/** Greetings, thanks and acknowledgements without lasting content. */
export const isSmallTalk = (text: string): boolean => text.length <= 120 && SMALL_TALK.test(text.trim());

/** How much a memory matters, 1..10: 1 small talk, 8 obligations, safety and decisions, 5 everything else. */
export function importanceOf(text: string): number {
  if (isSmallTalk(text)) return SMALL_TALK_IMPORTANCE;
  return WEIGHTY.test(text) ? WEIGHTY_IMPORTANCE : ORDINARY_IMPORTANCE;
}
