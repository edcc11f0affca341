// Takes the pictures of README and docs: starts the built service with data to look at, in a directory of its own, opens its
// dashboard in Chromium and writes docs/images/dashboard-*.webp with cwebp (Debian: apt-get install chromium webp).
//   npm run screenshots
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '../dist/bin/measuring/chromium.js';
import { startServiceProcess } from '../dist/bin/measuring/service-process.js';
import { fill, makePast } from './demo-data.mjs';

const WIDTH = 1200;
const ADMIN_TOKEN = randomBytes(24).toString('hex');
const KEY = `mnx_ws_${randomBytes(20).toString('hex')}`;
const TEXT_WITH_CARD = 'Invoices are due on the 10th of each month now, paid with 4111 1111 1111 1111';

/** The pictures; `show` brings a page to what its picture shows. */
const PICTURES = [
  {
    name: 'retrieve',
    height: 860,
    path: '/retrieve?q=when is the contract review&top=8',
    show: (page) =>
      page
        .getByRole('img', { name: /^Score: / })
        .first()
        .waitFor(),
  },
  {
    name: 'overview',
    height: 760,
    path: '/overview',
    show: (page) => page.getByText(/ stores and .* in 30 days/).waitFor(),
  },
  {
    name: 'memories',
    height: 760,
    path: '/memories',
    show: async (page) => {
      await page.getByRole('button', { name: /^The contract review on Thursday has moved/ }).click();
      await page.getByRole('tab', { name: 'History' }).click();
      await page.locator('ins').first().waitFor();
    },
  },
  {
    name: 'store',
    height: 820,
    path: '/store',
    show: async (page) => {
      await page.getByLabel('Text').fill(TEXT_WITH_CARD);
      await page.getByRole('button', { name: 'Store', exact: true }).click();
      await page.getByText('Cut out before it was stored').waitFor();
      await page.getByText('Its nearest neighbours before').waitFor();
    },
  },
  {
    name: 'conversations',
    height: 760,
    path: '/conversations',
    show: async (page) => {
      await page.getByRole('link', { name: 'slack:C024BE91L' }).click();
      await page.getByText(/^Not kept: /).waitFor();
      await page.getByText('I moved to Porto in spring').waitFor();
    },
  },
  {
    name: 'optimization',
    height: 760,
    path: '/optimization',
    colorScheme: 'dark',
    show: (page) => page.getByRole('button', { name: 'Apply' }).first().waitFor(),
  },
];

const directory = mkdtempSync(join(tmpdir(), 'mnemonest-screenshots-'));
const dataDir = mkdtempSync(join(directory, 'data-'));
const start = () => startServiceProcess(undefined, dataDir, { ADMIN_TOKEN, MNEMONEST_BOOTSTRAP_KEY: KEY });
let service;
let browser;
try {
  service = await start();
  await service.stop();
  await makePast({ DATA_DIR: dataDir });
  service = await start();
  await fill(service.url, KEY);
  browser = await launchChromium(join(directory, 'profile'));
  const page = await browser.newPage();
  await page.goto(`${service.url}/dashboard`);
  await page.getByLabel('Admin token or workspace key').fill(ADMIN_TOKEN);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/w\/\d+\/overview$/);
  const workspace = page.url().replace(/\/overview$/, '');
  for (const { name, height, path, show, colorScheme = 'light' } of PICTURES) {
    await page.setViewportSize({ width: WIDTH, height });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(workspace + path);
    await show(page);
    await page.mouse.move(0, 0);
    await page.getByRole('status', { name: 'Loading' }).first().waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
    const png = join(directory, `${name}.png`);
    const picture = `docs/images/dashboard-${name}.webp`;
    await page.screenshot({ path: png });
    // Of flat colours and letters, a picture without loss is the smaller one too.
    execFileSync('cwebp', ['-quiet', '-lossless', '-z', '9', png, '-o', picture]);
    console.log(`${picture}  ${Math.round(statSync(picture).size / 1_000)} KB`);
  }
} finally {
  await browser?.close();
  await service?.stop();
  rmSync(directory, { recursive: true, force: true });
}
