import { anyOf } from '../word-lists.js';

// Signs, around a date of an English sentence, that it does not end a fact. `…_LEFT` looks at the end of the text
// before the date, `…_RIGHT` at the beginning of the text after it.

/** Returns an expression for one of several alternatives as whole words, in any case. */
const wholeWords = (...alternatives: readonly string[]): RegExp => new RegExp(String.raw`\b${anyOf(...alternatives)}\b`, 'i');

const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const WEEKDAY_START = 'mon|tue|wed|thu|fri|sat|sun';
const TO = '(?:-|–|to|through|till?)';

// Something recurs.

export const RECURRING_CLAUSE = wholeWords(
  'every|each|daily|nightly|weekly|biweekly|fortnightly|monthly|quarterly|yearly|annually|weekdays|weekends',
  'always|usually|often|normally|typically|regularly|generally|sometimes|rarely',
  `${WEEKDAY}s`,
  '(?:once|twice|times) (?:a|per) (?:day|week|month|quarter|year)|alternate',
  `most (?:mornings|evenings|days|weeks|${WEEKDAY}s)`,
);
export const RECURRING_LEFT = new RegExp(
  [
    String.raw`\b`,
    anyOf('every|each|any|most|some|alternate|other', 'first|second|third|fourth|1st|2nd|3rd|4th|last', 'on a|a|typical'),
    String.raw`(?: \w+)?\s$`,
  ].join(''),
  'i',
);
export const RECURRING_RIGHT = new RegExp(
  `^${anyOf(
    String.raw`s\b`,
    String.raw`\s(?:mornings|afternoons|evenings|nights)\b`,
    String.raw`(?:\s\w+)? (?:of|in) (?:every|each|the|a) (?:month|quarter|year|week)\b`,
    String.raw`\s?${TO}\s?(?:${WEEKDAY_START})`,
  )}`,
  'i',
);
/** "Monday to", before "Friday". */
export const WEEKDAY_RANGE_LEFT = new RegExp(String.raw`\b(?:${WEEKDAY_START})[a-z]*\.?\s?${TO}\s?$`, 'i');
/** "Tuesday and", before "Thursday from 2 to 4": hours of each week. */
export const BESIDE_WEEKDAY_LEFT = new RegExp(String.raw`\b(?:${WEEKDAY_START})[a-z]*\.?,?\s(?:and|&|or)\s(?:on\s)?$`, 'i');
export const BESIDE_WEEKDAY_RIGHT = new RegExp(String.raw`^,?\s(?:and|&|or)\s(?:on\s)?(?:${WEEKDAY_START})[a-z]*\.?,?\s`, 'i');
export const HOURS = /\bfrom \d{1,2}(?::\d\d)?\s?(?:am|pm)?\s?(?:-|to|until|till?)\s?\d/i;
export const EVERY_LEFT = /\b(?:every|each)\s$/i;
export const EVERY_PERIOD = /\b(?:every|each) (?:day|week|month|year|morning|evening|night)\b/i;
/** "The quarterly review is on 12 October" is about one of the reviews. */
export const ONE_OF_A_SERIES = /\b(?:the|our|my|this|next) (?:daily|weekly|monthly|quarterly|yearly)\b/gi;
/** "Monday through Friday", "Mon-Fri": opening hours and working days. */
export const WEEKDAY_RANGE = new RegExp(
  String.raw`^(?:on\s)?(?:${WEEKDAY_START})[a-z]*\.?\s?${TO}\s?(?:${WEEKDAY_START})[a-z]*\.?$`,
  'i',
);
/**
 * "retro", after "the Thursday": a weekday that tells apart one of several, which recur. Not before a word that goes on with the
 * sentence, or before the rest of a date or time.
 */
export const ATTRIBUTED_RIGHT = new RegExp(
  String.raw`^\s(?!${anyOf(
    'at|in|on|by|for|with|without|from|to|of|until|till?|before|after|as|about|between|around|via|per',
    'and|or|but|because|so|if|when|while|the|an?|this|next|also|both|all|only|not|no',
    'is|was|are|were|will|would|can|could|may|might|must|should|has|have|had',
    'works?|suits?|seems?|looks?|starts?|begins?|ends?',
    'morning|noon|afternoon|evening|night|midnight|lunchtime|midday|week|early|late|latest|instead|please|already|again|then',
    'he|she|we|they|i|you|it|our|my|his|her|their|your',
  )}\b)\p{Ll}[\p{L}-]+`,
  'u',
);
/** "the", "to our", before "Thursday retro". */
export const ATTRIBUTED_LEFT = /(?:^|\b(?:the|an?|my|our|his|her|their|your|to|during|in|after|before)\s|[.:,]\s)$/i;
/** "Trash day is", before "Wednesday". */
export const HABITUAL_DAY_LEFT = /\b(?:day|night|hour|pick-?up|collection)s?\b[\w\s]*\b(?:is|are|falls)\s(?:on\s)?$/i;
export const BIRTHDAY = wholeWords(String.raw`birthday|born|anniversary|jubilee|name day|turns \w+`);
/** Events for which a birthday is the occasion: these have an end. */
export const CELEBRATION = wholeWords(
  'party|dinner|celebration|celebrat(?:e|ing) (?:at|with|in)|lunch|brunch|bash|picnic',
  'gift|present|surprise|concert|drinks',
);
/** "Tickets for the", before "Saturday": one day of a trip or a festival, in a week that the text does not name. */
export const DAY_OF_A_STAY_LEFT = /\b(?:for|on|by|from|until|till?|before|after) the\s$/i;
/** "after Christmas", after "the Monday": a day that the text does not name. */
export const BESIDE_ANOTHER_DAY_RIGHT = /^\s(?:after|before)\s/i;
/** "of next week", after "by the Friday". */
export const OF_A_WEEK_RIGHT = /^\s(?:of|after|before|in|next)\b|^,?\s\d/i;
/** "Labour Day is on", before its date. */
export const HOLIDAY_LEFT = /\bDay\b[^,.]*\b(?:is|falls|are)\s(?:on\s)?$/;

// Something starts, and has no end.

export const STARTING_LEFT = new RegExp(
  [
    anyOf(
      String.raw`\b${anyOf(
        'from|since|starting|beginning|effective|as of|as from|after|following|commencing',
        'starts? as|begins? as',
      )}`,
      String.raw`\b${anyOf(
        'starting|beginning|effective|commencing|since',
        'takes? effect|(?:comes?|goes|go) into (?:force|effect)|kicks? in|enters? into force|in force|appl(?:y|ies)',
        String.raw`takes? over|becomes?[\w ]{0,40}`,
      )}`,
    ),
    String.raw`\s(?:on |in |from |with )?(?:the )?$`,
  ].join(''),
  'i',
);
export const STARTING_RIGHT = /^\s?(?:onwards?\b|on,? \w|and (?:after|later)\b|forward\b)/i;

// The date is a number or a name, or part of one.

/** "invoice no.", before a number. */
export const NUMBERED_LEFT = new RegExp(
  [
    String.raw`\b`,
    anyOf(
      'versions?|api|build|tag|ticket|file|order|id|part|model|batch|lot|code|rfc|iso|number',
      'invoice|receipt|document|report|case|claim|issue|commit|release|snapshot|backup|no',
      'flat|room|locker|line|gate|apartment|unit',
      'section|chapter|clause|article|paragraph|page',
      'route|bus|tram|track|platform',
    ),
    String.raw`\.?:?\s$`,
  ].join(''),
  'i',
);
/** "Good", before "Friday"; "called", before "Sunday". */
export const NAMED_LEFT = new RegExp(
  [
    String.raw`\b`,
    anyOf(
      'black|good|casual|ash|holy|easter|palm|super|fat|cyber|freaky|blue|bloody|ruby',
      'girl|man|called|named|nicknamed|titled|entitled',
      'word|song|album|film|novel|book|episode|show|band',
    ),
    String.raw`\s$`,
  ].join(''),
  'i',
);
/** "is a pub", "is my favourite song"; "Times", after "Sunday"; not "is a bank holiday". */
export const NAMED_RIGHT = new RegExp(
  `^${anyOf(
    String.raw`\s(?:is|was)\s${anyOf(
      String.raw`an?\s(?!(?:\w+ ){0,2}(?:holiday|day|deadline)\b)`,
      String.raw`(?:my|our|his|her|their|your|the (?:name|title|best|worst|busiest|quietest|only))\s`,
    )}`,
    String.raw`\s${anyOf(
      'times|people|magazine|herald|post|club|night live|addams|mass|school|roast',
      'fever|blues|prayers|holidays?|child',
    )}\b`,
  )}`,
  'i',
);
export const STREET_RIGHT =
  /^\s(?:street|road|lane|avenue|square|place|plaza|st\b|drive|boulevard|uprising|revolution|movement)/i;
export const ABBREVIATED_DAY = /^(?:on\s)?(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\.?$/i;
export const CAPITALISED_RIGHT = /^\s\p{Lu}/u;
export const CAPITALISED_WORD_RIGHT = /^\s\p{Lu}\p{Ll}/u;
/** "Chaplin was", after "Friday". */
export const CAPITALISED_SUBJECT_RIGHT = /^\s\p{Lu}\p{Ll}+ (?:is|was|has)\b/u;
export const TOKEN_LEFT = /[\p{L}\p{N}_/\\#-]$/u;
export const TOKEN_RIGHT = /^[_/\\]|^[-.]\w|^\p{L}\p{L}/u;
export const QUOTE_LEFT = /["“„«'‘‹]$/;
export const QUOTE_RIGHT = /^[^"”“»'’›]{0,30}["”“»'’›]/;

// The date is past, or is not.

export const UNTIL_LEFT = /\b(?:until|till?|through|thru)\s$/i;
/** "was over by", "ended by": the past of an end is over, whatever preposition follows. */
export const COMPLETED = wholeWords(
  '(?:was|were) (?:all )?(?:over|done|finished|completed?|gone|closed|sold out|ready|through)',
  'ended|expired|finished|completed|concluded|ceased|lapsed|ran out|wrapped up|had (?:been )?\\w+(?:ed|en|n)',
);
/** Participles of a state, which a span of days still ahead does not make past: "closed from Dec 24 to Jan 2". */
export const STATE_PARTICIPLES = /\b(?:closed|shut|blocked|reserved|booked|occupied|reduced|discounted|locked|hired)\b/gi;
/** Prepositions of a plan: the past before them is the planning. */
export const PLANNED_LEFT = /\b(?:for|to|by|due|due on|due by|this|next|coming|before)\s$/i;
/** Words, beside "until", of a state that has been made to last longer. */
export const EXTENDED = wholeWords(
  'extended|postponed|prolonged|delayed|suspended|blocked|renewed|deferred|pushed|granted|paused|frozen|moved|rescheduled',
);
/** The beginning of a sentence about every return, ticket or order: no determiner, and a verb in the simple present. */
export const STANDING_RULE_LEFT = new RegExp(
  String.raw`^(?!(?:the|this|that|our|my|your|his|her|their|a|an)\b)(?:[\w-]+ ){1,4}?` +
    anyOf(
      String.raw`(?:are|is|get) \w+(?:ed|id|nt)`,
      '(?:answer|accept|reply|replie|respond|ship|deliver|process|processe|refund)s?',
      '(?:pay|handle|review|resolve|approve|send|arrive)s?',
    ) +
    String.raw`\b`,
  'i',
);
/** Words of a duty or a plan: "must be paid within 30 days" begins now. */
export const DUTY_OR_PLAN = wholeWords("must|has to|have to|needs?|should|shall|will|'ll|going to|please|due|expected|planned");
export const PREPOSITION_LEFT = /\b(?:on|by|until|till|before|due|from|to|through|this|next|for)\s$/i;
export const SEASON_PREPOSITION_LEFT = /\b(?:in|during|for)\s$/i;
/** Words with which "in 20 minutes" tells how long something takes. */
export const CAPACITY = /\b(?:takes?|can|could|within|under|about|ran|runs|finished|ready)\b/i;
/**
 * Words that say that something is to happen or to end. A month without a year needs one: "In April the plum trees
 * flower" is about every April.
 */
export const ENDS_OR_IS_PLANNED = wholeWords(
  'ends?|ending|expires?|runs? out|closes?|lapses?|finish(?:es)?|due|stops?|leaves?|over',
  "will|'ll|going to|planned|scheduled|booked|until|till?|by|before|through|throughout",
  'deadline|conference|fair|wedding|trip|exams?|launch|election|tour|festival|concert|visit|visits|holiday|vacation',
  String.raw`conclude|retires?|are \w+ing|is \w+ing|this|next|flight|fly|flies|moves?|due`,
);
