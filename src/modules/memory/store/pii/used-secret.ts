import { looksRandom, tokenAt } from './secret-value.js';
import type { Span } from './span.js';

/** Options of commands that take a password. */
const COMMAND_LINE: readonly RegExp[] = [
  /\b(?:mysql\w{0,10}|mariadb\w{0,10})\s[^\n|;]{0,120}?(?<=\s)-p["']?([^\s"'-][^\s"']{2,100})/dgi,
  /\bsshpass\s{1,2}-p\s?["']?([^\s"']{3,100})/dgi,
  /(?<=\s)(?:-u|--user)[ =]["']?[\w.@+-]{1,60}:([^\s"'$<{*][^\s"']{2,100})/dgi,
];

/** A user and, after a slash or a colon, a password: `login: admin / hunter2`. */
const LOGIN_PAIR =
  /\b(?:log-?in|log in|logs in|credentials?|creds|sign[ -]in|zugangsdaten|anmeldedaten|identifiants|credenciales|логин|доступ)(?:\s(?:for|to|on|at|für|zum|pour|para)\s[^:=\n]{1,40}?)?\s?(?:[:=]|\s(?:is|are|as|with|using|sind|mit|son)\s)?\s?["']?(?!https?:)[\p{L}\d_.@+-]{2,64}\s?[/:]\s?(?!\/)/giu;

/** Passwords that a text shows in use, without a word for them: in a command, or after a user's name. */
export function usedSecrets(text: string): Span[] {
  const ranges: [number, number][] = COMMAND_LINE.flatMap((pattern) => [...text.matchAll(pattern)]).map(
    (match) => match.indices![1]!,
  );
  for (const { index, 0: head } of text.matchAll(LOGIN_PAIR)) {
    const start = index + head.length;
    ranges.push([start, start + tokenAt(text, start).length]);
  }
  return ranges
    .filter(([start, end]) => looksRandom(text.slice(start, end)))
    .map(([start, end]) => ({ kind: 'PASSWORD', start, end }));
}
