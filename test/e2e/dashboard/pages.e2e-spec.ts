import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describeWithBrowser, useChromium, WITHOUT_BROWSER } from '../../support/chromium.js';
import { admin, call, newWorkspace } from '../../support/client.js';
import { embedded } from '../../support/engines.js';
import { ADMIN_TOKEN } from '../../support/service.js';
import { useSharedService } from '../../support/shared-service.js';

const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1440, height: 900 };

/** Returns the faults that axe finds in a page, with the elements that have them. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<AxeResults> } };
    return axe.run();
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** Waits until a page has its content. */
async function loaded(page: Page, title: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
  await page.getByRole('status', { name: 'Loading' }).first().waitFor({ state: 'detached' });
}

describeWithBrowser(`the dashboard in Chromium${WITHOUT_BROWSER}`, () => {
  const service = useSharedService(embedded);
  const chromium = useChromium();
  const open = (path: string) => chromium.open(service.url, `/dashboard${path}`);
  let id: number;
  beforeAll(async () => {
    ({ id } = await newWorkspace(service.url, 'Standups'));
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
    await page.getByText('Cut out before it was stored').waitFor();
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
    await page.locator('ins', { hasText: 'Lisbon' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Details' }).click();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await page.getByText('Nothing fits').waitFor();
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
    await page.getByRole('link', { name: 'The client prefers async standups on Tuesdays' }).waitFor();
    expect(problems).toEqual([]);
    await page.close();
  });

  it.each([
    ['/overview', 'Overview'],
    ['/memories', 'Memories'],
    ['/memories?q=standup&by=meaning&category=team_workflow', 'Memories'],
    ['/retrieve?q=standups', 'Retrieve'],
    ['/store', 'Store'],
    ['/optimization', 'Optimization'],
    ['/connect', 'Connect'],
    ['/keys', 'Keys'],
    ['/webhooks', 'Webhooks'],
    ['^/workspaces', 'Workspaces'],
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
});
