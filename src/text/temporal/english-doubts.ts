import { matchesOf } from '../../common/matches.js';
import type { Mention } from './mention.js';
import { tellsThePast } from './tense.js';

/** Whether the mention does not give the fact an end after all: it recurs, is over, starts something, or is a name. */
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
  /** What stands before and after the phrase in its sentence. */
  readonly left: string;
  readonly right: string;
  /** What is left of the part between the commas and conjunctions around the phrase, without it. */
  readonly clause: string;
  readonly sentence: string;
}

type Doubt = (context: Context) => boolean;

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
  const left = sentence.slice(Math.max(0, mention.start - CONTEXT_CHARACTERS), mention.start);
  const right = sentence.slice(mention.end, mention.end + CONTEXT_CHARACTERS);
  // Without the phrase: its "May" is no modal verb.
  const clause = `${sentence.slice(from, mention.start)}${sentence.slice(mention.end, to)}`;
  return { mention, phrase: sentence.slice(mention.start, mention.end), left, right, clause, sentence };
}

const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const RECURRING_CLAUSE = new RegExp(
  `\\b(?:every|each|daily|nightly|weekly|biweekly|fortnightly|monthly|quarterly|yearly|annually|weekdays|weekends|always|usually|often|normally|typically|regularly|generally|sometimes|rarely|${WEEKDAY}s|(?:once|twice|times) (?:a|per) (?:day|week|month|quarter|year)|alternate|most (?:mornings|evenings|days|weeks|${WEEKDAY}s))\\b`,
  'i',
);
const RECURRING_LEFT =
  /\b(?:every|each|any|most|some|alternate|other|first|second|third|fourth|1st|2nd|3rd|4th|last|on a|a|typical)(?: \w+)?\s$/i;
const RECURRING_RIGHT =
  /^(?:s\b|\s(?:mornings|afternoons|evenings|nights)\b|(?:\s\w+)? (?:of|in) (?:every|each|the|a) (?:month|quarter|year|week)\b|\s?(?:-|–|to|through|till?)\s?(?:mon|tue|wed|thu|fri|sat|sun))/i;
const RANGE_LEFT = /\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?\s?(?:-|–|to|through|till?)\s?$/i;
/** "The quarterly review is on 12 October": this one is meant. */
const ONE_OF_A_SERIES = /\b(?:the|our|my|this|next) (?:daily|weekly|monthly|quarterly|yearly)\b/gi;
const BIRTHDAY = /\b(?:birthday|born|anniversary|jubilee|name day|turns \w+)\b/i;
const CELEBRATION =
  /\b(?:party|dinner|celebration|celebrat(?:e|ing) (?:at|with|in)|lunch|brunch|bash|picnic|gift|present|surprise|concert|drinks)\b/i;
const STARTING_LEFT =
  /(?:\b(?:from|since|starting|beginning|effective|as of|as from|after|following|commencing|starts? as|begins? as)|\b(?:starting|beginning|effective|commencing|since|takes? effect|(?:comes?|goes|go) into (?:force|effect)|kicks? in|enters? into force|in force|appl(?:y|ies)|takes? over|becomes?[\w ]{0,40}))\s(?:on |in |from |with )?(?:the )?$/i;
const STARTING_RIGHT = /^\s?(?:onwards?\b|on,? \w|and (?:after|later)\b|forward\b)/i;
const NUMBERED =
  /\b(?:versions?|api|build|tag|ticket|file|order|id|part|model|batch|lot|code|rfc|iso|number|invoice|receipt|document|report|case|claim|issue|commit|release|snapshot|backup|no|flat|room|locker|line|gate|apartment|unit|section|chapter|clause|article|paragraph|page|route|bus|tram|track|platform)\.?:?\s$/i;
const NAMED_LEFT =
  /\b(?:black|good|casual|ash|holy|easter|palm|super|fat|cyber|freaky|blue|bloody|ruby|girl|man|called|named|nicknamed|titled|entitled|word|song|album|film|novel|book|episode|show|band)\s$/i;
const NAMED_RIGHT =
  /^(?:\s(?:is|was)\s(?:an?\s(?!(?:\w+ ){0,2}(?:holiday|day|deadline)\b)|(?:my|our|his|her|their|your|the (?:name|title|best|worst|busiest|quietest|only))\s)|\s(?:times|people|magazine|herald|post|club|night live|addams|mass|school|roast|fever|blues|prayers|holidays?|child)\b)/i;
const HABITUAL_DAY = /\b(?:day|night|pick-?up|collection)s?\b[\w\s]*\b(?:is|are|falls)\s(?:on\s)?$/i;
const SHIFTED_LEFT = /\b(?:for|to|by|due|due on|due by|this|next|coming|before)\s$/i;
const UNTIL_LEFT = /\b(?:until|till?|through|thru)\s$/i;
const EXTENDED = /\b(?:extended|postponed|prolonged|delayed|suspended|blocked|renewed|deferred|pushed|granted|paused|frozen)\b/i;
const PREPOSED = /\b(?:on|by|until|till|before|due|from|to|through|this|next|for)\s$/i;
const ABBREVIATED_DAY = /^(?:on\s)?(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\.?$/i;
const STREET_RIGHT = /^\s(?:street|road|lane|avenue|square|place|plaza|st\b|drive|boulevard|uprising|revolution|movement)/i;
const CAPACITY = /\b(?:takes?|can|could|within|under|about|ran|runs|finished|ready)\b/i;

const recurs: Doubt = ({ left, right, clause, sentence, mention }) =>
  RECURRING_LEFT.test(left) ||
  RECURRING_RIGHT.test(right) ||
  RANGE_LEFT.test(left) ||
  (mention.kind === 'weekday'
    ? RECURRING_CLAUSE.test(sentence)
    : !UNTIL_LEFT.test(left) && RECURRING_CLAUSE.test(clause.replace(ONE_OF_A_SERIES, '')));

const HOLIDAY = /\bDay\b[^,.]*\b(?:is|falls|are)\s(?:on\s)?$/;
const isAnniversary: Doubt = ({ left, sentence }) =>
  HOLIDAY.test(left) || (BIRTHDAY.test(sentence) && !CELEBRATION.test(sentence));

/** Something has a start there, and no end. */
const startsSomething: Doubt = ({ left, right }) => STARTING_LEFT.test(left) || STARTING_RIGHT.test(right);

/** Part of a longer token, or the number of a room, version or file. */
const isIdentifier: Doubt = ({ phrase, left, right }) =>
  /[\p{L}\p{N}_/\\#-]$/u.test(left) || /^[_/\\]|^[-.]\w|^\p{L}\p{L}/u.test(right) || (/^\d/.test(phrase) && NUMBERED.test(left));

const isQuoted: Doubt = ({ left, right }) => /["“„«'‘‹]$/.test(left) && /^[^"”“»'’›]{0,30}["”“»'’›]/.test(right);

const isName: Doubt = ({ left, right }) => NAMED_LEFT.test(left) || NAMED_RIGHT.test(right);

const isNameOfDay: Doubt = ({ phrase, left, right }) =>
  (ABBREVIATED_DAY.test(phrase) && !/^on\s/i.test(phrase) && !PREPOSED.test(left) && !/^,?\s(?:at )?\d/.test(right)) ||
  (/\b(?:the|a)\s$/i.test(left) && /^\s\p{Lu}/u.test(right)) ||
  (/^\s\p{Lu}\p{Ll}+ (?:is|was|has)\b/u.test(right) && left.trim() === '') ||
  (left.trim() !== '' && !/^on\s/i.test(phrase) && !PREPOSED.test(left) && /^\s\p{Lu}\p{Ll}/u.test(right));

const isHabit: Doubt = ({ left, phrase }) =>
  HABITUAL_DAY.test(left) || (/^on\s/i.test(phrase) && HABITUAL_DAY.test(`${left}on `));

/** "On Monday the client approved the logo": the day before now was meant. */
const isOver: Doubt = ({ left, phrase, clause, mention }) => {
  if (/^(?:last|past)\b/i.test(phrase)) return true;
  if (SHIFTED_LEFT.test(left) || /^(?:this|next|by|due)\b/i.test(phrase))
    return mention.kind === 'current' && tellsThePast(clause);
  if (UNTIL_LEFT.test(left) && EXTENDED.test(clause)) return false;
  return tellsThePast(clause, mention.kind !== 'weekday');
};

const isEarlier: Doubt = ({ left }) => /\bearlier\s$/i.test(left);

const isBareNumber: Doubt = ({ phrase, left }) =>
  /^\d+\/\d+$/.test(phrase.replace(/^on\s/i, '')) && !/^on\s/i.test(phrase) && !PREPOSED.test(left);

const isAddress: Doubt = ({ right }) => STREET_RIGHT.test(right);

/** "In April the plum trees flower": a month without a year needs a word that says that something is to happen or to end. */
const ENDS_OR_IS_PLANNED =
  /\b(?:ends?|ending|expires?|runs? out|closes?|lapses?|finish(?:es)?|due|stops?|leaves?|over|will|'ll|going to|planned|scheduled|booked|until|till?|by|before|through|throughout|deadline|conference|fair|wedding|trip|exams?|launch|election|tour|festival|concert|visit|visits|holiday|vacation|conclude|retires?|are \w+ing|is \w+ing|this|next|flight|fly|flies|moves?|due)\b/i;
const isSeasonal: Doubt = ({ phrase, left, clause }) =>
  !/\d{4}/.test(phrase) && /\b(?:in|during|for)\s$/i.test(left) && !ENDS_OR_IS_PLANNED.test(clause);

const isCapacity: Doubt = ({ phrase, clause }) =>
  /minute|hour/i.test(phrase) && /^(?:in|within)\b/i.test(phrase) && (CAPACITY.test(clause) || tellsThePast(clause));

const DOUBTS: Readonly<Record<Mention['kind'], readonly Doubt[]>> = {
  exact: [isAnniversary],
  yearless: [isAnniversary, isName, recurs, isOver, isBareNumber, isAddress],
  weekday: [isAnniversary, recurs, isName, isNameOfDay, isHabit, isOver],
  current: [isName, isEarlier, isOver, recursStrictly],
  ahead: [isName, isCapacity, recursStrictly],
  month: [isAnniversary, recurs, isSeasonal, isOver],
};

function recursStrictly({ left, clause }: Context): boolean {
  return /\b(?:every|each)\s$/i.test(left) || /\b(?:every|each) (?:day|week|month|year|morning|evening|night)\b/i.test(clause);
}
