import { Argument, type Command } from 'commander';
import { installPlugin, PLUGIN_CLIENTS, type PluginClient, removePlugin } from './plugin-install.js';

/** Adds the commands `mnemonest plugin …`. */
export function addPluginCommands(program: Command): void {
  const plugin = program.command('plugin').description('the plugin that gives a client a memory, see docs/plugins.md');
  const ofClient = (name: string, description: string) =>
    plugin
      .command(name)
      .description(description)
      .addArgument(new Argument('<client>', 'the program that it is for').choices(PLUGIN_CLIENTS));

  ofClient('install', 'install it, or the version of this package instead of an earlier one').action((client: PluginClient) => {
    const next = installPlugin(client);
    process.stdout.write(
      `The plugin for ${client} is installed.\nSet MNEMONEST_API_KEY, and MNEMONEST_URL, where ${client} runs.\n`,
    );
    process.stdout.write(`${next}\n`);
  });

  ofClient('remove', 'remove it again').action((client: PluginClient) => {
    removePlugin(client);
    process.stdout.write(`The plugin for ${client} is removed.\n`);
  });
}
