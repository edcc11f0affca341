import { matchesOf } from '../../common/matches.js';
import {
  ABBREVIATED_DAY,
  ATTRIBUTED_LEFT,
  ATTRIBUTED_RIGHT,
  BESIDE_ANOTHER_DAY_RIGHT,
  BESIDE_WEEKDAY_LEFT,
  BESIDE_WEEKDAY_RIGHT,
  BIRTHDAY,
  CAPACITY,
  CAPITALISED_RIGHT,
  CAPITALISED_SUBJECT_RIGHT,
  CAPITALISED_WORD_RIGHT,
  CELEBRATION,
  COMPLETED,
  DAY_OF_A_STAY_LEFT,
  DUTY_OR_PLAN,
  ENDS_OR_IS_PLANNED,
  EVERY_LEFT,
  EVERY_PERIOD,
  EXTENDED,
  HABITUAL_DAY_LEFT,
  HOLIDAY_LEFT,
  HOURS,
  NAMED_LEFT,
  NAMED_RIGHT,
  NUMBERED_LEFT,
  OF_A_WEEK_RIGHT,
  ONE_OF_A_SERIES,
  PLANNED_LEFT,
  PREPOSITION_LEFT,
  QUOTE_LEFT,
  QUOTE_RIGHT,
  RECURRING_CLAUSE,
  RECURRING_LEFT,
  RECURRING_RIGHT,
  SEASON_PREPOSITION_LEFT,
  STANDING_RULE_LEFT,
  STARTING_LEFT,
  STARTING_RIGHT,
  STATE_PARTICIPLES,
  STREET_RIGHT,
  TOKEN_LEFT,
  TOKEN_RIGHT,
  UNTIL_LEFT,
  WEEKDAY_RANGE,
  WEEKDAY_RANGE_LEFT,
} from './english-doubt-patterns.js';
import type { Mention } from './mention.js';
import { tellsCompletion, tellsThePast } from './tense.js';

/** True if a mention does not give the fact an end after all: it recurs, is over, starts something, or is a name. */
export function isDoubtful(sentence: string, mention: Mention): boolean {
  const context = contextOf(sentence, mention);
  return (
    DOUBTS[mention.kind].some((doubt) => doubt(context)) ||
    (!mention.isRange && startsSomething(context)) ||
    isIdentifier(context) ||
    isQuoted(context)
  );
}

interface Context {
  readonly mention: Mention;
  readonly phrase: string;
  /** Text before the phrase in its sentence. */
  readonly left: string;
  /** Text after the phrase in its sentence. */
  readonly right: string;
  /** Text between the commas and conjunctions around the phrase, without the phrase: its "May" is no modal verb. */
  readonly clause: string;
  readonly sentence: string;
}

/** A reason for which a mention ends nothing. */
type Doubt = (context: Context) => boolean;

/** Characters of the sentence that are read before the phrase, and after it. */
const CONTEXT_CHARACTERS = 60;
const CLAUSE_BREAK = /[,;:()–—]\s|\s(?:and|but|so|because|which|that|who|while|although|whereas|then|when|if|unless|or)\s/gi;

function contextOf(sentence: string, mention: Mention): Context {
  let from = 0;
  let to = sentence.length;
  for (const match of matchesOf(sentence, CLAUSE_BREAK)) {
    if (match.index + match[0].length <= mention.start) from = match.index + match[0].length;
    else if (match.index >= mention.end) {
      to = match.index;
      break;
    }
  }
  return {
    mention,
    phrase: sentence.slice(mention.start, mention.end),
    left: sentence.slice(Math.max(0, mention.start - CONTEXT_CHARACTERS), mention.start),
    right: sentence.slice(mention.end, mention.end + CONTEXT_CHARACTERS),
    clause: `${sentence.slice(from, mention.start)}${sentence.slice(mention.end, to)}`,
    sentence,
  };
}

const recurs: Doubt = ({ left, right, clause, sentence, mention }) => {
  if (RECURRING_LEFT.test(left) || RECURRING_RIGHT.test(right) || WEEKDAY_RANGE_LEFT.test(left)) return true;
  if (mention.kind === 'weekday') return RECURRING_CLAUSE.test(sentence);
  return !UNTIL_LEFT.test(left) && RECURRING_CLAUSE.test(clause.replace(ONE_OF_A_SERIES, ''));
};

/** "Stand-up tomorrow, as every day": a phrase that counts from now recurs only if the clause says so outright. */
const recursOutright: Doubt = ({ left, clause }) => EVERY_LEFT.test(left) || EVERY_PERIOD.test(clause);

const isAnniversary: Doubt = ({ left, sentence }) =>
  HOLIDAY_LEFT.test(left) || (BIRTHDAY.test(sentence) && !CELEBRATION.test(sentence));

/** True if something starts then, and has no end. */
const startsSomething: Doubt = ({ left, right }) => STARTING_LEFT.test(left) || STARTING_RIGHT.test(right);

/** True for a part of a longer token, and for the number of a room, version or file. */
const isIdentifier: Doubt = ({ phrase, left, right }) =>
  TOKEN_LEFT.test(left) || TOKEN_RIGHT.test(right) || (/^\d/.test(phrase) && NUMBERED_LEFT.test(left));

const isQuoted: Doubt = ({ left, right }) => QUOTE_LEFT.test(left) && QUOTE_RIGHT.test(right);

const isName: Doubt = ({ left, right }) => NAMED_LEFT.test(left) || NAMED_RIGHT.test(right);

const beginsWithOn = (phrase: string) => /^on\s/i.test(phrase);

/** True if a preposition shows that the phrase is a date. */
const hasPreposition = ({ phrase, left }: Context) => beginsWithOn(phrase) || PREPOSITION_LEFT.test(left);

/** True if a weekday is part of a name ("The Wednesday Club"), or an abbreviation that may mean something else ("sun", "sat"). */
const isNameOfDay: Doubt = (context) => {
  const { phrase, left, right } = context;
  const isBare = !hasPreposition(context);
  const beginsSentence = left.trim() === '';
  const hasClockTime = /^,?\s(?:at )?\d/.test(right);
  return (
    (ABBREVIATED_DAY.test(phrase) && isBare && !hasClockTime) ||
    (/\b(?:the|a)\s$/i.test(left) && CAPITALISED_RIGHT.test(right)) ||
    (beginsSentence && CAPITALISED_SUBJECT_RIGHT.test(right)) ||
    (!beginsSentence && isBare && CAPITALISED_WORD_RIGHT.test(right))
  );
};

const isDayOfAStay: Doubt = ({ left, right }) =>
  (DAY_OF_A_STAY_LEFT.test(left) && !OF_A_WEEK_RIGHT.test(right)) ||
  (/\bthe\s$/i.test(left) && BESIDE_ANOTHER_DAY_RIGHT.test(right));

/** True for "the Thursday retro", "Monday through Friday": not one of these days, but each. */
const isOneOfEach: Doubt = (context) =>
  WEEKDAY_RANGE.test(context.phrase) ||
  ((BESIDE_WEEKDAY_LEFT.test(context.left) || BESIDE_WEEKDAY_RIGHT.test(context.right)) &&
    HOURS.test(`${context.phrase}${context.right}`)) ||
  ((!hasPreposition(context) || ATTRIBUTED_LEFT.test(context.left)) && ATTRIBUTED_RIGHT.test(context.right));

const isHabit: Doubt = ({ left, phrase }) =>
  HABITUAL_DAY_LEFT.test(left) || (beginsWithOn(phrase) && HABITUAL_DAY_LEFT.test(`${left}on `));

const BY = /\bby\s/i;

/** True for "On Monday the client approved the logo", which means the last Monday. */
const isOver: Doubt = ({ left, phrase, clause, mention }) => {
  if (/^(?:last|past)\b(?!.* (?:of|in)\b)/i.test(phrase)) return true;
  if ((UNTIL_LEFT.test(left) || PLANNED_LEFT.test(left)) && EXTENDED.test(clause)) return false;
  const isPlanned = PLANNED_LEFT.test(left) || /^(?:this|next|by|due)\b/i.test(phrase);
  if (isPlanned)
    return (
      (mention.kind === 'current' && tellsThePast(clause)) ||
      COMPLETED.test(clause) ||
      (BY.test(`${left}${phrase}`) && tellsCompletion(clause))
    );
  return tellsThePast(mention.isRange ? clause.replace(STATE_PARTICIPLES, '') : clause, mention.kind !== 'weekday');
};

const isEarlier: Doubt = ({ left }) => /\bearlier\s$/i.test(left);

/** True for "7/8" without a preposition. */
const isBareNumber: Doubt = (context) => /^\d+\/\d+$/.test(context.phrase.replace(/^on\s/i, '')) && !hasPreposition(context);

const isAddress: Doubt = ({ right }) => STREET_RIGHT.test(right);

/** True for "In April the plum trees flower". */
const isSeasonal: Doubt = ({ phrase, left, clause }) =>
  !/\d{4}/.test(phrase) && SEASON_PREPOSITION_LEFT.test(left) && !ENDS_OR_IS_PLANNED.test(clause);

/** True for "can be done in 20 minutes". */
const isCapacity: Doubt = ({ phrase, clause }) =>
  /minute|hour/i.test(phrase) && /^(?:in|within)\b/i.test(phrase) && (CAPACITY.test(clause) || tellsThePast(clause));

/** True for "Returns are accepted within 60 days", "Support answers within four hours": it holds of each, whenever it comes. */
const isStandingRule: Doubt = ({ phrase, left, clause }) =>
  /^within\b/i.test(phrase) && STANDING_RULE_LEFT.test(left) && !DUTY_OR_PLAN.test(clause);

const DOUBTS: Readonly<Record<Mention['kind'], readonly Doubt[]>> = {
  exact: [isAnniversary],
  yearless: [isAnniversary, isName, recurs, isOver, isBareNumber, isAddress],
  weekday: [isAnniversary, recurs, isOneOfEach, isName, isNameOfDay, isDayOfAStay, isHabit, isOver],
  current: [isName, isEarlier, isOver, recursOutright],
  ahead: [isName, isCapacity, isStandingRule, recursOutright],
  month: [isAnniversary, recurs, isSeasonal, isOver],
};
