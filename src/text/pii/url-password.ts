import { matchesOf } from '../../common/matches.js';
import { isPlaceholder } from './placeholder.js';
import type { Span } from './span.js';

/**
 * The user information of a URL; the first group is the password. The user may be empty (`redis://:secret@host`). The password
 * ends at the last `@` of the authority, as in the URL standard. No class has `/`, so that no character is read for two URLs.
 */
const USER_INFO =
  /:\/\/[^\s/:?#@"'<>]{0,128}:(?!\d{1,5}[;,])([^\s/@]{1,256}(?:@[^\s/@,;"'`<>()|]{1,128}(?=@)){0,3})@(?=[^\s@])/dg;

/** Words that stand for a password in documentation. */
const SAMPLE = /^(?:password|passwd|pass|pwd|pw|secret|token|x-oauth-basic)$/i;

/** Finds the passwords in URLs, without scheme, user and host: those stay readable. */
export function urlPasswords(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of matchesOf(text, USER_INFO)) {
    const [start, end] = match.indices![1]!;
    const value = text.slice(start, end);
    if (!SAMPLE.test(value) && !isPlaceholder(value)) spans.push({ kind: 'URL_PASSWORD', start, end });
  }
  return spans;
}
