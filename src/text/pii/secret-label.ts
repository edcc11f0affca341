import { matchesOf } from '../../common/matches.js';
import { alternation } from '../word-lists.js';

/** The kinds of secrets by their values: a password may be any word, a code is digits, a key is long and random. */
type LabelKind = 'password' | 'code' | 'key';

/** Degree to which a label has other meanings: none; some, but not where people choose the value (`personal`); or many. */
export type Ambiguity = 'none' | 'personal' | 'other';

/** A word for a secret in a text: "password", "PIN". */
export interface SecretLabel {
  readonly kind: LabelKind;
  readonly start: number;
  readonly end: number;
  /** True for an English word that has no other meaning, so that a plain word after "is" can be its value. */
  readonly isPlain: boolean;
  /** True if the value may be a phrase of several words. */
  readonly isPhrase: boolean;
  /** The fewest digits of a value that only stands beside the label. */
  readonly minDigits: number;
  /** True if the label says itself that the value follows, as "the safe opens with" does. */
  readonly introducesValue: boolean;
  /** True for a word that mostly means other things, so that only a long random value counts. */
  readonly isVague: boolean;
  /** The ambiguity that a description of the value has to make up for; see `describesSecret`. */
  readonly ambiguity: Ambiguity;
}

/** Words that take a prefix without a space: `DB_PASSWORD`, `PGPASSWORD`, `dbPassword`, `Routerpasswort`. */
const COMPOUND_PASSWORD = alternation`
  passwords?|passwd|pwd|passw[oö]rt(?:er|es|s)?|kennw[oö]rt(?:er|es|s)?|wachtwoord
`;

const PASSWORD = alternation`
  pass[ -]words?|pass[ -]?phrases?|(?:seed|recovery) phrases?|pass[ -]?codes?|pass|pw
  mots? de passe|mdp|phrase secrète|contraseñas?|contrasenas?|clave|senhas?|palavra-passe|has[łl]o|lösenord(?:et)?
  psk|pre-?shared[ -]key|code ?words?|codewort|şifre(?:si)?|парол(?:ь|я|ю|ем|и|ей)
  (?:wi-?fi|wlan|wpa[23]?|network|netzwerk)[ -]?(?:key|schlüssel)|(?:clé|code) (?:du )?wi-?fi
  key(?=\s?[:=])(?<=\b(?:wi-?fi|wlan|ssid)\b[^.;\n]{0,40}key)
`;

/** Answers to the question that stands in for a password. */
const ANSWER = alternation`
  (?:security|secret|recovery)(?: question)?(?: |'s )answers?
  answers? to (?:the|my|our|his|her|their) (?:\p{L}+ )?(?:security|secret|recovery) questions?
  antwort auf die (?:sicherheits|geheim)frage
  réponse (?:secrète|de sécurité|à la question (?:secrète|de sécurité))
  respuesta (?:secreta|de seguridad|a la pregunta (?:secreta|de seguridad))
  ответ на (?:секретный|контрольный) вопрос
`;

/** "The safe opens with", "unlock my phone using". */
const OPENING = alternation`
  ${alternation`
    safe|vault|lock|padlock|locker|lock ?box|key ?box|phone|tablet|laptop|computer|alarm|door|gate|garage|keypad|suitcase
    gun ?case
  `}s?\b[^.;:,\n]{0,40}?\s${alternation`
    (?:is|gets|can be) (?:opened|unlocked|armed|disarmed)|opens?|unlocks?|(?:dis)?arms?
  `}\s(?:with|using|by(?: entering| typing)?)
  (?:unlock|open|decrypt|disarm)(?:s|ed)? (?:the|my|our|his|her|their) (?:[\p{L}-]{1,15} ){0,2}${alternation`
    safe|vault|lock|padlock|locker|phone|tablet|laptop|computer|alarm|door|gate|garage|archive|disk|drive|backup|account
    suitcase
  `} (?:with|using)
`;

const CODE = alternation`
  pin(?:[ -]?(?:codes?|numbers?|nummer))?|pins|code pin|codice pin|código pin|puk|otp|cvv2?|cvc2?
  ${alternation`
    key|door|gate|alarm|access|entry|security|verification|keypad|unlock|lock|lockbox|locker|safe|garage|login|2fa|mfa
    one[ -]time|sms|authenticator|building|recovery|backup|sign-in
  `} codes?
  code(?= (?:for|to|of|on) (?:the|my|our|his|her) (?:\p{L}+ )?${alternation`
    alarm|door|gate|safe|garage|locker|lock|building|entrance|lift|elevator|keypad|lockbox|gym|phone|tablet|house|office|shed
    cellar|basement|attic|storage|storeroom|flat|apartment|parking|barrier|mailbox|suitcase|cabin|pool|bathroom|toilet|lobby
    cabinet|printer|copier|room|yard|barn|boat|bike|cottage|studio|archive|warehouse|airbnb|hotel|hostel|rental
  `}\b)
  (?:safe|lock|padlock|bike lock|locker|vault)(?:'s)? combination|keypad|lock ?box|key ?box|unlock pattern
  (?:door|gate|alarm|safe|garage|entrance|tür|tor|porte|portail|puerta)(?= \d{3,8}[#*])
  your code(?=(?: is|:) \d[\d -]{2,7}\d(?:[.,;!]|$|\s(?:for|and)\s))
  combination (?:to|of|for) the (?:safe|lock|padlock|locker|vault)
  geheim(?:zahl|nummer)|(?:zugangs|sicherheits|haustür|garagen|tür|tor|alarm|zutritts|safe|schloss)-?code
  digicode|code (?:secret|d'accès|de la porte|de l'alarme|du portail|de l'immeuble)
  código (?:secreto|de acceso|de seguridad|de la alarma|de la puerta|del portal)|clave de (?:acceso|la alarma)
  пин(?:[ -]?код\p{L}{0,2})?
  код (?:доступа|домофона|подтверждения|(?:от )?(?:сейфа|двери|подъезда|домофона|сигнализации|ворот|замка))
  code (?:für (?:die|den|das)|fürs|zum|zur) (?:haustür|tür|tor|garagentor|safe|tresor|alarmanlage|garage)
  code (?:du|de la|de l')\s?(?:coffre|porte|alarme|garage|boîte à clés)
  código (?:del|de la|de) (?:caja fuerte|garaje|alarma|portón)
`;

const KEY = alternation`
  (?:totp|2fa|mfa|otp)[ _-]?(?:seed|secret)|(?:recovery|bitlocker|product|licen[cs]e) key|secret[ _-]?key[ _-]?base
  (?:auth|app|application|service|admin|subscription|account|storage)[ _-]key|api[ _-]?(?:keys?|secret|token)
  (?:aws[ _-]?)?secret[ _-]?(?:access[ _-]?)?key|access[ _-]?key(?:[ _-]?id)?|client[ _-]?secret
  (?:private|signing|encryption|master|shared|deploy|webhook)[ _-]?(?:key|secret)
  (?:access|auth|bearer|refresh|session|bot|deploy|personal access)?[ _-]?token|secret|credentials?
  api-?schlüssel|clé (?:d'|de l')?api|clave (?:de )?api|api-?ключ|ключ api|токен
`;

const CJK_PASSWORD = 'パスワード|パスフレーズ|合言葉|密码|密碼|口令|비밀번호|암호|패스워드';
const CJK_CODE = '暗証番号|pinコード|pin码|暗証コード|验证码|驗證碼|门禁码|解锁码|支付密码';
const CJK_KEY = 'apiキー|シークレット|トークン|密钥|令牌';

/** Other keys with a name. Keys of tables, caches and the like, and keys that may be public, are no secrets. */
const VAGUE = String.raw`key(?<!\b${alternation`
  cache|public|primary|foreign|sort|partition|idempotency|dedup\p{L}*|object|s3|row|routing|issue|redis|hash|index|lookup|host
  message|map|json|dictionary|config|session|translation|shard|group|join|composite|unique|natural|surrogate|event
  trace|storage|bucket|file|the|a
`}[ _-]key)(?<=[\p{L}\p{N}][ _-]key)`;

const WORD_START = String.raw`(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{N}])`;
const WORD_END = String.raw`(?![\p{Script=Latin}\p{Script=Cyrillic}\p{N}]|[-_]\p{L})`;

const LABEL = new RegExp(
  [
    `(?<password>(?:${COMPOUND_PASSWORD}|${WORD_START}(?:(?<answer>${ANSWER})|${PASSWORD}))${WORD_END}|${CJK_PASSWORD})`,
    `(?<code>${WORD_START}(?:(?<opens>${OPENING})|${CODE})${WORD_END}|${CJK_CODE})`,
    `(?<key>${WORD_START}(?:${KEY}|(?<vague>${VAGUE}))${WORD_END}|${CJK_KEY})`,
  ].join('|'),
  'giu',
);

const PLAIN = /^pass(?:word|phrase|code)$/i;
const CARD_CODE = /^cv[vc]/i;
const PHRASE = /phrase|パスフレーズ/i;

/** Finds the words for secrets in a text, from left to right. */
export function* secretLabels(text: string): Generator<SecretLabel> {
  for (const { index: start, 0: word, groups = {} } of matchesOf(text, LABEL)) {
    const kind = groups['password'] ? 'password' : groups['code'] ? 'code' : 'key';
    const isAnswer = groups['answer'] !== undefined;
    const introducesValue = groups['opens'] !== undefined;
    yield {
      kind,
      start,
      end: start + word.length,
      isPlain: isAnswer || PLAIN.test(word),
      isPhrase: PHRASE.test(word),
      minDigits: CARD_CODE.test(word) ? 3 : 4,
      introducesValue,
      isVague: groups['vague'] !== undefined,
      ambiguity: kind === 'key' ? 'other' : isAnswer || introducesValue ? 'personal' : 'none',
    };
  }
}
