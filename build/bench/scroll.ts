// The reader on the longest kind of document: how soon it shows, how much of it stands in the page, how even it scrolls.
// `npm run bench scroll`.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { run } from '../walk/server.ts';

const LENGTHS = [50_000, 567_000];
const WHEELS = 150;
const STEP = 600;

/** Counts the milliseconds from frame to frame; words of the page, because the compiler would put names of its own in. */
const WATCH = `
  window.frames_ms = [];
  let last = performance.now();
  requestAnimationFrame(function tick(now) {
    window.frames_ms.push(now - last);
    last = now;
    requestAnimationFrame(tick);
  });
`;

const outline = readFileSync(new URL('../../examples/jiangcheng/outline.md', import.meta.url), 'utf8');
const text = (length: number) => {
  let result = '';
  for (let round = 0; result.length < length; round += 1)
    result += `${outline.replace(/。/g, `，第${round}轮。`)}\n`;
  return result.slice(0, length);
};

const prepare = new URL('../walk/prepare.mjs', import.meta.url);
const executablePath = execFileSync(process.execPath, [prepare.pathname], { encoding: 'utf8' })
  .trim()
  .split('\n')
  .at(-1)!;
const folder = mkdtempSync(join(tmpdir(), 'luodi-scroll-'));
chmodSync(folder, 0o711);
const server = await run(join(folder, 'home'));
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(120_000);
  await page.goto(server.base);
  await page.getByRole('button', { name: /^规划员/ }).click();
  await page.locator('nav.side').waitFor();
  console.log(
    '| characters | import s | first words s | elements in the page, most | frames ms, median | p95 |',
  );
  console.log('| --: | --: | --: | --: | --: | --: |');
  for (const length of LENGTHS) {
    const file = join(folder, `${length}.md`);
    writeFileSync(file, text(length));
    await page.goto(`${server.base}/documents`);
    const began = performance.now();
    await page.locator('input[type=file]').first().setInputFiles(file);
    const link = page.locator('.jobs a[href*="panel=findings"]').first();
    await link.waitFor();
    const imported = (performance.now() - began) / 1000;
    const path = await link.getAttribute('href');
    const opened = performance.now();
    await page.goto(server.base + path!);
    await page.locator('.paper p, .paper [data-index]').first().waitFor();
    const shown = (performance.now() - opened) / 1000;
    await page.mouse.move(700, 500);
    await page.evaluate(WATCH);
    let most = 0;
    for (let at = 0; at < WHEELS; at += 1) {
      await page.mouse.wheel(0, STEP);
      if (at % 10 === 0)
        most = Math.max(most, await page.evaluate(() => document.querySelectorAll('*').length));
    }
    const frames = (await page.evaluate('window.frames_ms')) as number[];
    frames.sort((a, b) => a - b);
    const at = (share: number) => frames[Math.floor(share * (frames.length - 1))]!.toFixed(0);
    console.log(
      `| ${length} | ${imported.toFixed(1)} | ${shown.toFixed(1)} | ${most} | ${at(0.5)} | ${at(0.95)} |`,
    );
  }
} finally {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
