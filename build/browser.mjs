// Finds Chrome, Chromium or Edge; else gets one, and says what it does.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { run } from './steps.mjs';

const NAMES = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'msedge',
  'chrome',
];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) =>
    process.env[variable]
      ? [
          join(process.env[variable], 'Google/Chrome/Application/chrome.exe'),
          join(process.env[variable], 'Microsoft/Edge/Application/msedge.exe'),
        ]
      : [],
  ),
];

const installed = () => {
  if (process.env.LUODI_BROWSER && existsSync(process.env.LUODI_BROWSER)) return process.env.LUODI_BROWSER;
  const found = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .concat(PLACES)
    .find((path) => existsSync(path));
  if (found) return found;
  try {
    const own = createRequire(import.meta.url)('playwright-core').chromium.executablePath();
    return existsSync(own) ? own : null;
  } catch {
    return null;
  }
};

const hasHanzi = () => {
  try {
    return execFileSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).trim().length > 0;
  } catch {
    return process.platform !== 'linux';
  }
};

const isDebianRoot = () =>
  process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** The path of a browser, or null after saying what to do. */
export async function findBrowser() {
  let browser = installed();
  if (browser && hasHanzi()) return browser;
  if (isDebianRoot()) {
    console.log('No browser with Chinese glyphs here: apt-get install chromium fonts-noto-cjk …');
    const environment = { env: { DEBIAN_FRONTEND: 'noninteractive' } };
    await run('apt-get', ['update', '-qq'], environment);
    await run(
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk', 'fontconfig'],
      environment,
    );
    browser = installed();
    if (browser) return browser;
  }
  if (browser) return browser;
  console.log('No Chrome, Chromium or Edge here: downloading one by Playwright …');
  await run('playwright-core', ['install', 'chromium-headless-shell', 'chromium']);
  browser = installed();
  if (browser) return browser;
  console.error(
    'The walk needs a browser and none could be had. Install Chrome, Chromium or Edge, or run: npx playwright-core install chromium',
  );
  return null;
}
