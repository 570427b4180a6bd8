// The lists in a real browser: four looks, a saved view, a change in bulk, two people on one item, a network that slips.
import { describe, expect, it } from 'vitest';
import { stage } from './stage.ts';

const walk = stage({ forgive: [/409/] });

describe('the lists', () => {
  it('show the major ones as a list, all as the ledger, and count by a column', async () => {
    const { page } = walk;
    await walk.as('规划员');
    await page.goto(`${walk.base}/items`);
    await page.getByRole('button', { name: '重大项目' }).click();
    await page.locator('.ledger tbody tr').first().waitFor();
    expect(page.url()).toContain('grade=major');
    await page.getByRole('combobox', { name: '分组' }).selectOption('stage');
    await page.locator('.groups h2').first().waitFor();
    expect(await page.locator('.groups h2').count()).toBeGreaterThan(3);
    expect(await walk.axe()).toEqual([]);
  });

  it('show the same items as a board, a Gantt chart and a calendar', async () => {
    const { page } = walk;
    for (const [look, mark] of [
      ['board', '.board .lane li'],
      ['gantt', '.gantt .span'],
      ['calendar', 'table.month'],
    ]) {
      await page.goto(`${walk.base}/items?kind=project&grade=major&view=${look}`);
      await page.locator(mark!).first().waitFor();
      expect(await walk.axe(), look).toEqual([]);
    }
  });

  it('keep a view by name', async () => {
    const { page } = walk;
    await page.goto(`${walk.base}/items?schedule=late`);
    await page.getByRole('button', { name: '视图' }).click();
    await page.getByLabel('视图名称').fill('节点逾期');
    await page.getByLabel('视图名称').press('Enter');
    await page.locator('.views .tool', { hasText: '节点逾期' }).waitFor();
  });

  it('change many items by keyboard', async () => {
    const { page } = walk;
    await page.goto(`${walk.base}/items?kind=policy&order=number`);
    const rows = page.locator('.ledger tbody tr');
    await rows.first().focus();
    await page.keyboard.press(' ');
    await page.keyboard.press('j');
    await page.keyboard.press(' ');
    await page.getByText('已选 2 项').waitFor();
    await page.locator('.bulk').getByLabel('填报状态').selectOption('at-risk');
    await page.getByText('已修改 2 项').waitFor();
  });
});

describe('an item', () => {
  it('shows the second of two savers what the first changed, and merges', async () => {
    const { page } = walk;
    const other = await walk.another();
    await walk.as('规划员', other);
    for (const one of [page, other]) {
      await one.goto(`${walk.base}/items/item-150`);
      await one.locator('.card', { hasText: '基本情况' }).getByRole('button', { name: '编辑' }).click();
    }
    const form = (one: typeof page) => one.locator('.facts-form');
    await form(other).getByLabel('备注').fill('另一位写的');
    await form(other).getByLabel('目标', { exact: true }).fill('建成一处');
    await form(other).getByRole('button', { name: '保存' }).click();
    await other.getByText('建成一处').first().waitFor();
    await form(page).getByLabel('备注').fill('我写的');
    await form(page).getByRole('button', { name: '保存' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('另一位写的');
    expect(await form(page).getByLabel(/^目标/).inputValue()).toBe('建成一处');
    await page.getByRole('button', { name: /用我的/ }).click();
    await form(page).getByRole('button', { name: '保存' }).click();
    await page.locator('dl.facts').getByText('我写的').waitFor();
    await other.close();
  });

  it('says what a slip moves, where the money is, and what it came from', async () => {
    const { page } = walk;
    await page.goto(`${walk.base}/items?kind=project&grade=major&stage=construction`);
    await page.locator('.ledger .main a').first().click();
    await page.locator('.slip [role=status]').waitFor();
    await page.getByText('资金与投资').waitFor();
    expect(await walk.axe()).toEqual([]);
    await page.goto(`${walk.base}/items?state=superseded`);
    await page.locator('.ledger .main a').first().click();
    await page.getByText('该事项已被承接').waitFor();
    await page.locator('.card', { hasText: '来龙去脉' }).locator('a').first().waitFor();
  });

  it('is usable at 360 px and complete in English', async () => {
    const { page } = walk;
    await page.setViewportSize({ width: 360, height: 740 });
    await page.evaluate(() => localStorage.setItem('luodi.language', 'en'));
    for (const path of [
      '/items?kind=project&grade=major',
      '/items?view=board',
      '/items?view=gantt',
      '/items/item-150',
    ]) {
      await page.goto(walk.base + path);
      await page.locator('main h1').first().waitFor();
      await page.locator('.ledger, .board, .gantt, .card').first().waitFor();
      expect(await walk.overflow(), path).toBeLessThanOrEqual(1);
      expect(await walk.axe(), path).toEqual([]);
    }
  });
});
