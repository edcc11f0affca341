import { Command } from 'commander';
import { addAccountCommands } from './account.commands.js';
import { addCompletionCommand } from './completion.command.js';
import { addDistributeCommand } from './distribute.command.js';
import { addDoctorCommand } from './doctor.command.js';
import { addGrantCommands } from './grant.commands.js';
import { addKeyCommands } from './key.commands.js';
import { addMcpCommand } from './mcp.command.js';
import { addMemoryCommands } from './memory.commands.js';
import { packageVersion } from './package-version.js';
import { addPlanCommands } from './plan.commands.js';
import { addPluginCommands } from './plugin.command.js';
import { addReembedCommands } from './reembed.commands.js';
import { addRotateKeyCommands } from './rotate-key.commands.js';
import { addServiceCommands } from './service.commands.js';
import { addTransferCommands } from './transfer.commands.js';
import { addUsageCommands } from './usage.commands.js';
import { addWebhookCommands } from './webhook.commands.js';
import { addWorkspaceCommands } from './workspace.commands.js';

const ENVIRONMENT_HELP = `
Environment:
  MNEMONEST_URL          where the service answers (default: where that of DATA_DIR runs, else http://127.0.0.1:8080)
  MNEMONEST_ADMIN_TOKEN  admin token; else ADMIN_TOKEN, else the file admin-token in DATA_DIR (default: ./data)
  MNEMONEST_API_KEY      API key of the workspace of remember, recall, list, export, mcp and so on (also: MNEMONEST_KEY)
  MNEMONEST_PROJECT      project that an MCP client works on, for mcp
  start and migrate read the variables of the service, see .env.example
  a file .env in the current directory is read too; what is set already wins`;

/** Creates the program with all its commands. */
export function makeProgram(): Command {
  const program = new Command('mnemonest')
    .description('Runs and administers a self-hosted memory service for AI agents.')
    .version(packageVersion())
    .option('--json', 'print the answer of the API as it is (a delete has none)')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'mnemonest: ')) })
    .addHelpText('after', ENVIRONMENT_HELP);
  addMemoryCommands(program);
  addServiceCommands(program);
  addWorkspaceCommands(program);
  addUsageCommands(program);
  addPlanCommands(program);
  addKeyCommands(program);
  addGrantCommands(program);
  addAccountCommands(program);
  addWebhookCommands(program);
  addTransferCommands(program);
  addReembedCommands(program);
  addMcpCommand(program);
  addPluginCommands(program);
  addRotateKeyCommands(program);
  addDistributeCommand(program);
  addDoctorCommand(program);
  addCompletionCommand(program);
  return program;
}
