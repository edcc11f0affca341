import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { CliError } from './cli-error.js';

export const PLUGIN_CLIENTS = ['claude', 'codex', 'cursor', 'gemini', 'opencode'] as const;
export type PluginClient = (typeof PLUGIN_CLIENTS)[number];

/** The plugins of this package. */
const PLUGINS = fileURLToPath(new URL('../../../plugins', import.meta.url));

/** Runs a command of a client. */
type Run = (command: string, ...args: string[]) => void;

/** A client's way to take a plugin from a folder, and to forget it. */
interface Installation {
  /** @param folder the copy of `plugins` that belongs to this client, and stays */
  install(folder: string, run: Run): void;
  remove(run: Run): void;
  /** The last step, which only the user can take. */
  readonly next: string;
}

const inHome = (...names: string[]) => join(homedir(), ...names);

const INSTALLATIONS: Record<PluginClient, Installation> = {
  claude: {
    install: (folder, run) => {
      run('claude', 'plugin', 'marketplace', 'add', folder);
      run('claude', 'plugin', 'install', 'mnemonest@mnemonest');
    },
    remove: (run) => {
      run('claude', 'plugin', 'uninstall', 'mnemonest@mnemonest');
      run('claude', 'plugin', 'marketplace', 'remove', 'mnemonest');
    },
    next: 'Then start a new session.',
  },
  codex: {
    install: (folder, run) => {
      run('codex', 'plugin', 'marketplace', 'add', folder);
      run('codex', 'plugin', 'add', 'mnemonest@mnemonest');
    },
    remove: (run) => {
      run('codex', 'plugin', 'remove', 'mnemonest@mnemonest');
      run('codex', 'plugin', 'marketplace', 'remove', 'mnemonest');
    },
    next: 'Then start a new session, and trust the hooks of the plugin with /hooks.',
  },
  cursor: {
    install: (folder) => replace(join(folder, 'mnemonest'), inHome('.cursor', 'plugins', 'local', 'mnemonest')),
    remove: () => rmSync(inHome('.cursor', 'plugins', 'local', 'mnemonest'), { recursive: true, force: true }),
    next: 'Then start Cursor anew.',
  },
  gemini: {
    install: (folder, run) => run('gemini', 'extensions', 'link', join(folder, 'gemini')),
    remove: (run) => run('gemini', 'extensions', 'uninstall', 'mnemonest'),
    next: 'Then start a new session.',
  },
  opencode: {
    install: (folder) => {
      const plugin = pathToFileURL(join(folder, 'mnemonest', 'opencode.mjs')).href;
      mkdirSync(dirname(OPENCODE_PLUGIN), { recursive: true });
      writeFileSync(OPENCODE_PLUGIN, `export { Mnemonest } from '${plugin}';\n`);
    },
    remove: () => rmSync(OPENCODE_PLUGIN, { force: true }),
    next: 'Then start OpenCode anew.',
  },
};

const OPENCODE_PLUGIN = inHome('.config', 'opencode', 'plugins', 'mnemonest.js');

/** The copy of the plugins that a client refers to: the package itself may be in a cache of npx, which npm cleans. */
const folderOf = (client: PluginClient) => inHome('.mnemonest', 'plugins', client);

/**
 * Installs the plugin of this package into a client, instead of an earlier version.
 * @returns what the user has to do then
 * @throws CliError if the client's own command is not there or fails
 */
export function installPlugin(client: PluginClient): string {
  const { install, remove, next } = INSTALLATIONS[client];
  // A client may refuse a plugin that it has already. That it has none to remove is no failure.
  remove((command, ...args) => void start('ignore', command, args));
  replace(PLUGINS, folderOf(client));
  install(folderOf(client), runAloud);
  return next;
}

/**
 * Removes the plugin from a client, and its files.
 * @throws CliError if the client's own command is not there or fails
 */
export function removePlugin(client: PluginClient): void {
  INSTALLATIONS[client].remove(runAloud);
  rmSync(folderOf(client), { recursive: true, force: true });
}

function replace(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}

/** Starts a command; on Windows through the shell, because the commands of npm packages are scripts there. */
function start(stdio: 'inherit' | 'ignore', command: string, args: readonly string[]) {
  const shell = process.platform === 'win32';
  return spawnSync(command, shell ? args.map((argument) => `"${argument}"`) : args, { stdio, shell });
}

/** @throws CliError if the command is not there or fails */
function runAloud(command: string, ...args: string[]): void {
  const { error, status } = start('inherit', command, args);
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') throw new CliError(`there is no command ${command} here`);
  if (error) throw new CliError(`${command}: ${error.message}`);
  if (status !== 0) throw new CliError(`${[command, ...args].join(' ')} failed`);
}
