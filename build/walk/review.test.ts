// The review: the ends of a span are dragged, two people decide one thing, and what was proposed is kept.
import { describe, expect, it } from 'vitest';
import { stage } from './stage.ts';

const walk = stage();

const PLAN = `柳岸市社区更新行动计划
1.改善居住条件。实施老旧小区改造工程,建设滨江邻里中心、社区食堂。
2.完善服务。建立社区议事制度,推进一站式服务平台建设。
`;
let address = '';

describe('the review', () => {
  it('changes a span by dragging its end, and keeps what was first proposed', async () => {
    const { page } = walk;
    await walk.as('规划员');
    await page.goto(`${walk.base}/documents`);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '更新.txt', mimeType: 'text/plain', buffer: Buffer.from(PLAN) });
    await page.locator('.jobs > li').getByRole('link', { name: /审定/ }).click();
    await page.locator('.entry', { hasText: '老旧小区改造工程' }).click();
    address = new URL(page.url()).pathname;
    const words = await page.locator('.context mark').textContent();
    const start = page.getByRole('slider', { name: '起点' });
    const from = (await start.boundingBox())!;
    // Two signs to the right of where the span begins.
    const sign = await page.locator('.context mark').evaluate((mark) => {
      const range = document.createRange();
      range.setStart(mark.firstChild!, 2);
      range.setEnd(mark.firstChild!, 3);
      const { left, top, height } = range.getBoundingClientRect();
      return { x: left + 2, y: top + height / 2 };
    });
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(sign.x, sign.y, { steps: 6 });
    await page.mouse.up();
    await expect.poll(() => page.locator('.context mark').textContent()).toBe(words!.slice(2));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^已采纳/ }).click();
    await page
      .locator('.entry', { hasText: words!.slice(2) })
      .first()
      .click();
    await expect.poll(() => page.locator('.was').textContent()).toContain(words);
    await page.getByText('审定经过').click();
    await page.locator('.past-versions li').nth(1).waitFor();
    expect(await page.locator('.past-versions li').last().textContent()).toContain('沈知夏');
    expect(await walk.axe()).toEqual([]);
  });

  it('shows side by side what two people decided differently, and loses neither', async () => {
    const { page } = walk;
    // The first one looks away: what the other does is not told before both have decided.
    let told: { status: number; body: Buffer } | null = null;
    await page.route('**/api/documents', async (route) => {
      if (!told) {
        const response = await route.fetch();
        told = { status: response.status(), body: await response.body() };
      }
      await route.fulfill({ ...told, contentType: 'application/json' });
    });
    await page.goto(walk.base + address);
    await page.locator('.entry', { hasText: '社区议事制度' }).click();
    const other = await walk.another();
    await walk.as('规划员', other);
    await other.goto(walk.base + address);
    await other.locator('.entry', { hasText: '社区议事制度' }).click();
    await other.keyboard.press('r');
    await other.locator('.entry', { hasText: '社区议事制度' }).waitFor({ state: 'detached' });
    await expect.poll(() => other.locator('.bar [role="status"]').textContent()).toBe('');
    await page.keyboard.press('a');
    const clash = page.getByRole('alert').locator('.clash');
    await clash.waitFor();
    expect(await clash.locator('thead th').count()).toBe(3);
    expect(await clash.locator('tbody tr').first().locator('mark').allTextContents()).toEqual([
      '未采纳',
      '已采纳',
    ]);
    expect(await walk.axe()).toEqual([]);
    await clash.getByRole('button', { name: '用我的' }).click();
    await clash.waitFor({ state: 'detached' });
    await page.unroute('**/api/documents');
    await other.reload();
    await other.getByRole('button', { name: /^已采纳/ }).click();
    await other.locator('.entry', { hasText: '社区议事制度' }).waitFor();
  });

  it('is usable at 360 px, in English', async () => {
    const { page } = walk;
    await page.setViewportSize({ width: 360, height: 740 });
    await page.evaluate(() => localStorage.setItem('luodi.language', 'en'));
    await page.goto(walk.base + address);
    await page.locator('.entry').first().waitFor();
    expect(await walk.overflow()).toBeLessThanOrEqual(1);
    expect(await walk.axe()).toEqual([]);
  });
});
