import { rmSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import type { PgliteWorkerData } from './embedded-database.js';

// PostgreSQL compiled to WebAssembly blocks its thread, so it has a thread of its own. The service connects by the socket.
const { directory, socketPath, sharedBuffersMb, settings } = workerData as PgliteWorkerData;
const startParams = [...PGlite.defaultStartParams, '-c', `shared_buffers=${sharedBuffersMb}MB`];
const db = await PGlite.create(directory, { extensions: { vector }, startParams });
for (const [name, value] of Object.entries(settings)) await db.query(`SELECT set_config($1, $2, false)`, [name, value]);
rmSync(socketPath, { force: true });
const server = new PGLiteSocketServer({ db, path: socketPath, maxConnections: 16 });
await server.start();
parentPort?.once('message', async () => {
  await server.stop();
  await db.close();
  process.exit(0);
});
parentPort?.postMessage('ready');
