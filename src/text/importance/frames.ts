import { alternation, wordSet } from '../word-lists.js';

/** Returns a sentence without short quotations and titles: what they say is not said. */
export const withoutQuotations = (sentence: string): string => sentence.replace(/["“„«]([^"“”„«»]{1,60})["”“»]/gu, ' … ');

const words = (alternatives: string): RegExp => new RegExp(String.raw`(?<![\p{L}\p{N}])${alternatives}(?![\p{L}\p{N}])`, 'u');

const WORK_OF_ART = alternation`
  novels?|films?|movies?|songs?|albums?|poems?|opera|musical|paintings?|crossword|puzzle|comics?|sitcom|lyrics|thrillers?|sequel
  soap opera|documentary|documentaries|podcasts?|cartoon|manga|anime|screenplay|puppet show|(?:board|video|card) game|escape room
  murder mystery|role[- ]play(?:ing)?|fantasy|fairy tale|theatre|playlist|episodes?|tv show|tv series|netflix|band|horror|zombies?
  quiz|memoir|exhibition|romane?|filme?|serie|lied|roman|chanson|película|novela|canción|libro sobre|livre sur|buch über
`;
const TEACHING = alternation`
  chapter|lecture|seminar|course|article|essay|thesis|textbook|tutorial|talk|paper|museum|leaflet|poster|sticker
`;
/** A sentence about a work of art, a game or a lesson tells of invented or general things. */
const FICTION = words(alternation`
  ${WORK_OF_ART}|(?:in|of|from) the (?:book|play|series|game|story|show|saga|drama)
  (?:the|a|an|crime|this|favou?rite|reading a) (?:book|play|series|game|story) (?:about|on|called|is|tells|of|by|set)
  ${TEACHING} (?:\p{L}+ ){0,2}(?:about|on|of|explains?|describes?|covers?|shows?|says|reads|called|is|deals?|discusses)
`);

const ASKING = alternation`
  what|how|who|whom|whose|which|why|where|when|(?:can|could|would|will) you|should i|do i|does|do you|is there|are there|is it|did
  tell me|explain|show me how|help me
`;
/** A question, or a request for an explanation, does not say that something is so. */
const ENQUIRY = new RegExp(
  alternation`
    ^[^\p{L}\p{N}]*(?:\p{L}+: )?${ASKING}(?![\p{L}'])(?:[^.!]{0,200}\?|[^.!?]{0,200}$)
    (?<!\p{L})(?:ask(?:ed|s|ing)|wonder(?:ed|s)|want(?:ed|s) to know|curious) (?:\p{L}+ )?(?:how|what|whether|why|about)(?!\p{L})
    (?<!\p{L})(?:can|could) you (?:please )?(?:help|explain|show|tell|give|suggest|provide|recommend|write|review|make)(?!\p{L})
  `,
  'u',
);

/** A possibility: nothing is settled. It takes nothing from dangers and diseases. */
const POSSIBILITY = words(alternation`
  might|maybe|perhaps|possibly|thinking about|thinking of|considering|considers|toying with|some day|someday|one day|dreams? of
  would love to|hopes? to|wishes? to|would like to|if i (?:won|had|were|could)|not sure (?:if|whether)|whether|undecided
  still open|no decision|(?:has not|have not|hasn't|haven't|not yet|not) decided|(?:not|isn't) fixed|in theory|hypothetically
`);

/** Advice and instructions for anybody tell nothing of the one who says them. */
const ADVICE = words(alternation`
  to \p{L}+ (?:your|an?|the|its|their) (?:\p{L}+ ){0,5}?\p{L}+, \p{L}+|consider (?:\p{L}+ing|the|a|an|your)|make sure|ensure that
  it(?:'s| is) (?:important|essential|crucial|best) to|be sure to
  you (?:can|could|should|may|might want to|need to|must|have to|will need)
  here(?:'s| is| are) (?:a|an|some|the|how|my)|for example|such as|in general|certainly|i'd be happy to|feel free|let me know if
  step \d|users? can|one should|typically|generally|usually
`);

/** The way in which a sentence is meant, if it is not a plain statement. */
export type Frame = 'fiction' | 'enquiry' | 'advice' | 'possibility';

/** Returns the frame of a sentence of lower case. */
export function frameOf(sentence: string): Frame | undefined {
  if (FICTION.test(sentence)) return 'fiction';
  if (ENQUIRY.test(sentence)) return 'enquiry';
  if (ADVICE.test(sentence)) return 'advice';
  return POSSIBILITY.test(sentence) ? 'possibility' : undefined;
}

/** Words before a condition or a decision that deny it: "no known allergies", "nobody was hurt". */
const NEGATIONS = wordSet(`
  no not isn't aren't wasn't weren't nobody nothing without hasn't haven't don't doesn't didn't neither nor none zero kein keine
  nicht pas sin ni ningún ninguna aucun aucune`);
/** Words that name something, or the trade or the subject of somebody. */
const NAMING_WORDS = wordSet(`
  called named about titled entitled nicknamed studies studied studying teaches teaching taught as lecture course history symptoms
  definition difference`);
/** Words that may stand between those and what they concern. */
const LINKING_WORDS = wordSet(`
  a an the of on in to is are was known been any yet really at for former retired criminal how what why whether like such`);

/** The most words between a negation or a naming word and the phrase that it concerns. */
const REACH = 3;

/** True if the words before a phrase say that it does not hold, or that it is only the name or the subject of something. */
export function isTakenBack(words: readonly string[], at: number): boolean {
  for (let i = at - 1; i >= 0 && i >= at - REACH; i--) {
    const word = words[i] as string;
    if (NEGATIONS.has(word) || NAMING_WORDS.has(word)) return true;
    if (!LINKING_WORDS.has(word)) return false;
  }
  return false;
}
