import { AppError } from '../../../common/app-error.js';
import { render } from '../../../common/json/json-render.js';
import type { RequestContext } from '../../../common/request-context.js';
import type { Breather } from '../../../common/work/breather.js';
import { categoriesOf } from '../../../text/categories/categories.js';
import { hashOf } from '../../../text/dedup/exact-form.js';
import { importanceOf } from '../../../text/importance/importance.js';
import { withMeaning } from '../../../text/importance/meaning.js';
import { type Redaction, redactText } from '../../../text/pii/pii.js';
import { redactMeta } from '../../../text/pii/pii-meta.js';
import type { Finding } from '../../../text/pii/span.js';
import { type Temporal, temporalOf } from '../../../text/temporal/temporal.js';
import type { StorableEmbedding } from '../../embeddings/embedding-space.js';
import type { DuplicateCriteria } from './duplicate.repository.js';
import type { ImportedRevisionRow, ImportedRow } from './import.repository.js';
import type { ImportedContent, ImportedMemory, ImportedRevision, Instant } from './imported-memory.js';

/** A redacted line, with all columns that do not depend on the vector. */
export interface Draft extends DuplicateCriteria {
  readonly line: number;
  readonly text: string;
  readonly metaJson: string;
  readonly importance: number;
  /** Undefined if the line has none: they are read from text and vector. */
  readonly categories: readonly string[] | undefined;
  readonly temporal: Temporal;
  /** The end of its life time; null for none. */
  readonly expiresAt: Instant | null;
  /** Sensitive data that was cut out of the line. */
  readonly findings: readonly Finding[];
  readonly memory: ImportedMemory;
  readonly revisions: readonly ImportedRevisionRow[];
}

/**
 * Redacts a line as a store would, even one of an export, and reads the traits that the line lacks from the text, as
 * of the line's `created_at`.
 * @throws AppError `pii_rejected`
 */
export async function redactedDraft(
  { now, timeZone }: RequestContext,
  line: number,
  memory: ImportedMemory,
  breather: Breather,
): Promise<Draft> {
  const redactor = new Redactor();
  const content = redactor.content(memory);
  const createdAt = memory.createdAt ?? toInstant(now);
  const revisions: ImportedRevisionRow[] = [];
  for (const revision of memory.revisions) {
    await breather.pause();
    revisions.push(redactor.revision(revision));
  }
  return {
    line,
    id: memory.id,
    ...content,
    textHash: hashOf(content.text, memory.externalId),
    externalId: memory.externalId,
    importance: memory.importance ?? importanceOf(content.text),
    categories: memory.categories,
    temporal: memory.temporal ? redactor.temporal(memory.temporal) : temporalOf(content.text, new Date(createdAt), timeZone),
    createdAt,
    archivedAt: memory.archivedAt ?? null,
    expiresAt: memory.expiresAt ?? null,
    memory,
    revisions,
    findings: redactor.findings,
  };
}

/**
 * Returns the row of a draft.
 * @param newIdOf maps an id in the lines to the id in this workspace
 */
export function completeRow(draft: Draft, embedding: StorableEmbedding, newIdOf: (id: number) => number): ImportedRow {
  const { memory, id } = draft;
  const referred = (other: number | undefined) => (other === undefined ? null : newIdOf(other));
  const modelVector = { model: embedding.space.model, vector: embedding.vector };
  return {
    ...draft,
    wantedId: typeof id === 'number' ? id : undefined,
    importance: memory.importance ?? withMeaning(draft.text, draft.importance, modelVector),
    categories: draft.categories ?? categoriesOf(draft.text, modelVector),
    embedding,
    nearDuplicateOf: referred(memory.nearDuplicateOf),
    follows: referred(memory.follows),
    supersedes: memory.supersedes.map(({ id: older, confidence }) => ({ id: newIdOf(older), confidence })),
    accessCount: memory.accessCount,
    inheritedCount: memory.inheritedCount,
    lastAccessedAt: memory.lastAccessedAt ?? null,
    updatedAt: memory.updatedAt ?? draft.createdAt,
    optimizedAt: memory.optimizedAt ?? null,
  };
}

const toInstant = (date: Date): Instant => `${date.toISOString().slice(0, -1)}000Z`;

/** Redacts the parts of one line, and collects what it cuts out of them. */
class Redactor {
  readonly findings: Finding[] = [];

  content({ text, meta }: ImportedContent): { readonly text: string; readonly metaJson: string } {
    return { text: this.accepted(redactText(text)), metaJson: render(this.accepted(redactMeta(meta))) };
  }

  temporal(temporal: Temporal): Temporal {
    return { ...temporal, rawText: this.accepted(redactText(temporal.rawText)) };
  }

  revision(revision: ImportedRevision): ImportedRevisionRow {
    return { ...revision, ...this.content(revision), temporal: this.temporal(revision.temporal) };
  }

  /** @throws AppError `pii_rejected` */
  private accepted<T>(redaction: Redaction<T>): T {
    if (redaction.rejected) throw new AppError('pii_rejected');
    this.findings.push(...redaction.findings);
    return redaction.value;
  }
}
