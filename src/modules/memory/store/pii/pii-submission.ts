import { AppError } from '../../../../common/app-error.js';
import { type Redaction, redactText } from './pii.js';
import { redactMeta } from './pii-meta.js';
import type { Finding } from './span.js';

/** What may be kept of a submission. */
export interface RedactedSubmission {
  readonly text: string;
  readonly meta: unknown;
  readonly findings: readonly Finding[];
}

/**
 * Cuts sensitive data out of a text and its meta; a second time there is nothing left to find.
 * @throws AppError `pii_rejected`
 */
export function redactSubmission(submission: { readonly text: string; readonly meta?: unknown }): RedactedSubmission {
  const text = keptOf(redactText(submission.text));
  const meta = keptOf(redactMeta(submission.meta ?? {}));
  return { text: text.value, meta: meta.value, findings: [...text.findings, ...meta.findings] };
}

function keptOf<T>(redaction: Redaction<T>): Exclude<Redaction<T>, { rejected: true }> {
  if (redaction.rejected) throw new AppError('pii_rejected');
  return redaction;
}
