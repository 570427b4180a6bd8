// The reader: the text as it stands, its findings, its addresses; long documents, print, small screens.
import { describe, expect, it } from 'vitest';
import { stage } from './stage.ts';

const walk = stage();

/** Compressed scripts of the reader page, bytes. */
const SCRIPTS = 400 * 1024;
/** Elements of the page while a long document is scrolled. */
const ELEMENTS = 3000;

/** The address of the sample's recommendations, without origin. */
async function sample(): Promise<string> {
  const id = await walk.page.evaluate(async () => {
    const { documents } = await (await fetch('/api/documents')).json();
    return documents.find((one: { kind: string }) => one.kind === 'recommendations').id as string;
  });
  return `/documents/${id}`;
}

/** A text of our own as long as the longest plans: some 567,000 characters in 2,400 clauses. */
const long = (): string =>
  Array.from(
    { length: 2400 },
    (_, at) =>
      `${at + 1}.推进第${at + 1}片区整治。${Array.from(
        { length: 8 },
        (_, part) => `完善第${part + 1}类设施的管护办法,建设片区${at + 1}号便民服务中心,`,
      ).join('')}健全长效机制。`,
  ).join('\n');

describe('the reader', () => {
  it('finds words in the text, and jumps to clauses and items by Ctrl-K', async () => {
    const { page } = walk;
    await walk.as('规划员');
    await page.goto(walk.base + (await sample()));
    await page.getByRole('searchbox', { name: '在正文中查找' }).fill('消费');
    await page.locator('.paper .found').first().waitFor();
    expect(await page.locator('.search [role="status"]').textContent()).toMatch(/^\d+ \/ \d+$/);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').locator('input').fill('大力提振消费');
    await page.getByRole('dialog').getByText('大力提振消费').first().click();
    await page.waitForURL('**/documents/*/art_*');
    expect(await walk.axe()).toEqual([]);
  });

  it('keeps a permanent address for each clause, with what hangs on it', async () => {
    const { page } = walk;
    await page.goto(`${walk.base}${await sample()}/art_17`);
    await page.locator('.paragraph.on').first().waitFor();
    await page.locator('aside.right .things a').first().waitFor();
    expect(await page.locator('.contents [aria-current]').count()).toBe(1);
    expect(await walk.axe()).toEqual([]);
  });

  it('tells every finding with what to do, and keeps who decided it', async () => {
    const { page } = walk;
    await page.goto(`${walk.base}${await sample()}?panel=findings`);
    await page.locator('.right .note').first().waitFor();
    expect(await page.locator('.right .note').first().textContent()).toContain('沈知夏');
  });

  it('loads less than 400 kB of compressed scripts', async () => {
    expect(await walk.scriptBytes(await sample())).toBeLessThan(SCRIPTS);
  });

  it('prints the whole text and nothing of the page around it', async () => {
    const { page } = walk;
    await page.goto(walk.base + (await sample()));
    await page.locator('.paragraph').first().waitFor();
    const shown = await page.locator('.paragraph').count();
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('.paragraph').count()).toBeGreaterThan(shown);
    expect(await page.locator('nav.side').isVisible()).toBe(false);
    expect(await page.locator('.contents').isVisible()).toBe(false);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: 'screen' });
  });

  it('draws of a long document only what is in sight', async () => {
    const { page } = walk;
    await page.goto(`${walk.base}/documents`);
    const text = long();
    expect(text.length).toBeGreaterThan(500_000);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '片区.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
    await page.locator('.jobs > li').getByRole('link', { name: /审定/ }).waitFor({ timeout: 110_000 });
    const id = await page.evaluate(async () => {
      const { documents } = await (await fetch('/api/documents')).json();
      return documents.find((one: { name: string }) => one.name === '片区.txt').id as string;
    });
    for (const path of [`/documents/${id}`, `/documents/${id}/review`, `/documents/${id}/lists`]) {
      await page.goto(walk.base + path);
      await page.locator('.paragraph, .entry, .sheet tbody tr').first().waitFor();
      expect(await page.locator('*').count(), path).toBeLessThan(ELEMENTS * (path.endsWith('lists') ? 2 : 1));
    }
    await page.goto(`${walk.base}/documents/${id}`);
    await page.locator('.paragraph').first().waitFor();
    for (const part of [0.25, 0.5, 1]) {
      await page.locator('.paper').evaluate((paper, to) => {
        paper.scrollTop = (paper.scrollHeight - paper.clientHeight) * to;
      }, part);
      await expect.poll(() => page.locator('.contents [aria-current]').count()).toBe(1);
      expect(await page.locator('*').count(), String(part)).toBeLessThan(ELEMENTS);
    }
  }, 240_000);

  it('is usable at 360 px, in English', async () => {
    const { page } = walk;
    await page.setViewportSize({ width: 360, height: 740 });
    await page.evaluate(() => localStorage.setItem('luodi.language', 'en'));
    const address = await sample();
    for (const path of [address, `${address}/art_17`, `${address}?panel=findings`, `${address}/lists`]) {
      await page.goto(walk.base + path);
      await page.locator('.paragraph, .sheet tr').first().waitFor();
      expect(await walk.overflow(), path).toBeLessThanOrEqual(1);
      expect(await walk.axe()).toEqual([]);
    }
  });
});
