import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, errors, type Locator, type Page } from 'playwright-core';
import { call, newWorkspace } from '../../support/client.js';
import { embedded } from '../../support/engines.js';
import { useSharedService } from '../../support/shared-service.js';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** Redoc sends telemetry after a while; a page that did would send it within this time. */
const TELEMETRY_MS = 6_000;

interface Operation {
  readonly tags: string[];
  readonly summary: string;
}

const hasBrowser = existsSync(CHROMIUM);
const describeWithBrowser = hasBrowser || process.env['CI'] === 'true' ? describe : describe.skip;

describeWithBrowser(`the documentation pages in Chromium${hasBrowser ? '' : ` (there is none at ${CHROMIUM})`}`, () => {
  const service = useSharedService(embedded);
  let profile: string;
  let browser: BrowserContext;
  beforeAll(async () => {
    profile = mkdtempSync(join(tmpdir(), 'mnemonest-chromium-'));
    browser = await chromium.launchPersistentContext(profile, { executablePath: CHROMIUM, headless: true, args: FLAGS });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(profile, { recursive: true, force: true });
  });

  /** Opens a page and collects its faults: errors, refused requests, and requests to other hosts. */
  const open = async (path: string): Promise<{ page: Page; problems: string[] }> => {
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && problems.push(message.text()));
    page.on('pageerror', ({ message }) => problems.push(message));
    page.on('request', (request) => isForeign(request.url()) && problems.push(`asks ${request.url()}`));
    page.on('requestfailed', (request) => problems.push(`${request.url()} failed`));
    page.on('response', (response) => response.status() >= 400 && problems.push(`${response.url()} ${response.status()}`));
    await page.goto(service.url + path);
    return { page, problems };
  };
  const isForeign = (url: string) => !['data:', 'blob:'].includes(new URL(url).protocol) && new URL(url).origin !== service.url;
  const operations = async () => {
    const { paths } = (await call('GET', `${service.url}/openapi.json`)).body;
    return Object.values<Record<string, Operation>>(paths).flatMap((item) => Object.values(item));
  };

  it.each(['light', 'dark'] as const)('begin with a page that fits a phone, in a %s theme', async (colorScheme) => {
    const { page, problems } = await open('/');
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 360, height: 700 });
    expect(await page.title()).toBe('Mnemonest');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    const brightness = await page.evaluate(() => /\d+/.exec(getComputedStyle(document.body).backgroundColor)?.[0]);
    expect(Number(brightness) > 128).toBe(colorScheme === 'light');
    for (const link of await page.locator('nav a').all()) expect(await link.isVisible()).toBe(true);
    expect(await page.locator('#agents').innerText()).toContain(`claude mcp add --transport http mnemonest ${service.url}/mcp`);
    await page.getByText('API reference').click();
    await page.locator('.opblock').first().waitFor();
    expect(problems).toEqual([]);
    await page.close();
  });

  it('show every operation at /docs', async () => {
    const { page, problems } = await open('/docs');
    await page.locator('.opblock').first().waitFor();
    expect(await page.title()).toBe('Mnemonest - Swagger UI');
    const shown = await page.locator('.opblock-summary-description').allInnerTexts();
    expect(shown.sort()).toEqual((await operations()).map(({ summary }) => summary).sort());
    expect(problems).toEqual([]);
    await page.close();
  });

  it('call the service with the given key from /docs', async () => {
    const { page, problems } = await open('/docs');
    await page.getByRole('button', { name: 'Authorize' }).click();
    const bearer = page.locator('.modal-ux .auth-container').filter({ hasText: 'Bearer' });
    await bearer.locator('input').fill((await newWorkspace(service.url)).key);
    await bearer.getByRole('button', { name: 'Apply credentials' }).click();
    await bearer.getByRole('button', { name: 'Close' }).click();
    const store = page.locator('#operations-memory-store_memory_v1_memory_store_post');
    await store.locator('.opblock-summary-control').click();
    await store.getByRole('button', { name: 'Try it out' }).click();
    await store.getByRole('button', { name: 'Execute' }).click();
    const answer = store.locator('.live-responses-table .response');
    await answer.waitFor();
    expect(await answer.locator('.response-col_status').innerText()).toContain('200');
    expect(await answer.locator('.response-col_description').innerText()).toContain('"action": "stored_new"');
    expect(problems).toEqual([]);
    await page.close();
  });

  it('show every operation at /redoc, without telemetry', async () => {
    const { page, problems } = await open('/redoc');
    await page.locator('h1', { hasText: 'Mnemonest' }).waitFor();
    expect(await page.title()).toBe('Mnemonest - ReDoc');
    const label = (text: string) => page.getByText(text, { exact: true }).first();
    for (const { tags, summary } of await operations()) {
      // The menu shows the operations of one tag at a time. ReDoc opens and closes tags by itself while it scrolls, so that one
      // click may close the tag that it was to open.
      while (!(await label(summary).isVisible())) {
        await label(tags[0]!).click();
        await shown(label(summary), 2000);
      }
    }
    await page.waitForTimeout(TELEMETRY_MS);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('find an operation by the search of /redoc', async () => {
    const { page, problems } = await open('/redoc');
    const operation = page.getByText('Give a key a new secret').first();
    await page.locator('h1', { hasText: 'Mnemonest' }).waitFor();
    // The label of the search field, not a path that contains the word.
    await page
      .getByText(/^Search/)
      .first()
      .click();
    expect(await operation.isVisible()).toBe(false);
    await page.getByPlaceholder('Search docs...').fill('regenerate');
    await operation.waitFor();
    expect(problems).toEqual([]);
    await page.close();
  });
});

/** Waits until an element is visible, `ms` milliseconds at most. */
const shown = (element: Locator, ms: number): Promise<void> =>
  element.waitFor({ timeout: ms }).catch((error: unknown) => {
    if (!(error instanceof errors.TimeoutError)) throw error;
  });
