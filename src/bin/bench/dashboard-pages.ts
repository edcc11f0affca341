import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchChromium } from '../measuring/chromium.js';
import { middleOf } from './figures.js';

const PAGES_OF_WORKSPACE = [
  'overview',
  'memories',
  'memories?q=lentils',
  'retrieve?q=who eats lentils',
  'store',
  'conversations',
  'optimization',
  'connect',
  'keys',
  'applications',
  'webhooks',
  'usage',
  'settings',
];
const PAGES_OF_SERVICE = ['workspaces', 'accounts', 'plans', 'audit', 'system'];
const SCROLL_BY = 600;
const SCROLL_TO = 2_000;
const SCROLL_MS = 20_000;

/** A page of the dashboard. */
interface PageFigures {
  readonly page: string;
  /** Milliseconds from the navigation until all of its content is there and a frame with it was drawn: the median. */
  readonly ready: number;
}

/** The table of memories while it is scrolled. */
interface ScrollFigures {
  /** Rows that were loaded in the end, and those of them in the document. */
  readonly loaded: number;
  readonly inDocument: number;
  /** Milliseconds between two frames. */
  readonly p50: number;
  readonly p95: number;
}

/**
 * Opens each page of the dashboard in Chromium as one who comes back does: the files are cached, the data are not.
 * @param rounds how often each is opened, after a first time
 */
export async function dashboardFigures(url: string, adminToken: string, workspaceId: number, rounds: number) {
  const profile = mkdtempSync(join(tmpdir(), 'mnemonest-chromium-'));
  const browser = await launchChromium(profile);
  try {
    const page = await browser.newPage();
    await page.goto(`${url}/dashboard/sign-in`);
    await page.getByLabel('Admin token or workspace key').fill(adminToken);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('navigation', { name: 'Pages' }).waitFor();
    const paths = [...PAGES_OF_WORKSPACE.map((name) => `w/${workspaceId}/${name}`), ...PAGES_OF_SERVICE];
    const pages: PageFigures[] = [];
    for (const path of paths) {
      await readyAfter(page, `${url}/dashboard/${path}`);
      const times: number[] = [];
      for (let round = 0; round < rounds; round++) times.push(await readyAfter(page, `${url}/dashboard/${path}`));
      pages.push({ page: path.replace(/^w\/\d+\//, ''), ready: middleOf(times.sort((a, b) => a - b)) });
    }
    await readyAfter(page, `${url}/dashboard/w/${workspaceId}/memories`);
    return { pages, scroll: await scrolled(page) };
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function readyAfter(page: Page, address: string): Promise<number> {
  await page.goto(address, { waitUntil: 'commit' });
  return page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    while (!document.querySelector('main h1') || document.querySelector('[role=status][aria-label=Loading]')) await frame();
    await frame();
    return performance.now();
  });
}

/** Scrolls through the table as fast as frames are drawn, while it loads more. */
async function scrolled(page: Page): Promise<ScrollFigures> {
  const { times, loaded, inDocument } = await page.evaluate(
    async ({ by, to, within }) => {
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      const table = document.querySelector('[role=table][aria-label=Memories]')!;
      const rows = () => [...table.querySelectorAll('[role=row][aria-rowindex]')];
      const times: number[] = [];
      const begin = await frame();
      let loaded = 0;
      for (let last = begin; loaded < to && last - begin < within; ) {
        table.scrollTop += by;
        const now = await frame();
        times.push(now - last);
        last = now;
        loaded = Number(rows().at(-1)?.getAttribute('aria-rowindex'));
      }
      return { times, loaded, inDocument: rows().length };
    },
    { by: SCROLL_BY, to: SCROLL_TO, within: SCROLL_MS },
  );
  const sorted = times.sort((a, b) => a - b);
  return { loaded, inDocument, p50: middleOf(sorted), p95: sorted[Math.floor(sorted.length * 0.95)] as number };
}
