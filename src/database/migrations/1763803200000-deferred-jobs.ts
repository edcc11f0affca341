import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Marks the jobs of memories that no search finds before they are embedded, so that they need not wait for the passages of long
 * texts.
 */
export class DeferredJobs1763803200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MARKED);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// A process of the previous version, which may run until the end of an upgrade, queues jobs without the mark: they are done all
// the same, in the order of the others.
const MARKED = `
ALTER TABLE embedding_jobs ADD COLUMN deferred boolean NOT NULL DEFAULT false;
UPDATE embedding_jobs j SET deferred = true
WHERE EXISTS (SELECT FROM unembedded_memories u WHERE u.workspace_id = j.workspace_id AND u.id = j.memory_id);
CREATE INDEX embedding_jobs_deferred_due ON embedding_jobs (due_at) WHERE deferred;
`;
