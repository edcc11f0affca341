import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page, Request } from 'playwright-core';
import { CHROMIUM, launchChromium } from '../../src/bin/measuring/chromium.js';

const hasBrowser = existsSync(CHROMIUM);

/** Ends the name of a suite that `describeWithBrowser` skips. */
export const WITHOUT_BROWSER = hasBrowser ? '' : ` (there is none at ${CHROMIUM})`;

/** Skips a suite where there is no Chromium; in CI it fails there instead. */
export const describeWithBrowser = hasBrowser || process.env['CI'] === 'true' ? describe : describe.skip;

/** A page with what went wrong in it: errors, refused requests, and requests to other hosts than that of the service. */
export interface WatchedPage {
  readonly page: Page;
  readonly problems: string[];
}

/** Chromium with a profile of its own, from `beforeAll` to `afterAll`. */
export function useChromium() {
  let profile: string;
  let browser: BrowserContext;
  beforeAll(async () => {
    profile = mkdtempSync(join(tmpdir(), 'mnemonest-chromium-'));
    browser = await launchChromium(profile);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(profile, { recursive: true, force: true });
  });
  return {
    /** Opens a page of the service at `origin`. */
    open: async (origin: string, path: string): Promise<WatchedPage> => {
      const page = await browser.newPage();
      const problems: string[] = [];
      const isForeign = (url: string) => !['data:', 'blob:'].includes(new URL(url).protocol) && new URL(url).origin !== origin;
      page.on('console', (message) => ['error', 'warning'].includes(message.type()) && problems.push(message.text()));
      page.on('pageerror', ({ message }) => problems.push(message));
      page.on('request', (request) => isForeign(request.url()) && problems.push(`asks ${request.url()}`));
      // A page takes back a request that it no longer needs, such as that of a word which is typed on.
      const isTakenBack = (request: Request) => request.failure()?.errorText === 'net::ERR_ABORTED';
      page.on('requestfailed', (request) => isTakenBack(request) || problems.push(`${request.url()} failed`));
      page.on('response', (response) => response.status() >= 400 && problems.push(`${response.url()} ${response.status()}`));
      await page.goto(origin + path);
      return { page, problems };
    },
  };
}
