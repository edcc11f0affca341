import type { PiiKind } from './span.js';

/** Keys of objects whose value is a secret, as words without separators. They count at the end of a key: `dbPassword`, `x-api-key`. */
const PASSWORD_KEYS =
  /(?:^| )(?:pass ?words?|passwd|pwd|pass ?phrases?|pass ?codes?|pass|pw|pins?|pin ?codes?|puk|otp|cvv2?|cvc2?|(?:door|gate|alarm|access|security) ?code|psk|pre ?shared ?key|(?:wifi|wlan) ?key|(?:security|secret) ?answer|seed ?phrase|recovery ?phrase|mnemonic|pass ?wort|kennwort|mot de passe|mdp|contraseña|contrasena|senha|пароль|пин|(?:pg|db|my ?sql|root|user|admin|wifi|smtp|ftp|ssh|ldap|redis|mongo) ?(?:password|passwd|pwd|pass))$|パスワード|暗証番号|密码|密碼|비밀번호/u;
const KEY_KEYS =
  /(?:^| )(?:api ?keys?|secrets?|secret ?(?:access ?)?keys?|access ?keys?|private ?keys?|signing ?keys?|encryption ?keys?|client ?secrets?|token|api ?tokens?|(?:access|auth|refresh|bearer|session|id|bot) ?tokens?|jwt|credentials?)$/u;
const SSN_KEYS = /(?:^| )(?:ssn|social security(?: number| no)?)$/u;
const CARD_KEYS = /(?:^| )(?:(?:credit ?)?card ?(?:number|no)|cc ?number|pan)$/u;

/** Questions about a secret, and properties of one. */
const ASKED =
  /^(?:is|has|had|have|needs?|requires?|allow|allows|show|hide|no|use|uses|with|max|min|num|count|next|prev|previous|page|page ?token|next ?page|continuation|total) /u;

/** The words of a key in lower case: `dbPassword`, `DB_PASSWORD` and `db-password` are `db password`. */
export const wordsOfKey = (key: string): string =>
  key
    .slice(-100)
    .replace(/(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ')
    .replace(/[\s_.:/-]+/g, ' ')
    .trim()
    .toLowerCase();

/** The kind of secret that stands under `key`, if its name says so. */
export function secretKeyKind(key: string): PiiKind | undefined {
  const words = wordsOfKey(key);
  if (ASKED.test(words)) return undefined;
  if (PASSWORD_KEYS.test(words)) return 'PASSWORD';
  if (KEY_KEYS.test(words)) return 'API_KEY';
  if (SSN_KEYS.test(words)) return 'SSN';
  return CARD_KEYS.test(words) ? 'CREDIT_CARD' : undefined;
}
