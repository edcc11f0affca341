import { alternation, anyWordOf } from '../word-lists.js';

/** A person or thing of which people speak with exaggeration. */
const SOMEBODY = anyWordOf('me us you him her them it everyone myself');
/** Nothing that anybody is allergic to, but much that people dislike. */
const DISLIKED = alternation`
  mondays?|tuesdays?|mornings?|work|working|meetings?|people|drama|exercise|running|sports?|small talk|stupidity|nonsense
  commitment|effort|chores|housework|ironing|cleaning|maths?|spreadsheets?|early|getting up|adulting|responsibility|deadlines?
  emails?|phone calls?|change|him|her|you|them|fun|feelings
`;
const HORROR = anyWordOf(`
  explosion bomb murder corpse zombie prison funeral war hurricane tornado earthquake death disaster nightmare`);
const DISASTER = alternation`
  nightmare|disaster|war zone|battlefield|zoo|horror show|train ?wreck|circus
`;
const TREAT = anyWordOf('pasta fashion music taste food humanity coffee pizza');
const END_OF_REMARK = String.raw`(?= *(?:[.!,…]|$|right|lol|\p{Extended_Pictographic}))`;

/**
 * Exaggerations in which a weighty word means nothing: "I'd kill for a nap", "bored to death". They are patterns of how people
 * exaggerate, not phrases, because the rest of the words changes.
 */
const FIGURES_OF_SPEECH = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${alternation`
    (?:kill(?:s|ed|ing)?|murder(?:s|ed)?|slay(?:s|ed|ing)?|crush(?:es|ed|ing)) (?:it|the vibe|the mood|time)(?! (?:with|off|by)\b)
    (?:is|are|was|were|'s|'re)? ?(?:just |really |absolutely |literally )?(?:killing|murdering|torturing) ${SOMEBODY}
    (?:would|will|'d|'ll|going to|gonna|could) (?:\p{L}+ )?(?:kill|murder|strangle) ${SOMEBODY}
    (?:would|could|'d|i'll) (?:\p{L}+ )?(?:kill|die|murder) (?:for|to)|(?:could|would|'d) (?:\p{L}+ )?murder an?
    (?:would|could|'d|i'll) (?:\p{L}+ )?(?:sell|give|trade) (?:my|an?|his|her) (?:\p{L}+ )?(?:soul|kidney|arm|leg|liver|firstborn)
    to die for|killer \p{L}+|drop dead|dead (?:tired|gorgeous|easy|boring|simple|serious|on time)|dead on my feet|i'm dead
    (?:die[ds]?|dying|dead) (?:laughing|inside|from laughing|of (?:laughter|boredom|embarrassment|curiosity|shame|envy|happiness))
    (?:die[ds]?|dying) of (?:heat|hunger|thirst|cuteness)|dying (?:to|for|over here)
    (?:nearly|almost|practically|literally) (?:died|dead|killed|fainted|exploded)
    (?:bored|scared|frozen|worried|loved?|loves|tickled|worked|thrilled|talked?|teased|stuffed) (?:\p{L}+ )?to death
    (?:be|is|are|was|been) the (?:death|end|ruin) of ${SOMEBODY}
    (?:pure|straight|absolute|total|so|literally|absolutely|is|was|are|were|got) fire${END_OF_REMARK}
    (?:i'm|i am|we're|you're|he's|she's|they're) on fire|on fire (?:today|tonight|lately)
    (?:crimes?|sin|war crime|felony|offence) against (?:${TREAT}|\p{L}+ing)
    criminally? (?:good|underrated|cheap|expensive|funny|overpriced|delicious|goal|joke)|(?:was|is) criminal
    (?:should|ought to) be (?:illegal|arrested|banned|a crime|forbidden)|illegal(?:ly)? (?:good|tasty|cute)
    (?:total|absolute|living|what an?|complete|such an?|(?:is|was|are|were) an?) ${DISASTER}
    heart attack when|had a (?:small |mini |little )?heart attack (?:when|seeing)|gave me a heart attack
    drama queen|so dramatic|million[- ]dollar|feel like a million|thanks a million|one in a million
    (?:i'll|i'd|i will|i would|gonna|will|my (?:head|brain|inbox|phone)) (?:\p{L}+ )?(?:explode|scream|cry|combust|snap|riot)s?
    (?:i'm|i am|we're|we are|am|absolutely|so) (?:starving|freezing|melting|roasting|boiling|dying|sweating|wrecked|destroyed)
    brain (?:is|was|'s) (?:fried|toast|mush|dead)|food coma|sugar (?:rush|crash|high)|guilty pleasure|guilty as charged
    (?:stole|broke|breaks|melts?|steals?) my heart(?! surgery)|broke the internet|blew my mind|mind[- ]blow(?:ing|n)|jaw dropped
    (?:saved|saves|saving|save|ruined|ruins|changed) my (?:life|day|week|bacon|morning)(?! after)
    allergic to ${DISLIKED}|addicted to|obsessed with|drug of choice|poker face|mic drop|game over|the bomb|life ?saver|savage
    (?:like|looks? like|feels? like|as if|smells? like|sounds? like) (?:an? |the )?(?:\p{L}+ )?(?:${HORROR}|crime scene)
    (?:get away with|bloody) murder
    (?:heat|cold|traffic|queue|stairs?|hill|heels|shoes) (?:is|are|was|were) (?:murder|deadly|killer)
    (?:scared|frightened) the life out|raining cats and dogs|break a leg|cut (?:me|it) some slack|sell my soul|world peace
    emergency (?:chocolate|snack|coffee|cake|biscuits?|cookies?|pizza|nap|hug)|(?:lose|lost|losing) my mind|crazy busy
    (?:might|could|should|maybe|think) (?:i )?(?:should )?(?:just )?quit and (?:become|move|open|live)
    (?:best|worst|greatest|funniest|cutest|weirdest) (?:thing )?ever|ever seen (?:such|in)|insanely|ridiculously
  `}(?![\p{L}\p{N}])`,
  'giu',
);

/** Returns a sentence without its exaggerations. */
export const withoutFigures = (sentence: string): string => sentence.replace(FIGURES_OF_SPEECH, ' … ');
