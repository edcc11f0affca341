import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

export const HOOK_CLIENTS = ['claude-code', 'codex', 'cursor', 'gemini'] as const;
export type HookClient = (typeof HOOK_CLIENTS)[number];
export type Moment = 'start' | 'prompt' | 'answer' | 'stop' | 'compact';

const HOOK = join(process.cwd(), 'plugins/mnemonest/hook.mjs');
/** A limit that a busy machine keeps; what the plugin does at the limit is tested with shorter ones. */
const PATIENT = { MNEMONEST_HOOK_LIMIT_MS: '60000' };

/** A user's machine: a home, and a clone of a repository. */
export class Machine {
  readonly home = mkdtempSync(join(tmpdir(), 'mnemonest-plugin-'));
  readonly folder = join(this.home, 'shop');

  constructor(readonly env: Record<string, string>) {
    this.clone('https://ana:token@GitHub.com/acme/shop.git');
  }

  get project(): string {
    return 'github.com/acme/shop';
  }

  clone(remote: string): void {
    mkdirSync(join(this.folder, '.git'), { recursive: true });
    writeFileSync(join(this.folder, '.git/config'), `[core]\n\tbare = false\n[remote "origin"]\n\turl = ${remote}\n`);
  }

  /** Feeds the recorded input of a client's hook, with some fields changed, to the plugin. */
  async hook(client: HookClient, moment: Moment, changes: object = {}) {
    const recorded = JSON.parse(readFileSync(`test/fixtures/hooks/${client}.json`, 'utf8'))[moment];
    const place = client === 'cursor' ? { workspace_roots: [this.folder] } : { cwd: this.folder };
    return this.run(client, JSON.stringify({ ...recorded, ...place, ...changes }));
  }

  async run(client: string, input: string) {
    const { PATH = '' } = process.env;
    const env = { PATH, HOME: this.home, ...PATIENT, ...this.env };
    const child = spawn(process.execPath, [HOOK, client], { env, cwd: this.home });
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    return { code, stdout, stderr };
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** Returns what a hook's output tells the model; an empty text if there is no output. */
export function toldBy(client: HookClient, event: string, stdout: string): string {
  if (stdout === '') return '';
  const output = JSON.parse(stdout);
  if (client === 'cursor') {
    const { additional_context: context, ...others } = output;
    expect(others).toEqual(event === 'beforeSubmitPrompt' ? { continue: true } : {});
    return context;
  }
  const { additionalContext } = output.hookSpecificOutput;
  expect(output).toEqual({ hookSpecificOutput: { hookEventName: event, additionalContext } });
  return additionalContext;
}
