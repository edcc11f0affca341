import { type Command, Option } from 'commander';
import { agentProject, agentSettings } from './environment.js';

interface McpOptions {
  url?: string;
  key?: string;
  project?: string;
  names?: string;
}

/** Adds the command `mnemonest mcp`, for MCP clients that support only standard input and output. */
export function addMcpCommand(program: Command): void {
  program
    .command('mcp')
    .description('serve the tools of a running service over standard input and output, for MCP clients')
    .option('--url <url>', 'where the service answers (default: MNEMONEST_URL)')
    .option('--key <key>', 'API key of the workspace (default: MNEMONEST_API_KEY)')
    .option('--project <name>', 'project whose memories the client works with (default: MNEMONEST_PROJECT)')
    .addOption(new Option('--names <form>', 'dotted: list the tools by their earlier names, brain.recall').choices(['dotted']))
    .action(async ({ names, project, ...given }: McpOptions) => {
      const settings = { ...agentSettings(given), project: project ?? agentProject(), dottedNames: names === 'dotted' };
      const { bridge } = await import('./mcp-bridge.js');
      await bridge(settings);
    });
}
