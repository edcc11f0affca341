import type { DestinationStream } from 'pino';

/** An entry of the log, as pino writes it. */
interface Entry {
  readonly msg?: string;
  readonly [field: string]: unknown;
}

/**
 * Returns the destination of a log that a person reads: one coloured or plain line per entry on `output`. The package that
 * formats the lines is loaded only here, because a service in production writes JSON.
 */
export async function terminalLog(output: NodeJS.WritableStream, colour: boolean): Promise<DestinationStream> {
  const { prettyFactory } = await import('pino-pretty');
  const format = prettyFactory({ colorize: colour, translateTime: 'SYS:HH:MM:ss', singleLine: true });
  return { write: (line) => output.write(format(forTerminal(JSON.parse(line)))) };
}

/** Returns the entry without what says nothing to the one person who runs the service, and with its context in the message. */
function forTerminal({ pid: _pid, service: _service, context, stack, ...entry }: Entry): Entry {
  if (context === 'Http' && 'method' in entry) {
    const { level, time, method, path, status, ms } = entry;
    return { level, time, msg: `${method} ${path} ${status} in ${ms} ms` };
  }
  const text = [context, entry.msg].filter(Boolean).join(': ');
  return { ...entry, msg: typeof stack === 'string' ? `${text}\n${stack}` : text };
}
