import { alternation } from '../../word-lists.js';
import type { SecretLanguage } from './language.js';

/** Things of which a phrase of words is the key. */
const PROTECTED = 'drives?|disks?|backups?|archives?|vaults?|wallets?|laptops?|computers?|servers?|accounts?|safes?';

const LOCKED = alternation`
  alarm|door|gate|safe|garage|locker|lock|building|entrance|lift|elevator|keypad|lockbox|gym|phone|tablet|house|office|shed
  cellar|basement|attic|storage|storeroom|flat|apartment|parking|barrier|mailbox|suitcase|cabin|pool|bathroom|toilet|lobby
  cabinet|printer|copier|room|yard|barn|boat|bike|cottage|studio|archive|warehouse|airbnb|hotel|hostel|rental
`;

/** States of a secret, or of the field for one. */
const STATES = alternation`
  given|present|provided|supplied|attached|printed|shown|known|sent|mailed|kept|stored|protected|generated|requested|set
  required|needed|optional|mandatory|missing|omitted|removed|expired|unchanged|changed|updated|reset|written|forgotten
  hashed|encrypted|redacted|masked|hidden|disabled|enabled|rejected|accepted|default|auto|taken|free|ready|done
  stolen|lost|gone|dead|stale|broken|due|pending|overdue|outdated|compromised|leaked|blocked|locked
`;
/** Participles that are said of passwords. Others in -ing may well be one: "pudding", "starling", "winteriscoming". */
const PARTICIPLES = alternation`
  working|awaiting|missing|failing|expiring|pending|rotating|changing|annoying|confusing|boring|terrifying|embarrassing|worrying
  concerning
  syncing|resetting|outstanding|misleading|interesting|alarming|lacking|leaking|circulating|depressing|frustrating|updating
  loading|bouncing|repeating|shocking|forthcoming|amazing|appalling|disgusting|floating|lying|sitting|waiting|coming|being|going
  becoming|getting|using|having|malfunctioning|disappearing|ending|running|hanging|breaking|blocking|staying|remaining|existing
`;
/** Types, values and names of fields. */
const FIELDS = alternation`
  string|str|text|varchar|char|int|integer|number|numeric|boolean|bool|null|nil|none|undefined|void|true|false|yes|no|n/a|na
  tb[ad]|todo|any|min|max|length|case|key|username|email|password|passwords|passphrase|text/plain|plaintext|alphanumeric
`;
/** Properties of secrets, and opinions about them. */
const PROPERTIES = alternation`
  tricky|close|near|handy|sure|odd|weird|funny|cute|ancient|crazy|cool|nice|worth|okay|tedious|hell|clumsy|awkward|guessable|key
  half
  gold|proof|cause|step|part|next|pain|overkill|total|absolute|clear|obvious|visible|safe|weak|strong|secure|insecure|short|long
  easy|hard|simple|trivial|complex|random|unique|common|different|identical|new|old
  fine|good|bad|lame|sacred|enough|important|useless|overrated|annoying|obsolete|history|rubbish|terrible|awful|great|perfect
  wrong|correct|right|valid|invalid|empty|blank|unknown|secret|private|public|personal|sensitive|confidential|critical
  plain|live|global|local|static|dynamic|temporary|permanent|urgent|sufficient|insufficient|essential|crucial|special|official
  relevant|irrelevant|redundant|compliant|constant|consistent|inconsistent|recent|current|persistent|initial|partial|numeric
  numerical|alphabetical|technical|typical|identical|only|infrastructure|input|review|side|nightly|hourly|regularly|frequently
  automatically|manually|locally|centrally
  daily|weekly|monthly|yearly|early|likely|unlikely|friendly|ugly|silly
  readable|unreadable|mandatory|compulsory|obligatory|satisfactory|ridiculous|strict|vital|subject|prone|similar|equal|ok(?:ay)?
  knowledge|property|crap|garbage|nonsense|junk|shit|trash|policy|business|information|security|rot13|base64|legacy|standard
`;
/** Actions, and what they are done with. */
const ACTIONS = alternation`
  change|update|updates|use|ask|see|check|submit|login|logout|show|hide|policy|rotation|permission|wifi|root|admin|works?|fails?
  expires?|sucks|needs|stinks|rules|matters|helps
`;

export const ENGLISH: SecretLanguage = {
  compounds: 'passwords?|passwd|pwd',
  passwords: alternation`
    pw|pass[ -]words?|pass[ -]?phrases?|pass[ -]?codes?|(?:seed|recovery) phrases?|(?:wi-?fi|wlan|wpa[23]?)[ -]?(?:key|code)
    key[ -]?phrase(?= (?:for|to|of|on) (?:the|my|our|his|her) (?:\p{L}+ )?${PROTECTED}\b)
  `,
  vaguePasswords: alternation`
    pass|psk|pre-?shared[ -]key|code ?words?|network[ -]?key
    key(?=\s?[:=])(?<=\b(?:wi-?fi|wlan|ssid)\b[^.;\n]{0,40}key)
  `,
  answers: alternation`
    (?:security|secret|recovery)(?: question)?(?: |'s )answers?
    answers? to (?:the|my|our|his|her|their) (?:\p{L}+ )?(?:security|secret|recovery) questions?
  `,
  codes: alternation`
    pin(?:[ -]?(?:codes?|numbers?))?|pins|puk|otp|cvv2?|cvc2?
    ${alternation`
      key|door|gate|alarm|access|entry|security|verification|keypad|unlock|lock|lockbox|locker|safe|garage|login|2fa|mfa
      one[ -]time|sms|authenticator|building|recovery|backup|sign-in
    `} codes?
    code(?= (?:for|to|of|on) (?:the|my|our|his|her) (?:\p{L}+ )?${LOCKED}\b)
    (?:safe|lock|padlock|bike lock|locker|vault)(?:'s)? combination|keypad|lock ?box|key ?box|unlock pattern
    (?:door|gate|alarm|safe|garage|entrance)(?= \d{3,8}[#*])
    your code(?=(?: is|:) \d[\d -]{2,7}\d(?:[.,;!]|$|\s(?:for|and)\s))
    combination (?:to|of|for) the (?:safe|lock|padlock|locker|vault)
  `,
  introductions: alternation`
    ${alternation`
      safe|vault|lock|padlock|locker|lock ?box|key ?box|phone|tablet|laptop|computer|alarm|door|gate|garage|keypad|suitcase
      gun ?case
    `}s?\b[^.;:,\n]{0,40}?\s${alternation`
      (?:is|gets|can be) (?:opened|unlocked|armed|disarmed)|opens?|unlocks?|(?:dis)?arms?
    `}\s(?:with|using|by(?: entering| typing)?)
    (?:unlock|open|decrypt|disarm)(?:s|ed)? (?:the|my|our|his|her|their) (?:[\p{L}-]{1,15} ){0,2}${alternation`
      safe|vault|lock|padlock|locker|phone|tablet|laptop|computer|alarm|door|gate|garage|archive|disk|drive|backup|account
      suitcase
    `}${alternation`
      \s(?:with|using)
      ,?\s(?:(?:you|i|we|just|then|simply|please)\s){0,2}(?:enter|type(?: in)?|punch in|key in|tap in|dial|press|use)
    `}(?:\s(?:in\s)?(?:the|this)\s(?:code|pin|number|combination))?
  `,
  vagueKeys: String.raw`key(?<!\b${alternation`
    cache|public|primary|foreign|sort|partition|idempotency|dedup\p{L}*|object|s3|row|routing|issue|redis|hash|index|lookup|host
    message|map|json|dictionary|config|session|translation|shard|group|join|composite|unique|natural|surrogate|event
    trace|storage|bucket|file|the|a
  `}[ _-]key)(?<=[\p{L}\p{N}][ _-]key)`,
  keys: alternation`
    (?:totp|2fa|mfa|otp)[ _-]?(?:seed|secret)|(?:recovery|bitlocker|product|licen[cs]e) key|secret[ _-]?key[ _-]?base
    (?:auth|app|application|service|admin|subscription|account|storage)[ _-]key|api[ _-]?(?:keys?|secret|token)
    (?:aws[ _-]?)?secret[ _-]?(?:access[ _-]?)?key|access[ _-]?key(?:[ _-]?id)?|client[ _-]?secret
    (?:private|signing|encryption|master|shared|deploy|webhook)[ _-]?(?:key|secret)
    (?:access|auth|bearer|refresh|session|bot|deploy|personal access)?[ _-]?token|secret|credentials?
  `,
  credentials: 'credentials?|creds',
  ties: alternation`
    (?:(?:is|was|has been|got)\s)?${alternation`
      confirmed|listed|noted|recorded|saved|registered|given|written down|remembered|stored|logged|on record|on file
    `}\sas(?=\s["']?\S*\d)
    is|are|was|were|will be|would be|equals|used to be|should read|reads|remains|stays|became|consists of
    starts with|begins with|ends with
  `,
  resumptions: "it's|it is",
  middles: 'for|to|of|on|at|in|from|with|behind|under|by|near|you|we|he|she|they|i|that|which|this|again',
  fillers: alternation`
    it's|it is|that's|just|simply|now|still|always|currently|probably|again|today|back|basically|actually|literally|also|really
  `,
  articles: 'the',
  possessives: 'my|our|his|her|their|your',
  nounEnds: 'for|to|of|on|at|in|and|or|so|until|but|from|now|today|everywhere',
  betweenValues: alternation`
    and|or|now|then|but|not|formerly|previously|before|the|new|old|second|backup|fallback|other|one|i|he|she|we|they
    changed|switched|reset|moved|is|was|it|it's|its|to|from|pin|password|code
  `,
  conjunctions: 'and|but|so|for',
  grammar: alternation`
    the|a|an|that|this|these|those|it|its|my|our|your|his|her|their|mine|ours|yours|hers|everything|nothing|nobody
    everyone|someone
    in|on|at|as|to|by|of|for|from|with|without|via|per|over|out|up|off|back|above|below|into|onto|until|till|since|before|after
    if|not|never|too|also|very|so|be|been|being|is|are|was|were|am|do|does|did|has|have|had|will|would|can|could|may|might|must
    shall|should|what|where|how|why|who|when|which|while|because|during|and|or|but|nor|than|like|about|around|between|within
    i|you|he|she|we|they|me|him|us|them|here|there|everywhere|nowhere|now|then|still|again|today|tomorrow|yesterday|soon|later
    forever|almost|already|always|often|quite|rather|really|pretty|super|way|just|only|even|ever|yet|both|all|some|any|each|same
    ditto|be|isn't|aren't|wasn't|doesn't|don't|didn't|can't|cannot|won't|anymore|anyway|currently|actually|probably|basically
  `,
  remarks: [STATES, PARTICIPLES, FIELDS, PROPERTIES, ACTIONS].join('|'),
  remarkForms: '\\p{L}{2,20}(?:ed|able|ible|less|ful|ive|ous|ically|ably|ently|antly)',
  nouns: alternation`
    [a-z]*(?:eed|bread|bed|shed|sled)|hundred|kindred|infrared
    (?:vege|con|time|turn|round)?(?:table|stable)|cable|fable|sable|gable|constable|bible
    constable|bible
    vegetable|(?:wire)less|olive|(?:bee)?hive|five|dive|drive|overdrive|archive|native|detective|octopus|mischievous|couscous
  `,
  instruments: alternation`
    (?<=\b(?:log|sign|connect|get|authenticate|unlock|open|join|access)\p{L}{0,3}\b[^.;:!?\n]{0,40})(?:with|using|by)(?: the)?
    (?:use[sd]?|using|enter(?:s|ed)?|types?|typed|tr(?:y|ies|ied)) (?:the|this|my|his|her|their|our)
  `,
  attributes: '\\p{L}{2,20}(?:ed|able|ible|less|ful|ive|ous)',
  links: 'of|over|under|in|on|by|with|without|and|beyond|above|below|behind|beside|at|from|to|for',
  adverbials: alternation`
    this|last|since|until|till|yesterday|today|tonight|tomorrow|now|because|when|if|which|while|whenever|before|after|once|though
    although|for|on|in|at|everywhere|again
  `,
  pointers: alternation`
    ask|see|check|contact|call|ping|email|text|message|request|get|find|look|read|refer|consult|try|use|note|sticker|sticky|paper
    link|instructions?|details|info|information|docs?|documentation|wiki|handbook|manual|page|section|chapter|talk|speak|write
    enter|type|paste|copy|rules?|guidelines?|practices|tips|requirements|problems?|issues?|questions?
  `,
  units: alternation`
    characters?|chars?|digits?|letters?|words?|symbols?|numbers?|bits?|bytes?|lines?|pages?|rows?|items?|entries|users?|tokens?
    days?|weeks?|months?|years?|hours?|minutes?|min|seconds?|sec|times|attempts?|tries
    euros?|dollars?|pounds?|percent|%|per
  `,
  digits: 'zero|oh|one|two|three|four|five|six|seven|eight|nine',
  chosenFor: 'for|as',
  choosing: alternation`
    ,?\s(?:i|we|he|she|they)\s(?:(?:always|still|just|only|usually|simply|often)\s)?${alternation`
      use[sd]?|took|takes?|chose|chooses?|picked|picks?|went with
    `}
  `,
};
