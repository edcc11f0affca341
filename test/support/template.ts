import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WASM_BUDGET } from './wasm-budget.js';

const MIGRATE = join(process.cwd(), 'dist/bin/migrate.js');

/** Returns a name for the data that one build creates in an empty directory or database. */
const buildName = (): string => {
  const { mtimeMs } = statSync(MIGRATE);
  const migrations = readFileSync(join(process.cwd(), 'dist/database/migrations/index.js'));
  return createHash('sha256').update(`${MIGRATE} ${mtimeMs}`).update(migrations).digest('hex').slice(0, 12);
};

/** Migrates the schema of a directory or a server's database, as an operator would. */
export function migrate(env: Record<string, string>): void {
  const { PATH = '', HOME = '' } = process.env;
  execFileSync(process.execPath, [WASM_BUDGET, MIGRATE], {
    env: { PATH, HOME, LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/**
 * Returns a data directory with the migrated, empty database and the converted model. It is created once per build,
 * because a copy takes a tenth of the time, and renamed when complete, because several test files may create it
 * concurrently.
 */
export async function templateDirectory(): Promise<string> {
  const path = join(tmpdir(), `mnemonest-template-${buildName()}`);
  if (existsSync(path)) return path;
  const unfinished = mkdtempSync(`${path}-`);
  migrate({ DATA_DIR: unfinished });
  // Imported where it is needed, once a run: each test file would load it, with all that it imports, for a second.
  const { LocalEmbedder } = await import('../../src/providers/embeddings/local/local-embedder.js');
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

/** Copies the converted model of the template to the data directory of an embedder: to convert it takes seconds. */
export async function copyModel(dataDir: string): Promise<void> {
  cpSync(join(await templateDirectory(), 'models'), join(dataDir, 'models'), { recursive: true, preserveTimestamps: true });
}

/** Returns the name of the PostgreSQL database with the same content. */
export const templateDatabase = (): string => `mnemonest_template_${buildName()}`;
