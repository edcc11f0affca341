import { matchesOf } from '../../common/matches.js';
import { isPlaceholder } from './placeholder.js';
import { looksRandom, tokenAt } from './secret-token.js';
import type { Span } from './span.js';

/** Options of commands that take a password. */
const COMMAND_LINE: readonly RegExp[] = [
  /\b(?:mysql\w{0,10}|mariadb\w{0,10})\s[^\n|;]{0,120}?(?<=\s)-p["']?([^\s"'-][^\s"']{2,100})/dgi,
  /\bsshpass\s{1,2}-p\s?["']?([^\s"']{3,100})/dgi,
  /(?<=\s)(?:-u|--user)[ =]["']?[\w.@+-]{1,60}:(?!\/\/)([^\s"'$<{*][^\s"']{2,100})/dgi,
  /\b(?:docker|podman|helm|az|oc)\s[^\n|;]{0,120}?\s-p[ =]["']?([^\s"'-][^\s"']{2,100})/dgi,
  /\bredis-cli\s[^\n|;]{0,120}?(?<=\s)-a\s["']?([^\s"']{3,100})/dgi,
  /\bopenssl\s[^\n|;]{0,120}?(?<=\s)(?:-k|-pass(?:in|out)?)\s["']?(?:pass:)?([^\s"']{3,100})/dgi,
  /(?<=\s)-U\s?["']?[\w.@\\-]{1,60}%([^\s"']{3,100})/dg,
  /\bhtpasswd\s(?:-\w{1,5}\s){1,3}\S{1,60}\s\S{1,60}\s["']?([^\s"']{3,100})/dgi,
  /\bnet user \S{1,60} ([^\s/*]{3,100})/dgi,
  /\bauth=\(\s?["'][^"'\n]{1,80}["'],\s?["']([^"'\n]{3,100})["']/dgi,
  /\bConvertTo-SecureString\s(?:-String\s)?["']([^"'\n]{3,100})["']/dgi,
];

/** What is to be entered where a code is asked for: "enter 6620 at the gate". */
const ENTERED =
  /\b(?:enter|type|press|punch in|key in|tap in)\s["']?(\d{3,8}[#*]?)["']?\s(?:at|on|into|in)\s(?:the|our|my)\s(?:[\p{L}-]{2,15}\s)?(?:gate|door|keypad|alarm|intercom|lock|panel|entrance|barrier|pin pad)\b/dgiu;

/** A user and, after a slash or a colon, a password: `login: admin / hunter2`. */
const LOGIN_PAIR =
  /(?:\b(?:log-?in|log in|logs in|sign[ -]in)(?:\s(?:for|to|on|at)\s[^:=\n]{1,40}?)?|\b(?:credentials?|creds|zugangsdaten|anmeldedaten|identifiants|credenciales|accesos?|логин|доступ)(?:\s[^:=\n]{1,40}?(?=\s?[:=]))?|\b(?:wi-?fi|wlan)|ログイン(?:情報)?|登录(?:信息)?)\s?(?<tie>[:=]|\s(?:is|are|as|with|using|sind|mit|son)\s)?\s?["']?(?!https?:)(?<user>[\p{L}\d_.@+-]{2,64})(?:\s?[/:]\s?(?!\/)|(?<and>\s(?:with|and|mit|und|avec|con)\s))/giu;
/** An e-mail address and, after a dash, a slash or a colon, a password: `mia@example.org - Popc0rn!Nite`. */
const MAIL_PAIR = /(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,100}(?:\s?[/|:]|\s-)\s?(?!\/)/g;

/** Whether a token can hardly be a name: letters, digits and symbols that names do not have, and no `project#12`. */
const isUnmistakable = (token: string): boolean =>
  token.length >= 8 && /\p{L}/u.test(token) && /\d/.test(token) && /[!#$%^&*?]/.test(token) && !/^[\p{L}-]+#\d+$/u.test(token);

/** Passwords that a text shows in use, without a word for them: in a command, or after a user's name. */
export function usedSecrets(text: string): Span[] {
  const ranges: [number, number][] = COMMAND_LINE.flatMap((pattern) => matchesOf(text, pattern)).map(
    (match) => match.indices![1]!,
  );
  const entered = matchesOf(text, ENTERED).map((match) => match.indices![1]!);
  for (const { index, 0: head, groups } of matchesOf(text, LOGIN_PAIR)) {
    const start = index + head.length;
    const token = tokenAt(text, start);
    const isHeading = groups!['tie'] === undefined && /:\s$/.test(head);
    if (isHeading || (groups!['and'] !== undefined && !isUnmistakable(token))) continue;
    (token === groups!['user'] ? entered : ranges).push([start, start + token.length]);
  }
  for (const { index, 0: head } of matchesOf(text, MAIL_PAIR)) {
    const start = index + head.length;
    const token = tokenAt(text, start);
    if (isUnmistakable(token)) ranges.push([start, start + token.length]);
  }
  return [
    ...ranges.filter(([start, end]) => looksRandom(text.slice(start, end)) && !isPlaceholder(text.slice(start, end))),
    ...entered,
  ].map(([start, end]) => ({ kind: 'PASSWORD', start, end }));
}
