import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalEmbedder } from '../../src/providers/embeddings/local/local-embedder.js';

const MIGRATE = join(process.cwd(), 'dist/bin/migrate.js');

/** Names what one build makes of an empty directory or database. */
const buildName = (): string => {
  const { mtimeMs } = statSync(MIGRATE);
  const migrations = readFileSync(join(process.cwd(), 'dist/database/migrations/index.js'));
  return createHash('sha256').update(`${MIGRATE} ${mtimeMs}`).update(migrations).digest('hex').slice(0, 12);
};

/** Brings the schema of a directory's or a server's database up to date, as an operator would. */
export function migrate(env: Record<string, string>): void {
  const { PATH = '', HOME = '' } = process.env;
  execFileSync(process.execPath, [MIGRATE], {
    env: { PATH, HOME, LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/**
 * A data directory with a migrated, empty database and the converted model, made once a build: to copy it takes a tenth of the time. It
 * appears whole, so that test files that run side by side may each make it.
 */
export async function templateDirectory(): Promise<string> {
  const path = join(tmpdir(), `mnemonest-template-${buildName()}`);
  if (existsSync(path)) return path;
  const unfinished = mkdtempSync(`${path}-`);
  migrate({ DATA_DIR: unfinished });
  const embedder = new LocalEmbedder(unfinished);
  await embedder.warmUp();
  await embedder.close();
  try {
    renameSync(unfinished, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
    rmSync(unfinished, { recursive: true });
  }
  return path;
}

/** Name of the PostgreSQL database that is the same for a server. */
export const templateDatabase = (): string => `mnemonest_template_${buildName()}`;
