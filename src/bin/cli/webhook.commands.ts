import { type Command, Option } from 'commander';
import { assertChanges, listOf, orNone, wholeNumber } from './arguments.js';
import { callAdmin, callDelete } from './call.js';
import { type PageOptions, withPage, withQuery } from './paging.js';
import { deliveryLines, deliveryTable, issuedWebhookLines, webhookLines, webhookTable } from './webhook-report.js';

interface SettingOptions {
  types?: string[];
  description?: string;
  includeText?: boolean;
}

interface CreateOptions extends SettingOptions {
  workspace: number;
}

interface UpdateOptions extends SettingOptions {
  url?: string;
}

/** Adds the commands `mnemonest webhook …`. */
export function addWebhookCommands(program: Command): void {
  const webhook = program.command('webhook').description('URLs that are sent what happens in a workspace');
  const ofWebhook = (name: string, description: string) =>
    webhook.command(name).description(description).argument('<id>', 'webhook', wholeNumber);

  withPage(webhook.command('list'))
    .description('the webhooks of a workspace, the oldest first')
    .requiredOption('--workspace <id>', 'workspace', wholeNumber)
    .action(({ workspace, limit, cursor }: PageOptions & { workspace: number }, command: Command) => {
      const path = withQuery(`/workspaces/${workspace}/webhooks`, { limit, cursor });
      return callAdmin(command, { method: 'GET', path }, webhookTable);
    });

  ofWebhook('show', 'one webhook, without its secret').action((id: number, _options: object, command: Command) =>
    callAdmin(command, { method: 'GET', path: `/webhooks/${id}` }, webhookLines),
  );

  withSettings(webhook.command('create'))
    .description('make a webhook, and show the secret that it signs with')
    .argument('<url>', 'https URL of the receiver')
    .requiredOption('--workspace <id>', 'workspace', wholeNumber)
    .action((url: string, { workspace, ...settings }: CreateOptions, command: Command) =>
      callAdmin(
        command,
        { method: 'POST', path: `/workspaces/${workspace}/webhooks`, body: { url, ...toSettings(settings) } },
        issuedWebhookLines,
      ),
    );

  withSettings(ofWebhook('update', 'change what is named'))
    .option('--no-include-text', 'send no texts any more')
    .option('--url <url>', 'https URL of the receiver')
    .action((id: number, { url, ...settings }: UpdateOptions, command: Command) =>
      callAdmin(
        command,
        { method: 'PATCH', path: `/webhooks/${id}`, body: assertChanges({ url, ...toSettings(settings) }, 'webhook update') },
        webhookLines,
      ),
    );

  for (const [name, description, enabled] of [
    ['disable', 'send nothing to a webhook; events that happen meanwhile are not sent later either', false],
    ['enable', 'go on with a webhook that was disabled', true],
  ] as const)
    ofWebhook(name, description).action((id: number, _options: object, command: Command) =>
      callAdmin(command, { method: 'PATCH', path: `/webhooks/${id}`, body: { enabled } }, webhookLines),
    );

  ofWebhook('rotate-secret', 'give a webhook a new secret; the old one signs along for 24 hours').action(
    (id: number, _options: object, command: Command) =>
      callAdmin(command, { method: 'POST', path: `/webhooks/${id}/rotate-secret` }, issuedWebhookLines),
  );

  ofWebhook('test', 'send a test at once, and tell what became of it').action((id: number, _options: object, command: Command) =>
    callAdmin(
      command,
      { method: 'POST', path: `/webhooks/${id}/test` },
      deliveryLines,
      ({ state }: { state: string }) => state !== 'delivered',
    ),
  );

  withPage(ofWebhook('deliveries', 'what was sent, or waits to be sent; the newest first'))
    .addOption(new Option('--state <state>', 'only those in this state').choices(['pending', 'delivered', 'dead']))
    .action((id: number, { state, limit, cursor }: PageOptions & { state?: string }, command: Command) =>
      callAdmin(
        command,
        { method: 'GET', path: withQuery(`/webhooks/${id}/deliveries`, { state, limit, cursor }) },
        deliveryTable,
      ),
    );

  webhook
    .command('replay')
    .description('deliver an event again, behind the deliveries that wait')
    .argument('<delivery>', 'delivery (see deliveries)', wholeNumber)
    .action((id: number, _options: object, command: Command) =>
      callAdmin(command, { method: 'POST', path: `/deliveries/${id}/replay` }, deliveryLines),
    );

  ofWebhook('delete', 'delete a webhook')
    .option('--yes', 'do not ask')
    .action((id: number, _options: object, command: Command) =>
      callDelete(command, `/webhooks/${id}`, `webhook ${id}`, 'Its deliveries that wait are not sent.'),
    );
}

const withSettings = (command: Command): Command =>
  command
    .option('--types <list>', 'types of events to send, such as memory.stored,memory.deleted; or all', typesOf)
    .option('--description <text>', 'for operators; or none')
    .option('--include-text', 'send texts of memories too');

const typesOf = (value: string): string[] => (value === 'all' ? [] : listOf(value));

const toSettings = ({ types, description, includeText }: SettingOptions) => ({
  // The API takes null for all types, and an empty list for a mistake.
  event_types: types?.length === 0 ? null : types,
  description: orNone(description),
  include_text: includeText,
});
