import { setTimeout as sleep } from 'node:timers/promises';
import { factOf } from '../bench/sentences.js';
import { CliError } from '../cli/cli-error.js';
import { type Answer, call } from '../measuring/api.js';
import type { ServiceProcess } from '../measuring/service-process.js';
import { type FoundMemory, Ledger } from './ledger.js';
import type { SoakBed, SoakWorkspace } from './soak-bed.js';
import { stopRequested } from './stop.js';

const CLIENTS = 8;
/** A kill comes at any time of the work: this long after its begin, in milliseconds. */
const KILL_AFTER = { least: 500, most: 3_000 };
/** The longest time that a store of a killed process counts as still running, and the pause between attempts. */
const RUNNING_MS = 90_000;
const RETRY_MS = 500;

/** The figures of all rounds. */
export interface KillFigures {
  readonly rounds: number;
  readonly acknowledged: number;
  /** Calls without an answer, because of a kill; each was made again with its Idempotency-Key. */
  readonly unanswered: number;
  lost: number;
  doubled: number;
  resurrected: number;
}

/** A store without an answer. */
interface Unanswered {
  readonly text: string;
  readonly key: string;
}

/** Writes to a service, kills it meanwhile, starts it again, and checks all that it had acknowledged, round by round. */
export async function killRounds(bed: SoakBed, rounds: number, tick: () => void): Promise<KillFigures> {
  let service = await bed.start();
  const workspace = await bed.workspace(service, 'Kills');
  const ledger = new Ledger();
  const totals = { lost: 0, doubled: 0, resurrected: 0 };
  let unanswered = 0;
  let next = 0;
  let round = 0;
  for (; round < rounds && !stopRequested(); round++) {
    const open: Unanswered[] = [];
    const writer = new Writer(service, workspace, ledger, open, () => next++);
    const writing = Promise.all(Array.from({ length: CLIENTS }, (_, client) => writer.run(client)));
    await sleep(KILL_AFTER.least + Math.random() * (KILL_AFTER.most - KILL_AFTER.least));
    await service.kill();
    await writing;
    service = await bed.start();
    unanswered += open.length;
    // What a client does that got no answer: it sends the same again.
    for (const { text, key } of open) {
      const answer = await storeAgain(service, workspace, text, key);
      if (answer.status === 200) ledger.stored(answer.body.memory_id, text);
      else totals.lost++;
    }
    const { lost, doubled, resurrected } = ledger.compare(await allMemories(service, workspace));
    totals.lost += lost.length;
    totals.doubled += doubled.length;
    totals.resurrected += resurrected.length;
    tick();
  }
  await service.stop();
  return { rounds: round, acknowledged: ledger.acknowledged, unanswered, ...totals };
}

const store = ({ url }: ServiceProcess, { key: token }: SoakWorkspace, text: string, key: string) =>
  call('POST', `${url}/v1/memory/store`, {
    token,
    body: { text, mode: 'verbatim' },
    headers: { 'idempotency-key': key },
  });

/** Repeats a store; for some seconds it may count as still running, in the process that was killed. */
async function storeAgain(service: ServiceProcess, workspace: SoakWorkspace, text: string, key: string): Promise<Answer> {
  for (const end = Date.now() + RUNNING_MS; ; await sleep(RETRY_MS)) {
    const answer = await store(service, workspace, text, key);
    if (answer.status !== 409 || Date.now() > end) return answer;
  }
}

/** Writes until its service is gone. Each client edits and deletes only what is its own. */
class Writer {
  constructor(
    private readonly service: ServiceProcess,
    private readonly workspace: SoakWorkspace,
    private readonly ledger: Ledger,
    private readonly open: Unanswered[],
    private readonly nextNumber: () => number,
  ) {}

  async run(client: number): Promise<void> {
    for (let made = 0; ; made++) {
      const id = made % 3 === 2 ? this.ledger.settled.findLast((each) => each % CLIENTS === client) : undefined;
      const isThere = id === undefined ? await this.store() : made % 2 ? await this.edit(id) : await this.delete(id);
      if (!isThere) return;
    }
  }

  private async store(): Promise<boolean> {
    const number = this.nextNumber();
    const [text, key] = [factOf(number), `soak-${number}`];
    const { status, body } = await store(this.service, this.workspace, text, key);
    if (status === 200) this.ledger.stored(body.memory_id, text);
    else this.open.push({ text, key });
    return status !== 0;
  }

  private async edit(id: number): Promise<boolean> {
    const text = factOf(this.nextNumber());
    this.ledger.editing(id, text);
    const { status } = await this.call('PATCH', id, { text });
    if (status === 200) this.ledger.edited(id, text);
    return status !== 0;
  }

  private async delete(id: number): Promise<boolean> {
    this.ledger.deleting(id);
    const { status } = await this.call('DELETE', id);
    if (status >= 200 && status < 300) this.ledger.deleted(id);
    return status !== 0;
  }

  private call(method: string, id: number, body?: object) {
    return call(method, `${this.service.url}/v1/memory/${id}`, { token: this.workspace.key, ...(body && { body }) });
  }
}

async function allMemories({ url }: ServiceProcess, { key: token }: SoakWorkspace): Promise<FoundMemory[]> {
  const { status, body } = await call('GET', `${url}/v1/memory/export`, { token });
  if (status !== 200) throw new CliError(`the export of all memories was answered ${status}`);
  return String(body)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as FoundMemory)
    .filter(({ id, text }) => id !== undefined && text !== undefined);
}
