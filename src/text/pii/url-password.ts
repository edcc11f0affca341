import { matchesOf } from '../../common/matches.js';
import { isPlaceholder } from './placeholder.js';
import type { Span } from './span.js';

/**
 * The password of a URL's user info, whose user may be empty (`redis://:secret@host`). It ends at the last `@` of the authority, as
 * in the URL standard. No class holds `/`, so that no character is looked at for two URLs.
 */
const USER_INFO =
  /:\/\/[^\s/:?#@"'<>]{0,128}:(?!\d{1,5}[;,])([^\s/@]{1,256}(?:@[^\s/@,;"'`<>()|]{1,128}(?=@)){0,3})@(?=[^\s@])/dg;

/** Words that stand in for a password in documentation. */
const SAMPLE = /^(?:password|passwd|pass|pwd|pw|secret|token|x-oauth-basic)$/i;

/** Credentials in URLs: the password alone, so that scheme, user and host stay readable. */
export function urlPasswords(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of matchesOf(text, USER_INFO)) {
    const [start, end] = match.indices![1]!;
    const value = text.slice(start, end);
    if (!SAMPLE.test(value) && !isPlaceholder(value)) spans.push({ kind: 'URL_PASSWORD', start, end });
  }
  return spans;
}
