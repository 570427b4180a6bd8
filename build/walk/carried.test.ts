// Where each clause went: proposed by similarity, decided by a person, taken back, taken away as a file.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stage } from './stage.ts';

const walk = stage();
let address = '';
/** The place among the tabs of what most clauses became, and its name. */
let most = { place: 0, name: '' };

describe('where each clause went', () => {
  it('is proposed for every clause, and counted by where it went', async () => {
    const { page } = walk;
    await walk.as('规划员');
    await page.goto(`${walk.base}/documents`);
    const first = page.locator('article.document', { hasText: '的建议' }).first();
    await first.getByText('每一条去了哪里').click();
    await first.locator('.beside a').first().click();
    await page.locator('.pair').first().waitFor();
    address = new URL(page.url()).pathname;
    const tabs = await page.locator('.carried .tabs button').allTextContents();
    const counts = tabs.map((one) => Number(/\d+$/.exec(one)?.[0]));
    const place = counts.indexOf(Math.max(...counts.slice(1)), 1);
    most = { place, name: tabs[place]!.replace(/\s*\d+$/, '') };
    expect(counts[0]).toBeGreaterThan(40);
    expect(counts.slice(1).reduce((sum, one) => sum + one, 0)).toBe(counts[0]);
    expect(await walk.axe()).toEqual([]);
  });

  it('is confirmed by a person, changed, linked to another clause, and taken back', async () => {
    const { page } = walk;
    const pair = page.locator('.pair').first();
    await pair.getByRole('button', { name: '确认' }).click();
    await expect.poll(() => pair.locator('.state').textContent()).toContain('✓ 沈知夏');
    await pair.getByRole('combobox').first().selectOption('missing');
    await expect.poll(() => pair.locator('.target-clause').count()).toBe(0);
    const link = pair.getByRole('combobox').last();
    await link.focus();
    await link.selectOption({ index: 1 });
    await expect.poll(() => pair.locator('.target-clause').count()).toBe(1);
    for (const [count, decided] of [
      [0, true],
      [null, true],
      [null, false],
    ] as const) {
      await page.getByRole('button', { name: '撤销', exact: true }).click();
      if (count !== null) await expect.poll(() => pair.locator('.target-clause').count()).toBe(count);
      await expect
        .poll(async () => ((await pair.locator('.state').textContent()) ?? '').includes('✓'))
        .toBe(decided);
    }
  });

  it('is confirmed in bulk as far as it is shown, and stays decided', async () => {
    const { page } = walk;
    await page.locator('.carried .tabs button').nth(most.place).click();
    const shown = await page.locator('.pair').count();
    await page.getByRole('button', { name: /确认所见/ }).click();
    await expect.poll(() => page.locator('.pair.decided').count()).toBe(shown);
    await page.reload();
    await page.locator('.pair').first().waitFor();
    expect(await page.locator('.pair.decided').count()).toBeGreaterThan(0);
  });

  it('is taken away as a file that holds what is shown', async () => {
    const { page } = walk;
    await page.locator('.carried .tabs button').nth(most.place).click();
    const shown = await page.locator('.pair').count();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /CSV/ }).click(),
    ]);
    const lines = readFileSync(await file.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines.length).toBe(shown + 1);
    expect(lines[1]).toContain(most.name);
  });

  it('is usable at 360 px, in English', async () => {
    const { page } = walk;
    await page.setViewportSize({ width: 360, height: 740 });
    await page.evaluate(() => localStorage.setItem('luodi.language', 'en'));
    await page.goto(walk.base + address);
    await page.locator('.pair').first().waitFor();
    expect(await walk.overflow()).toBeLessThanOrEqual(1);
    expect(await walk.axe()).toEqual([]);
  });
});
