import { alternation } from '../word-lists.js';
import type { PiiKind } from './span.js';

// Names of object keys whose value is a secret, as words without separators. They count at the end of a key: `dbPassword`,
// `x-api-key`.

const PASSWORD_KEYS = new RegExp(
  `(?:^| )${alternation`
    pass ?words?|passwd|pwd|pass ?phrases?|pass ?codes?|pass|pw|pins?|pin ?codes?|puk|otp|cvv2?|cvc2?
    (?:door|gate|alarm|access|security) ?code|psk|pre ?shared ?key|(?:wifi|wlan) ?key
    (?:security|secret) ?answer|seed ?phrase|recovery ?phrase|mnemonic
    pass ?wort|kennwort|mot de passe|mdp|contraseña|contrasena|senha|пароль|пин
    (?:pg|db|my ?sql|root|user|admin|wifi|smtp|ftp|ssh|ldap|redis|mongo) ?(?:password|passwd|pwd|pass)
  `}$|パスワード|暗証番号|密码|密碼|비밀번호`,
  'u',
);
const API_KEY_KEYS = new RegExp(
  `(?:^| )${alternation`
    api ?keys?|secrets?|secret ?(?:access ?)?keys?|access ?keys?|private ?keys?|signing ?keys?|encryption ?keys?
    client ?secrets?|token|api ?tokens?|(?:access|auth|refresh|bearer|session|id|bot) ?tokens?|jwt|credentials?
  `}$`,
  'u',
);
const SSN_KEYS = /(?:^| )(?:ssn|social security(?: number| no)?)$/u;
const CARD_KEYS = /(?:^| )(?:(?:credit ?)?card ?(?:number|no)|cc ?number|pan)$/u;

/** Beginnings of keys that ask about a secret, or have a property of one: `has_password`, `max_tokens`. */
const ABOUT_SECRET = new RegExp(
  `^${alternation`
    is|has|had|have|needs?|requires?|allow|allows|show|hide|no|use|uses|with|max|min|num|count|total
    next|prev|previous|page|page ?token|next ?page|continuation
  `} `,
  'u',
);

/** The part of a key that is read, from its end, in UTF-16 code units. */
const READ = 100;
const CASE_CHANGE = /(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu;

/** Returns the words of a key in lower case: `db password` for `dbPassword`, `DB_PASSWORD` and `db-password`. */
export const wordsOfKey = (key: string): string =>
  key
    .slice(-READ)
    .replace(CASE_CHANGE, ' ')
    .replace(/[\s_.:/-]+/g, ' ')
    .trim()
    .toLowerCase();

/** Returns the kind of the secret under `key`, if the name of the key says that there is one. */
export function secretKeyKind(key: string): PiiKind | undefined {
  const words = wordsOfKey(key);
  if (ABOUT_SECRET.test(words)) return undefined;
  if (PASSWORD_KEYS.test(words)) return 'PASSWORD';
  if (API_KEY_KEYS.test(words)) return 'API_KEY';
  if (SSN_KEYS.test(words)) return 'SSN';
  return CARD_KEYS.test(words) ? 'CREDIT_CARD' : undefined;
}
