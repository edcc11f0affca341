import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const PGBOUNCER = '/usr/sbin/pgbouncer';
const hasPgBouncer = existsSync(PGBOUNCER);
/** The user `nobody` of Debian: PgBouncer refuses to run as root. */
const NOBODY = 65_534;
const STARTED_WITHIN_MS = 10_000;

/** Ends the name of a suite that `describeWithPgBouncer` skips. */
export const WITHOUT_PGBOUNCER = hasPgBouncer ? '' : ` (there is none at ${PGBOUNCER})`;

/** Skips a suite where there is no PgBouncer; in CI it fails there instead. */
export const describeWithPgBouncer = hasPgBouncer || process.env['CI'] === 'true' ? describe : describe.skip;

/** A PgBouncer in front of a database. */
export interface Pooler {
  /** The database behind it. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts PgBouncer on a free loopback port, with the settings of docs/scaling.md. */
export async function startPgBouncer(databaseUrl: string, poolMode: 'session' | 'transaction'): Promise<Pooler> {
  const url = new URL(databaseUrl);
  const directory = mkdtempSync(join(tmpdir(), 'mnemonest-pgbouncer-'));
  chmodSync(directory, 0o755);
  const port = await freePort();
  const users = join(directory, 'userlist.txt');
  writeFileSync(users, `"${decodeURIComponent(url.username)}" "${decodeURIComponent(url.password)}"\n`, { mode: 0o644 });
  const configuration = join(directory, 'pgbouncer.ini');
  writeFileSync(
    configuration,
    `[databases]
* = host=${url.hostname} port=${url.port || 5432}

[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = ${users}
pool_mode = ${poolMode}
ignore_startup_parameters = options,extra_float_digits
default_pool_size = 60
`,
    { mode: 0o644 },
  );
  const child = spawn(PGBOUNCER, ['-q', configuration], {
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(process.getuid?.() === 0 && { uid: NOBODY, gid: NOBODY }),
  });
  await untilListening(child, port);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return {
    url: url.href,
    stop: async () => {
      const exited = once(child, 'exit');
      if (child.kill('SIGKILL')) await exited;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function untilListening(child: ChildProcess, port: number): Promise<void> {
  let output = '';
  child.stderr?.on('data', (chunk) => {
    output += chunk;
  });
  for (const deadline = Date.now() + STARTED_WITHIN_MS; ; await sleep(20)) {
    const socket = connect(port, '127.0.0.1');
    const isListening = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isListening) return;
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`PgBouncer did not start: ${output}`);
  }
}
