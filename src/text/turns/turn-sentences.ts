import { withoutSpeaker } from '../importance/sentences.js';
import { isSmallTalk } from '../lexicon/small-talk.js';
import { alternation } from '../word-lists.js';

/** The act of a sentence in a conversation. Only a statement tells something that is worth remembering. */
type SentenceKind = 'statement' | 'question' | 'offer' | 'talk';

/** A sentence of a turn; `start` and `end` are its place in the turn, in UTF-16 units. */
export interface TurnSentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: SentenceKind;
}

const END = /(?<![.!?…])[.!?…]+["'”’)\]]*(?=\s|$)|[。！？]+|\n+/gu;
const ABBREVIATED =
  /(?:^|[\s(])(?:\p{L}|[Mm]rs?|[Mm]s|[Dd]r|[Pp]rof|[Ss]t|[Nn]o|[Nn]r|vs|etc|approx|ca|e\.g|i\.e|z\.B|bzw|\d{1,2})\.$/u;

const QUESTION_MARK = /[?？؟]["'”’)\]]*$/u;
const ASKS = "(?:what|where|when|who|whom|whose|which|why|how)(?:'s|'re|'d)?";
const VERB = `(?:can|could|would|will|should|shall|do|does|did|is|are|am|was|were|have|has)`;
/** A question without its mark, as people type in a chat: an interrogative with its verb, or a verb before its pronoun. */
const UNMARKED_QUESTION = new RegExp(
  `^(?:(?:and|so|but|ok|oh) )?${alternation`
    ${ASKS}(?: \p{L}+){0,2}? (?:${VERB}|about)\b
    (?:what|where|who|how|when)'s\b
    ${VERB} (?:you|i|we|he|she|it|they|there|that|this|my|your|our|the)\b
    (?:was|wo|wann|wer|wie|warum|welche[rsn]?|kannst du|können sie|hast du|haben sie|soll ich|sollen wir)(?!\p{L})
    (?:où|quand|comment|pourquoi|quel(?:le)?s?|est-ce que|combien)(?!\p{L})
    (?:qué|dónde|cuándo|quién|cómo|cuál|cuánto|por qué)(?!\p{L})
  `}.*[^.!]$`,
  'iu',
);
/** The most characters of a question without a mark: longer ones are told in sentences. */
const LONGEST_UNMARKED = 90;
const CJK_QUESTION = /(?:か|の|吗|呢|나요|까요)[。.]?$/u;

/** The beginning of a sentence that tells of its speaker before it asks: "I'm planning a trip in May, can you help?" */
const TELLS_FIRST = new RegExp(
  `^(?:(?:so|ok|okay|hi|hey|hello|well|and|but|also|sure thing|thanks|yeah|yes|hmm|oh)[,!]? ){0,3}${alternation`
    (?:i|we)(?:'\p{L}+| \p{L}+)
    (?:my|our) \p{L}+
    (?:ich|wir|meine?) \p{L}+
    (?:je |j'|nous |mon |ma |mes )\p{L}+
    (?:yo|mi|mis|nosotros|soy|estoy|tengo|somos|tenemos) \p{L}+
  `}`,
  'iu',
);
const WONDERS = /\bi(?:'m| am| was|'ve been)?(?: just)? (?:wonder|curious|asking)|\bi(?:'d| would) like to (?:know|ask)/i;
/** Words from which the first clause of a question is long enough to tell something. */
const TELLING_WORDS = 6;
/** Words from which a question is a story with a question in it. */
const STORY_WORDS = 25;
/** A tag that turns a statement into a question only by its tone. */
const TAG = new RegExp(
  `${alternation`
    ,\s*(?:right|ok|okay|nicht wahr|oder|gell|n'est-ce pas|no|verdad)
    ,?\s(?:isn't (?:it|that)|aren't (?:we|they|you)|don't (?:we|you|they)|doesn't it)
  `}\\?$`,
  'iu',
);

const EXCLAMATION = /^what an? [^?]{1,40}!$/iu;

/** Phrases with which an assistant offers its help or says that it has heard; they tell nothing. */
const OFFER = new RegExp(
  `^\\W*${alternation`
    (?:please )?(?:let me know|feel free|don't hesitate|just ask|reach out)\b
    (?:i'm|i am|i'd be|we're|we are|always)(?: always)? (?:happy|glad|here|ready|delighted)\b.{0,20}\b(?:help|assist|you)\b
    (?:i'll|i will|i have|i've|i can)(?: now)? (?:remember|keep|note|noted|make a note|saved|help|assist|do)\b.{0,40}$
    (?:i )?hope (?:this|that|it) helps
    (?:is there )?anything else\b
    (?:what|how) (?:else )?(?:can|may) i (?:do|help|assist)
    (?:sag|sagen sie|lass|lassen sie|melde|melden sie) (?:mir|mich|dich|sich)?.{0,20}(?:bescheid|wissen)
    n'hésite[zs]
    (?:no dudes|avísame|estoy aquí)
  `}`,
  'iu',
);

/** Returns the sentences of a turn in their order, without the white space between them. */
export function turnSentences(turn: string): TurnSentence[] {
  const sentences: TurnSentence[] = [];
  let start = 0;
  const close = (end: number) => {
    const part = turn.slice(start, end);
    const text = part.trim();
    const from = start + part.length - part.trimStart().length;
    if (text) sentences.push({ text, start: from, end: from + text.length, kind: kindOf(text) });
    start = end;
  };
  for (const { 0: mark, index } of turn.matchAll(END)) {
    const end = index + mark.length;
    if (!ABBREVIATED.test(turn.slice(Math.max(start, end - 10), end))) close(end);
  }
  close(turn.length);
  return sentences;
}

function kindOf(sentence: string): SentenceKind {
  const text = withoutSpeaker(sentence).trim();
  if (!text || isSmallTalk(text) || EXCLAMATION.test(text)) return 'talk';
  if (OFFER.test(text)) return 'offer';
  return isQuestion(text) ? 'question' : 'statement';
}

function isQuestion(text: string): boolean {
  if (QUESTION_MARK.test(text)) return !TAG.test(text) && !tellsBeforeIt(text);
  if (CJK_QUESTION.test(text) && /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Hangul}/u.test(text)) return true;
  return text.length <= LONGEST_UNMARKED && UNMARKED_QUESTION.test(text);
}

/** True for a question that its speaker begins with a statement of some length, or wraps around facts of their own. */
function tellsBeforeIt(text: string): boolean {
  if (isLongStory(text)) return true;
  if (!TELLS_FIRST.test(text)) return false;
  const [clause = ''] = text.split(/[,;:–—]\s|\s-\s|\band (?:can|could|would|how|what|where|should)\b/i, 1);
  return clause.split(/\s+/).length >= TELLING_WORDS && !WONDERS.test(clause);
}

/** True for a long question about its speaker that has a number. */
const isLongStory = (text: string): boolean =>
  /\d/.test(text) && /\b(?:i|we|my|our|ich|wir|je|nous|mi)\b/iu.test(text) && text.split(/\s+/).length >= STORY_WORDS;
