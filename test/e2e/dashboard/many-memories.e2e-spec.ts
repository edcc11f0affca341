import pg from 'pg';
import type { Page } from 'playwright-core';
import { describeWithBrowser, useChromium, WITHOUT_BROWSER } from '../../support/chromium.js';
import { newWorkspace } from '../../support/client.js';
import { describeOnPostgres } from '../../support/engines.js';
import { ADMIN_TOKEN, useService } from '../../support/service.js';

const MEMORIES = 100_000;
/** The number of memories that a bulk change is about. */
const OF_SLACK = MEMORIES / 10;
/** A screen of rows, and the rows beside it that are there for the next step. */
const MOST_ROWS = 60;
const FAR = 600;

describeOnPostgres('the dashboard with many memories', (engine) => {
  describeWithBrowser(`in Chromium${WITHOUT_BROWSER}`, () => {
    const service = useService(engine);
    const chromium = useChromium();

    it('shows their number, has only the rows in sight, finds one, and counts those of a change', async () => {
      const { id } = await newWorkspace(service.url);
      await fill(service.env['DATABASE_URL']!, id);
      const { page, problems } = await chromium.open(service.url, `/dashboard/w/${id}/overview`);
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.getByLabel('Admin token or workspace key').fill(ADMIN_TOKEN);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page
        .getByRole('main')
        .getByRole('link', { name: /^Memories\s*100,000$/ })
        .click();
      await page.getByText('100 memories so far: more follow as you scroll').waitFor();
      expect((await rowsOf(page))[0]).toEqual({ index: 1, text: 'Shelf 1 holds screws' });

      await page.getByRole('button', { name: 'Shelf 1 holds screws', exact: true }).focus();
      for (let row = 1; row < 40; row++) await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Shelf 40 holds screws');

      await page.getByRole('table', { name: 'Memories' }).hover();
      for (let last = 0; last < FAR; ) {
        await page.mouse.wheel(0, 2_000);
        await page.waitForFunction((before) => {
          const rows = [...document.querySelectorAll('.rows [aria-rowindex]')];
          return Number(rows.at(-1)?.getAttribute('aria-rowindex')) > before;
        }, last);
        const rows = await rowsOf(page);
        expect(rows.length).toBeLessThan(MOST_ROWS);
        expect(rows.filter(({ index, text }) => text !== `Shelf ${index} holds screws`)).toEqual([]);
        last = rows.at(-1)!.index;
      }

      await page.getByLabel('Search the memories').fill('shelf 77777 h');
      await page.getByRole('button', { name: 'Shelf 77777 holds screws' }).waitFor();
      await page.getByRole('row', { name: 'Shelf 1 holds screws' }).waitFor({ state: 'detached' });
      expect(await rowsOf(page)).toHaveLength(1);

      await page.goto(`${service.url}/dashboard/w/${id}/memories?filter={"meta.source":"slack"}`);
      await page.getByRole('button', { name: 'Change all of these' }).click();
      await page.getByText(`The filters fit ${OF_SLACK.toLocaleString('en')} memories`).waitFor();
      expect(problems).toEqual([]);
    }, 180_000);
  });
});

/** Returns the rows that are in the page. */
const rowsOf = (page: Page) =>
  page.locator('.rows [aria-rowindex]').evaluateAll((rows) =>
    rows.map((row) => ({
      index: Number(row.getAttribute('aria-rowindex')),
      text: row.querySelector('button')?.textContent,
    })),
  );

/** Straight into the tables, the newest first, and without the vector index, which would take minutes. */
async function fill(databaseUrl: string, workspaceId: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('DROP INDEX memories_embedding_1');
    await client.query(
      `WITH same AS MATERIALIZED (SELECT ('[' || repeat('0,', 383) || '1]')::halfvec AS vector)
       INSERT INTO memories (workspace_id, text, text_hash, meta, importance, categories,
                             temporal_type, temporal_raw_text, embedding, embedding_model_id, created_at, updated_at)
       SELECT $1, 'Shelf ' || n || ' holds screws', sha256(n::text::bytea),
              CASE WHEN n % 10 = 0 THEN '{"source": "slack"}' ELSE '{}' END::jsonb, 5, '{knowledge}', 'persistent', '',
              vector, 1, at, at
       FROM same, generate_series(1, $2::int) n, LATERAL (SELECT now() - n * interval '1 second' AS at) moment`,
      [workspaceId, MEMORIES],
    );
    await client.query('ANALYZE memories');
  } finally {
    await client.end();
  }
}
