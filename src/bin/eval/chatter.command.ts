import type { Command } from 'commander';
import { startServiceProcess } from '../measuring/service-process.js';
import { withProgress } from '../progress.js';
import { type Conversation, readConversations } from './conversations.js';
import { WorkspaceClient } from './service-client.js';
import { sum } from './verdict.js';

interface ChatterOptions {
  readonly data: string;
  readonly databaseUrl?: string;
  readonly failures?: true;
  readonly json?: true;
}

/** The result for one turn. */
interface StoredTurn {
  /** Ids of the conversation and of the turn. */
  readonly id: string;
  readonly action: string;
  readonly found: boolean;
}

/** Minimum similarity of a turn to itself: far below the expected 1, far above the similarity to most other turns. */
const OWN_SIMILARITY = 0.9;

export function addChatterCommand(program: Command): void {
  program
    .command('chatter')
    .description('Measures whether every turn of real conversations can be retrieved after all of them were stored.')
    .requiredOption('--data <file>', 'JSON: [{id, turns: [{id, text}]}]')
    .option('--database-url <url>', 'PostgreSQL to fill instead of a new embedded database; take one that is for this')
    .option('--failures', 'list the turns that were lost')
    .option('--json', 'print JSON, lost turns too')
    .action(evaluateChatter);
}

async function evaluateChatter({ data, databaseUrl, failures, json }: ChatterOptions): Promise<void> {
  const conversations = readConversations(data);
  const service = await startServiceProcess(databaseUrl);
  try {
    const steps = 2 * sum(conversations.map(({ turns }) => turns.length));
    const stored = await withProgress(steps, async (tick) => {
      const done: StoredTurn[] = [];
      for (const conversation of conversations)
        done.push(
          ...(await storeConversation(await WorkspaceClient.create(service, `eval ${conversation.id}`), conversation, tick)),
        );
      return done;
    });
    const report = toReport(stored);
    process.stdout.write(`${json ? JSON.stringify(report, null, 2) : reportLines(report, failures ?? false).join('\n')}\n`);
  } finally {
    await service.stop();
  }
}

async function storeConversation(
  workspace: WorkspaceClient,
  { id, turns }: Conversation,
  tick: () => void,
): Promise<StoredTurn[]> {
  const actions: string[] = [];
  for (const { text } of turns) {
    const answer = await workspace.store(text);
    actions.push(answer === 'pii_rejected' ? answer : answer.dedup.action);
    tick();
  }
  const stored: StoredTurn[] = [];
  for (const [i, turn] of turns.entries()) {
    const found = (await workspace.retrieve(turn.text, OWN_SIMILARITY)).some(({ text }) => text === turn.text);
    stored.push({ id: `${id} ${turn.id}`, action: actions[i] as string, found });
    tick();
  }
  return stored;
}

function toReport(stored: readonly StoredTurn[]) {
  const actions = [...new Set(stored.map(({ action }) => action))].sort();
  return {
    turns: stored.length,
    actions: Object.fromEntries(actions.map((name) => [name, stored.filter(({ action }) => action === name).length])),
    lost: stored.filter(({ action, found }) => !found && action !== 'duplicate_exact').map(({ id, action }) => ({ id, action })),
  };
}

const reportLines = ({ turns, actions, lost }: ReturnType<typeof toReport>, withFailures: boolean): string[] => [
  `chatter: ${turns} turns`,
  ...Object.entries(actions).map(([action, count]) => `    ${action.padEnd(20)}${String(count).padStart(6)}`),
  `    ${'lost'.padEnd(20)}${String(lost.length).padStart(6)}`,
  ...(withFailures ? lost.map(({ id, action }) => `    ${id}: ${action}`) : []),
];
