import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Opens the system's Chromium without a window, with further switches. CARDMEND_CHROMIUM names another one. */
export function openBrowser(switches: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env.CARDMEND_CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    throw new Error(`There is no Chromium at ${executablePath}; run tools/setup or set CARDMEND_CHROMIUM.`);
  }
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...switches,
    ],
  });
}
