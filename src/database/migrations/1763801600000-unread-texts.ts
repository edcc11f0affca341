import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Queues the memories whose texts the local model reads in another way since it knows texts in other scripts by their characters:
 * their vectors are made again. The others keep theirs.
 */
export class UnreadTexts1763801600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(EMBEDDED_AGAIN);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** Latin letters, their accents, and signs. */
const READ = '\\u0001-\\u017f\\u0300-\\u036f\\u1e00-\\u1eff\\u2000-\\u2bff\\ufe00-\\ufe0f\\U0001f000-\\U0001faff';

// The jobs wait until little else is due ('infinity'), and each is done in one transaction: a service that was stopped goes on
// where it was. The database cannot read an encrypted text, so all of them are queued; a vector that is right is not written. A
// process of the previous version, which may run until the end of an upgrade, makes only the passages of such a job: the trigger
// keeps it from deleting the job.
const EMBEDDED_AGAIN = `
ALTER TABLE embedding_jobs ADD COLUMN whole_text boolean NOT NULL DEFAULT false;

INSERT INTO embedding_jobs (workspace_id, memory_id, due_at, whole_text)
SELECT workspace_id, id, 'infinity', true FROM memories
WHERE EXISTS (SELECT FROM embedding_models WHERE provider = 'local' AND id IN (embedding_model_id, embedding_b_model_id))
  AND (text ~ '[^${READ}]' OR text !~ '[A-Za-z]' OR starts_with(text, U&'\\0001mn1.'))
ON CONFLICT (workspace_id, memory_id) DO UPDATE SET whole_text = true;

CREATE FUNCTION keep_embedding_job() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER embedding_jobs_whole_text BEFORE DELETE ON embedding_jobs
  FOR EACH ROW WHEN (OLD.whole_text) EXECUTE FUNCTION keep_embedding_job();
`;
