import { Piscina } from 'piscina';

/** Runs one task of a worker file in a thread of its own, and ends the thread. */
export async function runOnce<T, R>(worker: URL, task: T): Promise<R> {
  const pool = new Piscina<T, R>({ filename: worker.href, maxThreads: 1 });
  try {
    return await pool.run(task);
  } finally {
    await pool.destroy();
  }
}
