import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { faultsOf } from '../../support/axe.js';
import { describeWithBrowser, useChromium, WITHOUT_BROWSER } from '../../support/chromium.js';
import { admin, call, newWorkspace } from '../../support/client.js';
import { embedded } from '../../support/engines.js';
import { eventsClient, said } from '../../support/events.js';
import { useRestartableService } from '../../support/restartable-service.js';
import { ADMIN_TOKEN } from '../../support/service.js';
import { useSharedService } from '../../support/shared-service.js';

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1440, height: 900 };

/** Waits until a page has its content. */
async function loaded(page: Page, title: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
  await page.getByRole('status', { name: 'Loading' }).first().waitFor({ state: 'detached' });
}

/** In the page: true once the chart has a bar in the colour that its legend has in the present theme. */
function isBarDrawn(): boolean {
  const canvas = document.querySelector<HTMLCanvasElement>('.day-bars canvas');
  const legend = document.querySelector('.swatch');
  if (!canvas || !legend) return false;
  const wanted = getComputedStyle(legend).backgroundColor;
  // Chromium warns of a canvas of the page that is read again and again.
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true })!;
  copy.drawImage(canvas, 0, 0);
  const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
  for (let i = 0; i < data.length; i += 4) if (wanted === `rgb(${data[i]}, ${data[i + 1]}, ${data[i + 2]})`) return true;
  return false;
}

describeWithBrowser(`the dashboard in Chromium${WITHOUT_BROWSER}`, () => {
  const service = useSharedService(embedded);
  const chromium = useChromium();
  const open = (path: string) => chromium.open(service.url, `/dashboard${path}`);
  let id: number;
  beforeAll(async () => {
    ({ id } = await newWorkspace(service.url, 'Standups'));
    const longWord = 'u'.repeat(160);
    await admin(service.url, 'POST', `/workspaces/${id}/keys`, { label: longWord, user_id: longWord });
  });
  const inWorkspace = (path: string) => `/w/${id}${path}`;

  it('tells a wrong token, signs in with the right one, and goes on to the page that was asked for', async () => {
    const { page, problems } = await open(inWorkspace('/overview'));
    await page.getByLabel('Admin token or workspace key').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('That is neither the admin token nor a key of this service.').waitFor();
    expect(problems.splice(0)).toEqual([expect.stringContaining('401'), expect.stringContaining('401')]);
    await page.getByLabel('Admin token or workspace key').fill(ADMIN_TOKEN);
    await page.getByLabel('Admin token or workspace key').press('Enter');
    await loaded(page, 'Overview');
    expect(new URL(page.url()).pathname).toBe(`/dashboard${inWorkspace('/overview')}`);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('leads from an empty workspace to a key that works and a first memory that is found', async () => {
    const { page, problems } = await open(inWorkspace('/overview'));
    await page.getByText('No memories yet').waitFor();
    await page.getByText(/^Latency of the last calls: /).waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Connect', exact: true }).click();
    await page.getByRole('button', { name: 'Make a key' }).click();
    const key = await page.getByTestId('issued-key').innerText();
    expect((await call('GET', `${service.url}/v1/status`, { token: key })).body.workspace_id).toBe(id);
    await page.getByRole('tab', { name: 'Claude Code' }).click();
    await page.getByText(`claude mcp add --transport http mnemonest ${service.url}/mcp`).waitFor();
    await page.getByRole('button', { name: 'Store it' }).click();
    await page.getByRole('link', { name: 'The client prefers async standups on Tuesdays' }).waitFor();
    expect(problems).toEqual([]);
    await page.close();
  });

  it('stores a text, finds it, changes it, shows the change, and takes it back', async () => {
    const { page, problems } = await open(inWorkspace('/store'));
    await page.getByLabel('Text').fill('The offsite is in Lisbon; pay with 4111 1111 1111 1111');
    await page.getByRole('button', { name: 'Store', exact: true }).click();
    await page.getByText('Stored as a new memory').waitFor();
    await page.getByText('A credit card in the text, found by its check digit.').waitFor();
    await page.getByRole('link', { name: 'Memories' }).click();
    await page.getByLabel('Search the memories').fill('offsite');
    await page.getByText('1 memory').waitFor();
    await page.getByRole('button', { name: /^The offsite is in Lisbon/ }).click();
    await page.getByRole('tab', { name: 'Edit' }).click();
    await page.getByLabel('Text', { exact: true }).fill('The offsite is in Porto');
    await page.getByRole('button', { name: 'Save' }).click();
    const text = page.getByTestId('memory-text');
    await text.getByText('The offsite is in Porto').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await text.getByText(/^The offsite is in Lisbon/).waitFor();
    await page.getByRole('tab', { name: 'History' }).click();
    await page.waitForURL(/&tab=history$/);
    await page.reload();
    await page.locator('ins', { hasText: 'Lisbon' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Details' }).click();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await page.getByText('Nothing fits').waitFor();
    expect(problems).toEqual([]);
    await page.close();
  });

  it('shows what became of the turns of a conversation', async () => {
    const { body } = await admin(service.url, 'POST', `/workspaces/${id}/keys`, { label: 'conversations' });
    const events = eventsClient(service.url, body.key);
    await events.until(await events.submit(said('Hello!', "the password is my dog's name plus two digits"), 'chat-7'));
    const { page, problems } = await open(inWorkspace('/conversations'));
    await page.getByText('1 with nothing to remember, 1 failed').waitFor();
    await page.getByRole('link', { name: 'chat-7' }).click();
    await page.getByText('Nothing to remember: small talk').waitFor();
    await page.getByText(/^Not kept: Submitted memory contains sensitive data/).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('imports a file, archives by filter what it brought, and exports all', async () => {
    const { page, problems } = await open(inWorkspace('/memories'));
    await page.getByRole('button', { name: 'Import' }).click();
    const lines = ['Rooms need a booking', '', 'Desks need none'].map((text) => JSON.stringify({ text, user_id: 'facilities' }));
    const file = { name: 'memories.ndjson', mimeType: 'application/x-ndjson', buffer: Buffer.from(lines.join('\n')) };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('dialog').getByRole('button', { name: 'Import' }).click();
    await page.getByText('100 % · 2 new, 1 failed').waitFor();
    await page.getByText(/^Line 2: /).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.goto(`${service.url}/dashboard${inWorkspace('/memories?user=facilities')}`);
    await page.getByRole('button', { name: 'Change all of these' }).click();
    await page.getByText('The filters fit 2 memories: all of them, or none, are changed.').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Archive (2)' }).click();
    await page.getByText('2 memories are archived.').waitFor();
    await page.getByText('Nothing fits').waitFor();
    await page.getByRole('button', { name: 'Export' }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('dialog').getByRole('button', { name: 'Export' }).click();
    expect(readFileSync(await (await saved).path(), 'utf8')).toContain('Desks need none');
    expect(problems).toEqual([]);
    await page.close();
  });

  it('leads a key through its life: made, disabled, renewed, deleted', async () => {
    const { page, problems } = await open(inWorkspace('/keys'));
    const dialog = page.getByRole('dialog');
    const row = page.getByRole('row', { name: /short-lived/ });
    await page.getByRole('button', { name: 'New key' }).click();
    await dialog.getByLabel('Label').fill('short-lived');
    await dialog.getByRole('button', { name: 'Make it' }).click();
    const first = await page.getByTestId('secret').innerText();
    await page.getByRole('button', { name: 'I have it' }).click();
    await page.waitForFunction(() => document.activeElement?.textContent === 'New key');
    const statusOf = async (token: string) => (await call('GET', `${service.url}/v1/status`, { token })).status;
    expect(await statusOf(first)).toBe(200);
    await row.getByRole('button', { name: 'Disable' }).click();
    await row.getByText('disabled').waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent === 'Enable');
    expect(await statusOf(first)).toBe(403);
    await row.getByRole('button', { name: 'Enable' }).click();
    await row.getByRole('button', { name: 'Disable' }).waitFor();
    await row.getByRole('button', { name: 'Regenerate' }).click();
    await dialog.getByRole('button', { name: 'Regenerate it' }).click();
    const second = await page.getByTestId('secret').innerText();
    expect([await statusOf(first), await statusOf(second)]).toEqual([401, 200]);
    await page.getByRole('button', { name: 'I have it' }).click();
    await row.getByRole('button', { name: 'Delete' }).click();
    await dialog.getByRole('button', { name: 'Delete it' }).click();
    await row.waitFor({ state: 'detached' });
    expect(await statusOf(second)).toBe(401);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('applies a recommendation, and takes it back', async () => {
    const workspace = await newWorkspace(service.url, 'Long');
    const steps = Array.from(
      { length: 60 },
      (_, i) => `Step ${i} of the launch is called ${String.fromCharCode(97 + (i % 26))}${i}.`,
    );
    expect((await workspace.store(steps.join(' '))).status).toBe(200);
    const { page, problems } = await open(`/w/${workspace.id}/optimization`);
    await page.getByRole('button', { name: 'Look through now' }).click();
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('Nothing to do').waitFor();
    expect((await call('GET', `${service.url}/v1/memory`, { token: workspace.key })).body.memories.length).toBeGreaterThan(1);
    await page.getByText('Applied', { exact: true }).click();
    await page.waitForURL(/\?status=applied$/);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('None applied').waitFor();
    expect((await call('GET', `${service.url}/v1/memory`, { token: workspace.key })).body.memories).toHaveLength(1);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('makes a webhook, sends a test, and sends it again', async () => {
    const { page, problems } = await open(inWorkspace('/webhooks'));
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: 'New webhook' }).click();
    await dialog.getByLabel('Address').fill('https://hooks.invalid/dashboard');
    await dialog.getByRole('button', { name: 'Make it' }).click();
    expect(await page.getByTestId('secret').innerText()).toMatch(/^whsec_/);
    await page.getByRole('button', { name: 'I have it' }).click();
    await page.getByRole('button', { name: 'Send a test' }).click();
    await page.getByRole('button', { name: 'Deliveries' }).click();
    await page.waitForURL(/\?deliveries=\d+$/);
    const row = page.getByRole('row', { name: /webhook\.test/ });
    await row.getByText(/, attempt 1$/).waitFor();
    await row.getByText('Payload').click();
    await row.getByText(/"webhook_id": \d+/).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await row.getByRole('button', { name: 'Send again' }).click();
    await page.getByText('It is sent again.').waitFor();
    expect(problems).toEqual([]);
    await page.close();
  });

  it('shows what the score of a hit is made of, and what is just below the cut', async () => {
    const { page, problems } = await open(inWorkspace('/retrieve?q=what does the client like for standups'));
    await page.getByRole('img', { name: /^Score: relevance / }).waitFor();
    const slider = page.getByRole('slider');
    await slider.focus();
    await slider.press('End');
    await page.getByText('Nothing is that similar').waitFor();
    await page.waitForURL(/&least=1$/);
    await page.getByRole('link', { name: 'The client prefers async standups on Tuesdays' }).waitFor();
    expect(problems).toEqual([]);
    await page.close();
  });

  it('draws usage in the colours of the theme, and tells the numbers of a day to pointer and keyboard', async () => {
    const workspace = await newWorkspace(service.url, 'Counted');
    await workspace.store('The canteen opens at noon');
    const counted = async () => (await admin(service.url, 'GET', `/workspaces/${workspace.id}/usage/series`)).body.series.at(-1);
    while ((await counted()).memory_writes !== 1) await sleep(100);
    const { page, problems } = await open(`/w/${workspace.id}/usage?days=7`);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.waitForFunction(isBarDrawn);
    }
    const tip = page.getByTestId('day-tip');
    await page.getByRole('slider', { name: /^Day of the chart: 1 store and 0 retrieves in 7 days/ }).press('End');
    await tip.getByText('Stores: 1').waitFor();
    await page.keyboard.press('ArrowLeft');
    await tip.getByText('Stores: 0').waitFor();
    await page.keyboard.press('Escape');
    await tip.waitFor({ state: 'detached' });
    await page.locator('.day-bars .u-over').hover({ position: { x: 1, y: 1 } });
    await tip.getByText('Stores: 0').waitFor();
    await page.getByText('As a table').click();
    await page.getByRole('group').getByRole('cell', { name: '1', exact: true }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('finds memories by a condition on their meta, and gives the focus back when the details of one close', async () => {
    const workspace = await newWorkspace(service.url, 'Sources');
    for (const source of ['slack', 'mail']) await workspace.store(`The ${source} channel is quiet`, { source });
    const { page, problems } = await open(`/w/${workspace.id}/memories?filter={"meta.source":"slack"}`);
    const row = page.getByRole('button', { name: 'The slack channel is quiet' });
    await row.press('Enter');
    await page.getByRole('dialog').getByText('Importance').waitFor();
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.textContent === 'The slack channel is quiet');
    await page.getByText('1 memory').waitFor();
    await page.getByLabel('Meta').fill('{"meta.source":');
    await page.getByLabel('Meta').press('Enter');
    await page.getByText(/^This is no JSON/).waitFor();
    await page.getByLabel('Meta').fill('{"meta.source":{"in":["slack","mail"]}}');
    await page.getByLabel('Meta').press('Enter');
    await page.getByText('2 memories').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('gives a row of the memories the height that it needs when the window becomes narrow', async () => {
    const { page, problems } = await open(inWorkspace('/memories'));
    const row = page.getByRole('row', { name: /async standups/ });
    const heightIn = async (window: typeof PHONE) => {
      await page.setViewportSize(window);
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
      return (await row.boundingBox())!.height;
    };
    expect(await heightIn(DESKTOP)).toBeLessThan(await heightIn(PHONE));
    expect(problems).toEqual([]);
    await page.close();
  });

  it.each(['/w/999999/keys', '/w/none/overview'])('says of %s that there is no such workspace', async (path) => {
    const { page } = await open(path);
    await page.getByRole('heading', { name: 'There is no such workspace' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'To the workspaces' }).click();
    await loaded(page, 'Workspaces');
    await page.close();
  });

  it.each([
    ['/overview', 'Overview'],
    ['/memories', 'Memories'],
    ['/memories?q=standup&by=meaning&category=team_workflow', 'Memories'],
    ['/retrieve?q=standups', 'Retrieve'],
    ['/store', 'Store'],
    ['/conversations?status=failed', 'Conversations'],
    ['/optimization', 'Optimization'],
    ['/connect', 'Connect'],
    ['/keys', 'Keys'],
    ['/applications', 'Applications'],
    ['/webhooks', 'Webhooks'],
    ['/usage?days=7', 'Usage'],
    ['/settings', 'Settings'],
    ['^/workspaces', 'Workspaces'],
    ['^/accounts', 'Accounts'],
    ['^/plans', 'Plans'],
    ['^/audit', 'Audit'],
    ['^/system', 'System'],
    ['^/nowhere', 'There is no such page'],
    ['^/sign-in', 'Sign in to Mnemonest'],
  ])('has no fault at %s in either theme, and fits a phone and a wide screen', async (path, title) => {
    const { page, problems } = await open(path.startsWith('^') ? path.slice(1) : inWorkspace(path));
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(colorScheme === 'light' ? DESKTOP : PHONE);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await loaded(page, title);
      await page.waitForFunction(() => document.documentElement.scrollWidth === document.documentElement.clientWidth);
      expect(await faultsOf(page)).toEqual([]);
    }
    expect(problems).toEqual([]);
    await page.close();
  });

  it('goes back to the sign-in when the session is over, and shows nothing of the operator to a key', async () => {
    const { page, problems } = await open(inWorkspace('/overview'));
    await loaded(page, 'Overview');
    await page.getByRole('button', { name: 'Sign out' }).click();
    const { body } = await admin(service.url, 'POST', `/workspaces/${id}/keys`, { label: 'dashboard' });
    await page.getByLabel('Admin token or workspace key').fill(body.key);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await loaded(page, 'Overview');
    expect(await page.getByRole('link', { name: 'Workspaces' }).count()).toBe(0);
    await page.goto(`${service.url}/dashboard/system`);
    await loaded(page, 'Overview');
    expect(problems).toEqual([]);
    await page.close();
  });

  describe('where the service ends', () => {
    const restarted = useRestartableService(embedded);

    it('says so, keeps what it has, and goes on when it is there again', async () => {
      await restarted.start();
      const url = restarted.url();
      const workspace = await newWorkspace(url, 'Restarts');
      await workspace.store('The client prefers async standups');
      const { page } = await chromium.open(url, `/dashboard/w/${workspace.id}/memories`);
      await page.getByLabel('Admin token or workspace key').fill(ADMIN_TOKEN);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('button', { name: /async standups/ }).click();
      await page.getByRole('tab', { name: 'Edit' }).click();
      await page.getByLabel('Text', { exact: true }).fill('The client prefers async standups on Fridays');
      await restarted.stop('SIGKILL');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('dialog').getByText('The service cannot be reached').waitFor();
      expect(await page.getByLabel('Text', { exact: true }).inputValue()).toContain('Fridays');
      await page.keyboard.press('Escape');
      await page.getByLabel('Search the memories').fill('Fridays');
      const banner = page.getByRole('alert', { name: 'The service cannot be reached' });
      await banner.waitFor();
      expect(await faultsOf(page)).toEqual([]);
      // The code of this page was not fetched yet.
      await page.getByRole('link', { name: 'Usage' }).click();
      await page.getByRole('heading', { name: 'The service cannot be reached' }).waitFor();
      await page.goBack();
      await banner.waitFor();

      await restarted.start({ PORT: new URL(url).port });
      await page.getByText('Nothing fits').waitFor();
      await banner.waitFor({ state: 'detached' });
      await page.getByRole('link', { name: 'Usage' }).click();
      await loaded(page, 'Usage');
      await page.close();
    }, 180_000);
  });
});
