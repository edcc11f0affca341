import { alternation } from '../word-lists.js';

const YES = alternation`
  (?:yes|yeah|yep|yup|sure|ok|okay|alright|all right|fine|perfect|great|good|deal|agreed|exactly|correct|absolutely|definitely)
  (?:please|that works|works for me|sounds \p{L}+)
  (?:do it|go ahead|go for it|make it so|please do|let's (?:do|take|go|book|use|try)|i'll take|we'll take|book it|take it)
  (?:ja|gerne?|genau|passt|einverstanden|mach das|oui|d'accord|bien sûr|vas-y|sí|si|vale|claro|de acuerdo|certo|va bene|sim)
  (?:да|хорошо|давай|давайте)
`;
const NO = alternation`(?:no|nope|nah|not really|rather not|nein|lieber nicht|non|нет)`;

/** The beginning of an answer that is yes or no. */
export const POLAR = new RegExp(
  `^\\W*${alternation`
    (?:${YES}|${NO})(?!\p{L})
    (?:はい|いいえ|お願いします|好的?|是的?|不|不是|네|아니요)(?=$|[\s。.,、，!！])
  `}`,
  'iu',
);

/** An acceptance of what was proposed, or a request to do what was said. */
export const TAKES_IT = new RegExp(
  `\\b${alternation`
    (?:let's|i'll|we'll|i will|we will|i'd|we'd) (?:take|go|do|book|use|try|choose|like)\b
    (?:take|book|do|use|choose) (?:it|that|this|the (?:first|second|last))\b
  `}`,
  'iu',
);

/** A suggestion, which yes or no answers. */
export const SUGGESTION = new RegExp(
  `\\b${alternation`
    (?:how about|what about|what if|why (?:not|don't)|let's|you could|want me to|would you like)\b
    (?:i(?:'d| would)? (?:suggest|recommend|propose)|shall (?:i|we)|should (?:i|we))\b
    (?:wie wäre|soll ich|que diriez|qué tal)(?!\p{L})
  `}`,
  'iu',
);

/** The beginning of a question that neither yes nor no answers. */
export const ASKS_FOR_A_THING = new RegExp(
  `^\\W*(?:(?:and|so|but|great|ok|okay|understood|thanks)\\W+)*${alternation`
    (?:what|where|when|who|whom|whose|which|why|how|was|wo|wann|wer|wie|warum|welche[rsn]?)(?!\p{L})
    (?:où|quand|comment|pourquoi|quel(?:le)?s?|qui|combien|qué|dónde|cuándo|quién|cómo|cuál|cuánto)(?!\p{L})
  `}`,
  'iu',
);

/** A question for more of the same. */
export const MORE =
  /^\W*(?:(?:any|some)(?:thing|one) else|what else|who else|sonst noch (?:etwas|was)|autre chose|algo más)\W*$/iu;

/** An offer of help in the form of a question. */
export const OFFERS_HELP = /\b(?:anything else|something else|(?:help|assist)(?: you)?(?: with)?|can i do|questions)\b/iu;

/** The beginning of a turn that goes on with what the speaker's turn before has begun. */
export const GOES_ON = /^(?:and|also|plus|but|or|und|auch|aber|et|aussi|mais|y|pero|и|а)(?!\p{L})/iu;
