// Every stage in a real browser: from a file to its clauses, its items, a month's progress, a value, a cell of an
// index, and back by links to the exact words.
import { describe, expect, it } from 'vitest';
import { stage } from './stage.ts';

/** A plan of our own, small enough to be walked through. */
const PLAN = `柳岸市老年友好城市建设规划（2026—2030年）
1.改善居家养老。实施家庭适老化改造工程,建设柳岸康养中心、社区助餐点120个。建立探访关爱制度。
2.发展银发经济。培育老年用品产业园,开展“柳岸乐龄”消费行动。到2030年,护理型床位占比达到75%以上。
3.加强保障。完善长期护理保险制度,推进养老服务标准化试点。
`;

const walk = stage();

describe('the walk', () => {
  it('looks at the sample by one click, and sees the plan on one screen', async () => {
    const { page } = walk;
    await page.goto(walk.base);
    expect(await walk.axe()).toEqual([]);
    await page.getByRole('button', { name: '规划员' }).click();
    await page.getByText('条款地图').waitFor();
    expect(await page.locator('.tiles .tile').count()).toBeGreaterThan(50);
    expect(await walk.axe()).toEqual([]);
  });

  it('reads a dropped file in seconds, with findings and proposals', async () => {
    const { page } = walk;
    await page.getByRole('link', { name: '规划文本' }).click();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '柳岸.txt', mimeType: 'text/plain', buffer: Buffer.from(PLAN) });
    await page.locator('.card', { hasText: '柳岸.txt' }).getByRole('link', { name: '审定' }).click();
    await page.locator('.queue .entry').first().waitFor();
    expect(await page.locator('.queue .entry').count()).toBeGreaterThan(4);
    expect(await walk.axe()).toEqual([]);
  });

  it('decides by keyboard, takes a decision back, and adopts', async () => {
    const { page } = walk;
    const open = await page.locator('.queue .entry').count();
    await page.keyboard.press('a');
    await expect.poll(() => page.locator('.queue .entry').count()).toBe(open - 1);
    await page.keyboard.press('z');
    await expect.poll(() => page.locator('.queue .entry').count()).toBe(open);
    for (let left = open; left > 0; left -= 1) {
      await page.keyboard.press('a');
      await expect.poll(() => page.locator('.queue .entry').count()).toBe(left - 1);
    }
    await page.getByRole('button', { name: '通过规划' }).click();
    await page.locator('.ant-popover, .ant-popconfirm').getByRole('button', { name: '通过规划' }).click();
    await page.waitForURL('**/items');
  });

  it('gives the item an owner, a milestone and a month of progress', async () => {
    const { page } = walk;
    await page.goto(`${walk.base}/items?words=${encodeURIComponent('柳岸康养中心')}`);
    await page.getByRole('link', { name: '柳岸康养中心' }).first().click();
    await page.locator('.card', { hasText: '基本情况' }).waitFor();
    await page.getByLabel('牵头单位').fill('民政');
    await page.locator('.ant-select-item-option').first().click();
    await page.getByText('已保存').first().waitFor();
    await page.getByLabel('添加节点').fill('选址完成');
    await page.getByLabel('期限').fill('2026-12-31');
    await page.locator('form.adding').getByRole('button').click();
    await page.locator('li', { hasText: '选址完成' }).first().waitFor();
    await page.getByLabel('本月做了什么').fill('完成选址踏勘。');
    await page.getByRole('button', { name: /^提\s?交$/ }).click();
    await page.getByText('待审核').first().waitFor();
    expect(await walk.axe()).toEqual([]);
  });

  it('goes back from the item to the clause and its exact words', async () => {
    const { page } = walk;
    await page.getByRole('link', { name: /改善居家养老/ }).click();
    await page.locator('.paragraph.on').first().waitFor();
    expect(await page.locator('.paragraph.on').first().textContent()).toContain('柳岸康养中心');
    await page.locator('aside.right').getByRole('link', { name: '柳岸康养中心' }).waitFor();
    expect(await walk.axe()).toEqual([]);
  });

  it('goes from a cell of the index to the words of the plan', async () => {
    const { page } = walk;
    await page.getByRole('link', { name: '评价指数' }).click();
    await page.locator('.heat td button').last().click();
    await page.locator('blockquote').first().waitFor();
    const words = (await page.locator('blockquote').first().textContent()) ?? '';
    await page.locator('main section.card a[href^="/documents/"]').first().click();
    await page.locator('.paragraph.on').first().waitFor();
    expect(await page.locator('.text').textContent()).toContain(words);
  });

  it('is usable at 360 px and complete in English', async () => {
    const { page } = walk;
    await page.setViewportSize({ width: 360, height: 740 });
    await page.evaluate(() => localStorage.setItem('luodi.language', 'en'));
    for (const path of ['/', '/documents', '/items', '/indicators', '/index']) {
      await page.goto(walk.base + path);
      await page.locator('main h1, main .card').first().waitFor();
      expect(await walk.overflow(), path).toBeLessThanOrEqual(1);
      expect(await walk.axe()).toEqual([]);
    }
    expect(await page.locator('nav').textContent()).toContain('Overview');
  });
});
