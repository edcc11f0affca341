/**
 * What a secret is called decides what its value may look like: a password is any word, a code is digits, a key is long and random.
 */
export type LabelKind = 'password' | 'code' | 'key';

/** A word for a secret in a text. */
export interface SecretLabel {
  readonly kind: LabelKind;
  readonly start: number;
  readonly end: number;
  /** Whether it is an English word that has no other meaning, so that a plain word after "is" can be its value. */
  readonly plain: boolean;
  /** Whether it stands for a phrase of several words. */
  readonly phrase: boolean;
  /** The fewest digits of its value where nothing else says that they are its value. */
  readonly digits: number;
}

/** Words that take a prefix without a space: `DB_PASSWORD`, `PGPASSWORD`, `dbPassword`, `Routerpasswort`. */
const COMPOUND_PASSWORD = 'passwords?|passwd|pwd|passw[oö]rt(?:er|es|s)?|kennw[oö]rt(?:er|es|s)?|wachtwoord';
const PASSWORD =
  'pass[ -]words?|pass[ -]?phrases?|(?:seed|recovery) phrases?|pass[ -]?codes?|pass|pw|mots? de passe|mdp|phrase secrète|contraseñas?|contrasenas?|clave|senhas?|palavra-passe|has[łl]o|lösenord(?:et)?|şifre(?:si)?|парол(?:ь|я|ю|ем|и|ей)';
const CODE = [
  'pin(?:[ -]?(?:codes?|numbers?|nummer))?|pins|code pin|codice pin|código pin|puk|otp|cvv2?|cvc2?',
  '(?:door|gate|alarm|access|entry|security|verification|keypad|unlock|lock|lockbox|locker|safe|garage|login|2fa|mfa|one-time|building|recovery|backup|sign-in) codes?',
  'code(?= (?:for|to|of|on) (?:the|my|our|his|her) (?:\\p{L}+ )?(?:alarm|door|gate|safe|garage|locker|lock|building|entrance|lift|elevator|keypad|lockbox|gym|phone|tablet|house|office)\\b)',
  "(?:safe|lock|padlock|bike lock|locker|vault)(?:'s)? combination|combination (?:to|of|for) the (?:safe|lock|padlock|locker|vault)",
  "geheim(?:zahl|nummer)|(?:zugangs|tür|tor|alarm|zutritts|safe|schloss)-?code|digicode|code (?:secret|d'accès|de la porte|de l'alarme|du portail|de l'immeuble)",
  'código (?:secreto|de acceso|de seguridad|de la alarma|de la puerta|del portal)|clave de (?:acceso|la alarma)|пин(?:[ -]?код\\p{L}{0,2})?|код (?:доступа|домофона|подтверждения|(?:от )?(?:сейфа|двери|подъезда|домофона|сигнализации|ворот|замка))',
  "code (?:für (?:die|den|das)|zum|zur) (?:haustür|tür|tor|safe|tresor|alarmanlage|garage)|code (?:du|de la|de l')\\s?(?:coffre|porte|alarme|garage|boîte à clés)|código (?:del|de la|de) (?:caja fuerte|garaje|alarma|portón)",
].join('|');
const KEY =
  "api[ _-]?(?:keys?|secret|token)|(?:aws[ _-]?)?secret[ _-]?(?:access[ _-]?)?key|access[ _-]?key(?:[ _-]?id)?|client[ _-]?secret|(?:private|signing|encryption|master|shared|deploy|webhook)[ _-]?(?:key|secret)|(?:access|auth|bearer|refresh|session|bot|deploy|personal access)?[ _-]?token|secret|credentials?|api-?schlüssel|clé (?:d'|de l')?api|clave (?:de )?api|api-?ключ|ключ api|токен";
const CJK_PASSWORD = 'パスワード|パスフレーズ|合言葉|密码|密碼|口令|비밀번호|암호|패스워드';
const CJK_CODE = '暗証番号|暗証コード|验证码|驗證碼|门禁码|解锁码|支付密码';
const CJK_KEY = 'apiキー|シークレット|トークン|密钥|令牌';

const LABEL = new RegExp(
  [
    String.raw`(?<password>(?:(?:${COMPOUND_PASSWORD})|(?<![\p{L}\p{N}])(?:${PASSWORD}))(?![\p{L}\p{N}]|[-_]\p{L})`,
    `${CJK_PASSWORD})`,
    String.raw`(?<code>(?<![\p{L}\p{N}])(?:${CODE})(?![\p{L}\p{N}]|[-_]\p{L})|${CJK_CODE})`,
    String.raw`(?<key>(?<![\p{L}\p{N}])(?:${KEY})(?![\p{L}\p{N}]|[-_]\p{L})|${CJK_KEY})`,
  ].join('|'),
  'giu',
);

const PLAIN = /^pass(?:word|phrase|code)$/i;
const CARD_CODE = /^cv[vc]/i;
const PHRASE = /phrase|パスフレーズ/i;

/** The words for secrets in a text, from left to right. */
export function* secretLabels(text: string): Generator<SecretLabel> {
  for (const { index: start, 0: word, groups } of text.matchAll(LABEL)) {
    const kind = groups!['password'] ? 'password' : groups!['code'] ? 'code' : 'key';
    yield {
      kind,
      start,
      end: start + word.length,
      plain: PLAIN.test(word),
      phrase: PHRASE.test(word),
      digits: CARD_CODE.test(word) ? 3 : 4,
    };
  }
}
