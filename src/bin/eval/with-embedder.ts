import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../config/config.js';
import { createEmbedder } from '../../providers/embeddings/create-embedder.js';
import type { Embedder } from '../../providers/embeddings/embedder.js';
import { environment } from '../cli/environment.js';

/** Runs `work` with the embedder that the environment configures, in this process. */
export async function withEmbedder<T>(
  work: (embedder: Embedder) => Promise<T>,
  variables: Record<string, string> = {},
): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mnemonest-eval-'));
  try {
    const embedder = createEmbedder(loadConfig({ ...environment, ...variables, DATA_DIR: dataDir }));
    try {
      return await work(embedder);
    } finally {
      await embedder.close();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
