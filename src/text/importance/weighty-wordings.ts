import { alternation, anyWordOf } from '../word-lists.js';
import type { Matter } from './matter.js';

/** Up to three, or six, other words of the same clause. */
const FEW = String.raw`(?:[^\s,;:.!?]+ ){0,3}?`;
const SOME = String.raw`(?:[^\s,;:.!?]+ ){0,6}?`;

const MONTH = anyWordOf(`
  jan(?:uary)? feb(?:ruary)? mar(?:ch)? apr(?:il)? may june? july? aug(?:ust)? sept?(?:ember)? oct(?:ober)? nov(?:ember)?
  dec(?:ember)?
`);
/** A point in time that something may be due at. */
const DATE = alternation`
  (?:the )?\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}|${MONTH}(?: \d{1,2})?|(?:the )?\d{1,2}(?:st|nd|rd|th)|20\d\d
  (?:mon|tues|wednes|thurs|fri|satur|sun)day|noon|midnight|tomorrow|tonight|today|(?:this|next) (?:week|month|quarter|year)
  (?:the )?end of (?:the |this |next )?\p{L}+|(?:one|two|three|four|five|six|\d+) (?:hours|days|weeks|months)
`;

/** Medicines, by their endings and by name; serious diseases by their endings. */
const MEDICINE = alternation`
  \p{L}{3,}(?:cillin|mycin|prazole|statin|sartan|olol|azepam|azolam|formin|oxetine|traline|thyroxine|parin|xaban|triptan)
  warfarin|lithium|morphine|methadone|fentanyl|ibuprofen|aspirin|paracetamol|prednisone|cortisone|ritalin|methotrexate
`;
const DISEASE = alternation`
  \p{L}{3,}(?:carditis|ningitis|patitis|creatitis|phritis|thrombosis|cirrhosis|[^d]aemia|noma|sarcoma|lymphoma)
`;
const FOOD = alternation`
  \p{L}*(?:nuts?|gluten|dairy|lactose|milk|eggs?|fish|sesame|soy|wheat|sugar|honey|alcohol|meat|bread|seafood|mri)|anything
`;
const CANNOT = alternation`
  can ?not|can't|mustn't|must not|may not|(?:not|isn't) allowed to|unable to|(?:should|must) never
`;

/** People who decide for others, what they do when they have decided, and what they will do. */
const BODY = anyWordOf(`
  board council committee commission management jury parliament government senate court owners? founders? partners? directors?
  shareholders members assembly ministry company city ceo cto cfo union club school parish cooperative family team we
`);
const HAS_DECIDED = alternation`
  decided|chose|chosen|agreed|approved?|approves|voted|resolved?|rejected|rejects|refused|refuses|ratified|elected|appointed
  overruled|vetoed|cancell?ed|postponed|scrapped|closes|bans|banned|passed|selected|opted|merges|merged|sells|bought|dismissed
  discontinues|discontinued|terminated|withdrew|withdraws|stopped|dropped|picked|went with|shelved|abolished|settled on
  turned down|(?:stick|sticks|stuck|go|goes|going|gone) with
`;
const WILL = alternation`
  will|won't|'ll|plans to|intends? to|(?:is|are) (?:not )?going to|has to|have to
`;
const GIVE_UP = alternation`
  close|sell|stop|drop|cut|abolish|discontinue|shut|cancel|merge|hire|buy|move|replace|retire|end|dissolve|leave|outsource|switch
  migrate|renew|ban|dismiss|give up|lay off|close down|shut down|go with|adopt
`;
const GIVING_UP = anyWordOf('closing selling dropping moving switching ending cutting leaving shutting replacing renewing');

/** Something that ends on a day, and something that is due on one. */
const PAPER = anyWordOf(`
  visa passport permit contract lease licence license option offer registration application insurance cover warranty certificate
  domain policy membership deadline tax rent payment invoice instal?lment grant notice prescription bid tender appeal objection
  subscription fee loan statement
`);
const OWED = anyWordOf(`
  must promised agreed owes? obliged committed due deliver submit file submitted filed delivered paid finished answer reply renew
  pay
`);
const SUM = String.raw`(?:[$€£¥]\s?)?\d{1,3}(?:[,.' ]?\d{3})+`;
const OWING = alternation`
  owe[sd]?|debts?|fined?|fines|penalty|sue[sd]?|suing|demands?|loss of|damages|compensation|settlement|ransom|deposit|invoice|loan
  back taxes|bail|overdue|tax office
`;

/** Data, people and places that must be kept secret, and what must not be touched. */
const SECRET = anyWordOf(`
  main master prod(?:uction)? tokens? secrets? passwords? credentials keys? customers? clients? data address location diagnosis
  salary personal private patients? children police press accounts? backups? database
`);
const STRANGER = alternation`
  somebody|someone|intruders?|attackers?|hackers?|thieves|(?:ex-|former )employee|stranger|unknown person|contractor
`;
const PERSONS = anyWordOf(`
  employees staff minors children visitors guests members customers contractors users drivers students you we he she they names
  photos images pictures recordings
`);
const RELATIVE = anyWordOf(`
  mother father mum mom dad brother sister son daughter wife husband partner grandmother grandfather grandma grandpa uncle aunt
  friend cousin colleague neighbou?r child baby boss he she dog cat
`);
const RELATIVE_ABROAD = anyWordOf(`
  mutter vater bruder schwester mann frau oma opa sohn tochter mère père frère sœur mari femme madre padre hermano hermana abuela
  abuelo
`);

const RECORDS = alternation`
  (?:customer|client|patient|user|payroll|salary|health|card)s? (?:\p{L}+ )?(?:data|records?|files?|e-?mails?|table|numbers)
`;
const CLAIM = anyWordOf('visa permit asylum application licence license claim appeal complaint');
const UNDERTAKING = anyWordOf('contract project merger deal product programme event order trip wedding agreement plan');
const BINDS = anyWordOf('sign(?:s|ed)? cancel(?:s|l?ed) terminate[sd] renew(?:s|ed)? extended broke won lost breached');
const INCOME = anyWordOf('salary salaries wages? budget pension rent revenue staff sales');
const OR_ELSE = String.raw`(?:or|otherwise|or else|if not),? (?:we|they|he|she|i|you|it|(?:the|our) \p{L}+|his|her|their)`;

const words = (alternatives: string): RegExp => new RegExp(String.raw`(?<![\p{L}\p{N}])${alternatives}(?![\p{L}\p{N}])`, 'u');

/** Wordings with gaps, which no phrase can hold, that are sure signs of their matter in a sentence of lower case. */
export const WEIGHTY_WORDINGS: readonly (readonly [Matter, RegExp])[] = [
  [
    'health',
    words(alternation`
      (?:takes?|taking|on|prescribed|needs?) ${FEW}${MEDICINE}|${DISEASE}
      ${CANNOT} ${FEW}(?:eat|drink|have|tolerate|digest|take|be given) ${FEW}(?:${FOOD}|${MEDICINE})
      (?:goes|went|go|fell|falls) into (?:a )?(?:shock|coma|cardiac arrest)
      (?:ended up|ends up|landed|was|were|is|are|been) in (?:the )?(?:hospital|er|a&e|emergency room|intensive care)
      reacts? (?:badly|violently|severely) (?:to|when)|(?:severe|serious|bad|violent|allergic) reactions? (?:to|from)
      makes? (?:me|him|her|them|us) (?:\p{L}+ )?(?:ill|sick)
      (?:has|have|had|suffers? from|living with) (?:a |an )?(?:severe|serious|bad|chronic|acute) \p{L}+
      broke (?:his|her|my|their) (?:hip|leg|arm|neck|back|wrist|ankle|collarbone)
    `),
  ],
  [
    'danger',
    words(alternation`
      (?:water|food|batch|soil|blood|air|milk|meat|doses|well|lake|river) ${FEW}(?:contaminated|polluted|poisoned|spoiled)
      (?:bull|dog|horse|bear|swan|goose|wasps|bees) ${SOME}(?:attacks?|bites?|bit|kicks?) (?:people|an? \p{L}+|children|anyone)
      (?:could|can|may|might|nearly|almost) (?:\p{L}+ )?(?:collapse|give way|explode|suffocate|choked?|drown(?:ed)?|catch fire)
      (?:engine|gear|brakes?|parachute|reactor|pump|ventilator) ${FEW}(?:failed|fails|failing|overheats)
      (?:smoke|fire|emergency|escape) (?:detectors?|alarms?|doors?|exits?|routes?) ${SOME}(?:no|not|don't|locked|blocked|broken)
      (?:wires?|cables?|sockets?|ladder|hoist|rope|balcony|roof|stairs|lift|crane) ${SOME}(?:bare|frayed|rotten|worn|cracked)
      (?:gas|boiler|stove|tank) ${SOME}(?:leaks?|leaking|explodes?)|contaminated with
    `),
  ],
  [
    'attack',
    words(alternation`
      ${RECORDS} ${SOME}(?:leaked|stolen|copied|exposed|published|public|downloaded|exported|lost)
      ${STRANGER} ${SOME}(?:copied|stole|exported|downloaded|accessed|gained access|broke in|broke into|logged in)
      (?:keys?|tokens?|passwords?|credentials|secrets?|codes?) ${SOME}(?:leaked|published|committed|posted|stolen|known to)
      (?:hole|bug|flaw|gap) ${SOME}(?:exploited|attackers|lets anyone|allows anyone|exposes)
    `),
  ],
  [
    'law',
    words(alternation`
      (?:may|must|can|shall) (?:not|only|never) be (?:used|shared|published|sold|copied|disclosed|stored|processed|deleted|sent)
      (?:data|recordings|records|documents) ${SOME}(?:has|have|must|may) (?:to |not |only |never )*(?:leave|stay|be kept)
      ${CLAIM} ${FEW}(?:was|were|is|got|been) (?:refused|denied|rejected|revoked|withdrawn|suspended|dismissed)
    `),
  ],
  [
    'no way back',
    words(alternation`
      (?:clos|leav|left|gone|sell|sold|delet|destroy|transfer|reject|lost|end|remov|quit|stop|shut)\p{L}* ${SOME}for good
    `),
  ],
  [
    'decision',
    words(alternation`
      ${BODY} ${FEW}${HAS_DECIDED}|${BODY} (?:\p{L}+ )?${WILL} (?:not |no longer )?${GIVE_UP}
      (?:we're|we are|they're|they are) (?:not |no longer )?(?:${GIVING_UP}|going to (?:\p{L}+ )?${GIVE_UP})
      (?:i|i've|user|he|she|they) (?:have |has |'ve |finally )?(?:decided|chosen|accepted|turned down|quit (?:my|his|her) job)
      ${UNDERTAKING} ${FEW}(?:cancell?ed|called off|scrapped|is off|terminated|discontinued|rejected|approved|fell through)
      (?:will|won't|'ll|is going to|are going to|no longer) ${SOME}(?:any longer|any more|no more)|turn(?:ed|s)? ${FEW}down
    `),
  ],
  ['decision', /^\W*(?:final )?(?:decision|decided|resolved|agreed|ruling|verdict)\s?:/u],
  [
    'commitment',
    words(alternation`
      (?:${OWED}|has to|have to|needs? to|had to|be ready) ${SOME}(?:by|before|until|no later than|within) ${DATE}
      ${PAPER} ${SOME}(?:expires?|runs out|ends|lapses|closes|is due|are due|due|valid until)|deadline ${SOME}${DATE}
    `),
  ],
  [
    'consequence',
    words(alternation`
      ${OR_ELSE} (?:\p{L}+ )?(?:loses?|pays?|are out|is off|is lost|ends|cancels?|withdraws?|stops?|fails?)
      ${OR_ELSE} (?:\p{L}+ )?(?:cannot|can't|gets?|have to|has to|will)
      (?:if|unless) ${SOME}${SOME}(?:loses?|(?:is|are) lost|pay|penalty|withdraws?|cancels|terminates?|stops|is dead|expires)
    `),
  ],
  [
    'prohibition',
    words(alternation`
      (?:never|do not|don't) (?:ever )?\p{L}+ ${SOME}${SECRET}|${PERSONS} (?:must|may|shall|can) (?:not|never|only) \p{L}+
      (?:nobody|no one|no \p{L}+) ${FEW}without ${FEW}(?:approval|asking|permission|consent|me|sign-off|review|authorisation)
      access ${SOME}only|only (?:two|authorised|authorized) (?:people|persons|staff)|(?:ask|check with) (?:me|us|him|her) before
      (?:do not|don't) ${SOME}(?:before|until|unless|without) ${SOME}(?:legal|approval|approved|signed|consent|permission)
    `),
  ],
  [
    'contract',
    words(alternation`
      ${BINDS} ${FEW}(?:contract|lease|agreement|deal|tender|deed|mortgage|treaty|nda|account|partnership|order|bid)
      (?:house|flat|apartment|farm|land|company|firm|business|plant|site) (?:was|is|has been) sold
    `),
  ],
  [
    'money',
    words(alternation`
      ${OWING} ${SOME}(?:of |for |is |another |to )?${SUM}
      ${INCOME} ${SOME}(?:cut|halved|frozen|doubled|unpaid|late|goes up|lost|rises|reduced|not be paid|increased|drops?|dropped)
      (?:lost|loses?|cancels|cancelled|left) ${FEW}(?:biggest|largest|main|most important) (?:customer|client|account|investor)
      (?:investor|sponsor|donor|bank|backer) ${FEW}(?:withdrew|withdrawn|pulled out|pulls out|ends|froze)
    `),
  ],
  [
    'loss',
    words(alternation`
      ${RELATIVE} ${FEW}(?:died|passed away|is dying|was killed|drowned|is dead|had a stroke|in a coma)
      (?:site|server|service|production|database|system|network|shop|website|payments?|api) ${FEW}(?:is|was|are) (?:down|offline)
      (?:getting|got|in the middle of a|going through a|filed for|files for|want a|wants a) divorce\p{L}*
      ${RELATIVE_ABROAD} (?:\p{L}+ ){0,2}(?:gestorben|verstorben|tot|morte?|décédée?|murió|falleció|muert[oa])
    `),
  ],
];

/** Parts of words that are sure signs of their matter, also in scripts without spaces between the words. */
export const WEIGHTY_PARTS: readonly (readonly [Matter, RegExp])[] = [
  [
    'health',
    new RegExp(
      alternation`
        allergi[ceoskqu]|alergi[ac]|аллерги|астм|diab[eéè]t|диабет|asthm|инсульт|инфаркт|эпилепс|过敏|過敏|アレルギー|알레르기|糖尿病|哮喘|喘息
        怀孕|懷孕|妊娠|癌|心臓病|心脏病|手术|手術|抑郁|うつ病
      `,
      'u',
    ),
  ],
  ['danger', /危险|危険|有毒|中毒|위험/u],
  ['attack', /泄露|漏洩|流出した|ハッキング|黑客|被盗|盗まれ/u],
  ['law', /起诉|起訴|訴訟|诉讼|禁止|违法|違法|逮捕|소송/u],
  ['decision', /决定|決定|決めた|決めました|결정/u],
  ['commitment', /截止|締め切り|締切|期限|到期|마감/u],
  ['contract', /签(?:署|订|了).{0,8}合同|合同|契約(?:し|を|書)|계약/u],
  ['money', /破产|倒産|欠[了款债]|借金|解雇|裁员|파산/u],
  ['loss', /去世|过世|亡くな|死去|逝世|离婚|離婚|辞职|辞職|사망/u],
];
