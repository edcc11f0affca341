import { matchesOf } from '../../common/matches.js';
import { alternation } from '../word-lists.js';
import { anyLanguage, anyUnspaced } from './languages/languages.js';
import { isPlaceholder } from './placeholder.js';
import { looksRandom, tokenAt } from './secret-token.js';
import type { Range, Span } from './span.js';

/** Commands and calls that take a password; the first group is the password. */
const COMMAND_LINE: readonly RegExp[] = [
  /\b(?:mysql\w{0,10}|mariadb\w{0,10})\s[^\n|;]{0,120}?(?<=\s)-p["']?([^\s"'-][^\s"']{2,100})/dgi,
  /\bsshpass\s{1,2}-p\s?["']?([^\s"']{3,100})/dgi,
  /(?<=\s)(?:-u|--user)[ =]["']?[\w.@+-]{1,60}:(?!\/\/)([^\s"'$<{*][^\s"']{2,100})/dgi,
  /\b(?:docker|podman|helm|az|oc)\s[^\n|;]{0,120}?\s-p[ =]["']?([^\s"'-][^\s"']{2,100})/dgi,
  /\bredis-cli\s[^\n|;]{0,120}?(?<=\s)-a\s["']?([^\s"']{3,100})/dgi,
  /\bopenssl\s[^\n|;]{0,120}?(?<=\s)(?:-k|-pass(?:in|out)?)\s["']?(?:pass:)?([^\s"']{3,100})/dgi,
  // smbclient -U user%password
  /(?<=\s)-U\s?["']?[\w.@\\-]{1,60}%([^\s"']{3,100})/dg,
  /\bhtpasswd\s(?:-\w{1,5}\s){1,3}\S{1,60}\s\S{1,60}\s["']?([^\s"']{3,100})/dgi,
  /\bnet user \S{1,60} ([^\s/*]{3,100})/dgi,
  // auth=("user", "password") of Python's requests
  /\bauth=\(\s?["'][^"'\n]{1,80}["'],\s?["']([^"'\n]{3,100})["']/dgi,
  /\bConvertTo-SecureString\s(?:-String\s)?["']([^"'\n]{3,100})["']/dgi,
];

/** A code to enter where one is asked for: "enter 6620 at the gate". The first group is the code. */
const ENTERED = new RegExp(
  [
    String.raw`\b(?:enter|type|press|punch in|key in|tap in)\s["']?(\d{3,8}[#*]?)["']?\s`,
    String.raw`(?:at|on|into|in)\s(?:the|our|my)\s(?:[\p{L}-]{2,15}\s)?`,
    String.raw`(?:gate|door|keypad|alarm|intercom|lock|panel|entrance|barrier|pin pad)\b`,
  ].join(''),
  'dgiu',
);

/** A user, up to where a password may follow: `login: admin / `, "wifi guest with ". */
const LOGIN_PAIR = new RegExp(
  [
    alternation`
      \b(?:log-?in|log in|logs in|sign[ -]in)(?:\s(?:for|to|on|at)\s[^:=\n]{1,40}?)?
      (?<![\p{L}\d])${anyLanguage('credentials')}(?:\s[^:=\n]{1,40}?(?=\s?[:=]))?
      \b(?:wi-?fi|wlan)
      ${anyUnspaced('credentials')}
    `,
    String.raw`\s?(?<tie>[:=]|\s(?:is|are|as|with|using|sind|mit|son)\s)?`,
    String.raw`\s?["']?(?!https?:)(?<user>[\p{L}\d_.@+-]{2,64})`,
    String.raw`(?:\s?[/:]\s?(?!\/)|(?<and>\s(?:with|and|mit|und|avec|con)\s))`,
  ].join(''),
  'giu',
);
/** An e-mail address, up to where a password may follow: `mia@example.org - Popc0rn!Nite`. */
const MAIL_PAIR = /(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,100}(?:\s?[/|:]|\s-)\s?(?!\/)/g;

/** The fewest characters of a token that is a password by its characters alone. */
const MIN_UNMISTAKABLE_LENGTH = 8;

/** Finds passwords that a text shows in use, without a word for them: in a command, or after a user's name. */
export function usedSecrets(text: string): Span[] {
  const commands = COMMAND_LINE.flatMap((pattern) => matchesOf(text, pattern)).map(rangeOfFirstGroup);
  const logins = loginPasswords(text);
  const likely = [...commands, ...logins.likely, ...mailPasswords(text)];
  const sure = [...matchesOf(text, ENTERED).map(rangeOfFirstGroup), ...logins.sure];
  return [...likely.filter((range) => isSecret(text.slice(range.start, range.end))), ...sure].map(({ start, end }) => ({
    kind: 'PASSWORD',
    start,
    end,
  }));
}

function rangeOfFirstGroup({ indices }: RegExpExecArray): Range {
  const [start, end] = indices![1]!;
  return { start, end };
}

const isSecret = (value: string): boolean => looksRandom(value) && !isPlaceholder(value);

/** Finds passwords after a user's name. One that repeats the name (`admin / admin`) is sure, although it is a plain word. */
function loginPasswords(text: string): { likely: Range[]; sure: Range[] } {
  const likely: Range[] = [];
  const sure: Range[] = [];
  for (const { index, 0: head, groups = {} } of matchesOf(text, LOGIN_PAIR)) {
    const range = rangeOfToken(text, index + head.length);
    const token = text.slice(range.start, range.end);
    const isHeading = groups['tie'] === undefined && /:\s$/.test(head);
    if (isHeading || (groups['and'] !== undefined && !isUnmistakable(token))) continue;
    (token === groups['user'] ? sure : likely).push(range);
  }
  return { likely, sure };
}

const mailPasswords = (text: string): Range[] =>
  matchesOf(text, MAIL_PAIR)
    .map(({ index, 0: head }) => rangeOfToken(text, index + head.length))
    .filter(({ start, end }) => isUnmistakable(text.slice(start, end)));

const rangeOfToken = (text: string, start: number): Range => ({ start, end: start + tokenAt(text, start).length });

/** True if a token can hardly be a name: it has letters, digits and symbols that names do not have, and is no `project#12`. */
const isUnmistakable = (token: string): boolean =>
  token.length >= MIN_UNMISTAKABLE_LENGTH &&
  /\p{L}/u.test(token) &&
  /\d/.test(token) &&
  /[!#$%^&*?]/.test(token) &&
  !/^[\p{L}-]+#\d+$/u.test(token);
