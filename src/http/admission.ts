import type { FastifyReply, FastifyRequest } from 'fastify';
import { credentialsIn } from './early-refusals.js';

/** Calls that begin in one turn of the event loop. */
const CALLS_PER_TURN = 4;

/**
 * Lets calls begin a few at a time, one of each caller in turn (round-robin scheduling). To check a key, to parse a body and to
 * ask for limits takes the event loop up to a millisecond a call: of a burst of hundreds from one caller, a call of another
 * would otherwise wait for all of them, before it has a place in any queue.
 */
export class Admission {
  /** The calls of each caller that wait, the oldest first; the first caller is next. */
  private readonly lines = new Map<string, (() => void)[]>();
  private begun = 0;

  /** An `onRequest` hook. */
  readonly admit = ({ raw: { headers }, socket }: FastifyRequest, _reply: FastifyReply, done: () => void): void => {
    if (this.begun < CALLS_PER_TURN && this.lines.size === 0) {
      this.begin(done);
      return;
    }
    const caller = credentialsIn(headers) || (socket.remoteAddress ?? '');
    const line = this.lines.get(caller);
    if (line) line.push(done);
    else this.lines.set(caller, [done]);
  };

  private begin(call: () => void): void {
    if (this.begun++ === 0) setImmediate(this.turn);
    call();
  }

  private readonly turn = (): void => {
    this.begun = 0;
    while (this.begun < CALLS_PER_TURN) {
      const next = this.lines.entries().next().value;
      if (!next) return;
      const [caller, line] = next;
      const call = line.shift() as () => void;
      // The caller goes to the end of the line.
      this.lines.delete(caller);
      if (line.length) this.lines.set(caller, line);
      this.begin(call);
    }
  };
}
