import { Injectable } from '@nestjs/common';
import { AppError } from '../../../common/app-error.js';
import { render } from '../../../common/json/json-render.js';
import { Metrics } from '../../../providers/metrics/metrics.js';
import { type Redaction, redactText } from '../../../text/pii/pii.js';
import { redactMeta } from '../../../text/pii/pii-meta.js';
import type { Redacted, Submission } from './submission.types.js';

/** Keeps sensitive data out of all that is stored. */
@Injectable()
export class Redactor {
  constructor(private readonly metrics: Metrics) {}

  /**
   * Removes sensitive data from a submission.
   * @throws AppError `pii_rejected`
   */
  redact(submission: Submission): Redacted {
    const text = acceptedOf(redactText(submission.text));
    const meta = acceptedOf(redactMeta(submission.meta ?? {}));
    const redactions = [
      ...text.findings.map((finding) => ({ field: 'text' as const, ...finding })),
      ...meta.findings.map((finding) => ({ field: 'meta' as const, ...finding })),
    ];
    for (const { kind } of redactions) this.metrics.countPiiFinding(kind);
    const { mode, externalId, replaces, readTraits, explain = false, expiresAt = null } = submission;
    return {
      text: text.value,
      metaJson: render(meta.value),
      mode,
      externalId,
      replaces,
      readTraits,
      explain,
      redactions,
      expiresAt,
    };
  }
}

/** @throws AppError `pii_rejected` */
function acceptedOf<T>(redaction: Redaction<T>): Exclude<Redaction<T>, { rejected: true }> {
  if (redaction.rejected) throw new AppError('pii_rejected');
  return redaction;
}
