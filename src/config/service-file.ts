import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The note that a running service leaves of itself. */
interface RunningService {
  readonly url: string;
  readonly pid: number;
}

/** Returns the path of the file in which a service with this data directory notes its address. */
export const serviceFile = (dataDir: string): string => join(dataDir, 'service.json');

/**
 * Notes the address of the service, so that the command line on this machine finds it. Without a directory to write to, there is
 * no note: the service does not need it.
 */
export function writeServiceFile(dataDir: string, url: string): void {
  const note: RunningService = { url, pid: process.pid };
  try {
    writeFileSync(serviceFile(dataDir), `${JSON.stringify(note)}\n`, { mode: 0o644 });
  } catch {
    // A read-only directory, or none.
  }
}

/** Removes the note of this process. */
export function removeServiceFile(dataDir: string): void {
  if (read(dataDir)?.pid === process.pid) rmSync(serviceFile(dataDir), { force: true });
}

/** Returns the address that a service with this data directory noted; undefined if none did, or its process has ended. */
export function readServiceUrl(dataDir: string): string | undefined {
  const note = read(dataDir);
  return note && isRunning(note.pid) ? note.url : undefined;
}

function read(dataDir: string): RunningService | undefined {
  try {
    const note = JSON.parse(readFileSync(serviceFile(dataDir), 'utf8')) as Partial<RunningService>;
    return typeof note.url === 'string' && Number.isInteger(note.pid) ? (note as RunningService) : undefined;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // The process of another user may not be signalled, but is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
