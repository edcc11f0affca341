import { errors, type Locator } from 'playwright-core';
import { describeWithBrowser, useChromium, WITHOUT_BROWSER } from '../../support/chromium.js';
import { call, newWorkspace } from '../../support/client.js';
import { embedded } from '../../support/engines.js';
import { useSharedService } from '../../support/shared-service.js';

/** Redoc sends telemetry after a while; a page that did would send it within this time. */
const TELEMETRY_MS = 6_000;

interface Operation {
  readonly tags: string[];
  readonly summary: string;
}

describeWithBrowser(`the documentation pages in Chromium${WITHOUT_BROWSER}`, () => {
  const service = useSharedService(embedded);
  const chromium = useChromium();
  const open = (path: string) => chromium.open(service.url, path);
  const operations = async () => {
    const { paths } = (await call('GET', `${service.url}/openapi.json`)).body;
    return Object.values<Record<string, Operation>>(paths).flatMap((item) => Object.values(item));
  };

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
    const bearer = page.locator('.modal-ux .auth-container').filter({ hasText: 'HTTPBearer' });
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
