// A month of a plan: adopted, assigned, planned, filed in the browser and by Excel, judged, seen by the radar, proved.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import excel from 'exceljs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { stage } from './stage.ts';

const walk = stage();
const program = join(new URL('../..', import.meta.url).pathname, 'packages/cli/bin/luodi.js');

/** Columns of a workbook in which a body says how far it is, and what was done. */
const PROGRESS = 7;
const TEXT = 9;

const PLAN = `江城市住房保障行动方案
1.完善住房保障。建设青年公寓示范园,实施老旧住宅电梯加装工程。
`;
let reporter: Page;
let approver: Page;

describe('a month', () => {
  it('begins with items adopted from a plan, a body that leads them, and steps', async () => {
    const { page } = walk;
    await walk.as('规划员');
    await page.goto(`${walk.base}/documents`);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '住房.txt', mimeType: 'text/plain', buffer: Buffer.from(PLAN) });
    await page.locator('.jobs > li').getByRole('link', { name: /审定/ }).click();
    await page.locator('.entry').first().waitFor();
    await page.getByRole('slider', { name: '把握' }).focus();
    await page.keyboard.press('Home');
    await page.getByRole('button', { name: /^采纳 \d+ 项/ }).click();
    await page.getByText('全部审定完毕').waitFor();
    await page.getByRole('button', { name: '通过规划' }).click();
    await page.locator('.ant-popover, .ant-popconfirm').getByRole('button', { name: '通过规划' }).click();
    await page.waitForURL('**/items');
    await page.goto(`${walk.base}/items?words=${encodeURIComponent('青年公寓')}`);
    await page.locator('.ledger .main a').first().click();
    await page.locator('.card', { hasText: '牵头单位' }).getByRole('combobox').first().click();
    await page.keyboard.type('住更局局长');
    await page.keyboard.press('Enter');
    await page.locator('.card b', { hasText: '江城市住房和城市更新局' }).waitFor();
    await page.locator('.lay button').first().click();
    await page.locator('.milestones li').nth(3).waitFor();
    await page.locator('blockquote').first().waitFor();
  });

  it('is filed in the browser by keyboard alone, saved as it is typed, and locked once submitted', async () => {
    reporter = await walk.another();
    await walk.as('填报人', reporter);
    await reporter.goto(`${walk.base}/work`);
    await reporter.getByRole('link', { name: '去填报' }).first().click();
    const open = reporter.locator('tr:not(.locked) [data-column=progress]:not([readonly])');
    await open.first().waitFor();
    expect(await walk.axe(reporter)).toEqual([]);
    await open.first().focus();
    await open.first().fill('100');
    await reporter.keyboard.press('Tab');
    await reporter.keyboard.press('Tab');
    await reporter.keyboard.type('完成选址和方案，进入招标。');
    await reporter.getByText('已保存').first().waitFor();
    await reporter.reload();
    await reporter.getByText('完成选址和方案，进入招标。').first().waitFor();
    const before = await reporter.locator('tr.locked').count();
    await open.first().focus();
    await reporter.keyboard.press('Control+Enter');
    await reporter.getByText(/已提交 \d+ 项/).waitFor();
    expect(await reporter.locator('tr.locked').count()).toBeGreaterThan(before);
  });

  it('goes out as a workbook and comes back, twice the same file changing nothing', async () => {
    const [taken] = await Promise.all([
      reporter.waitForEvent('download'),
      reporter.getByRole('button', { name: '下载 Excel 填报表' }).click(),
    ]);
    const book = new excel.Workbook();
    // ExcelJS declares an older Buffer than Node's.
    await book.xlsx.load(readFileSync(await taken.path()) as never);
    const [filled] = book.worksheets[0]!.getRows(3, 200)!.filter((row) => {
      const cell = row.getCell(TEXT);
      return row.getCell(1).value !== null && cell.protection?.locked === false;
    });
    filled!.getCell(PROGRESS).value = 100;
    filled!.getCell(TEXT).value = '完成施工招标，承包单位进场。';
    const buffer = Buffer.from(await book.xlsx.writeBuffer());
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    // A line that was returned and still has its words goes in again beside the one that was filled.
    for (const said of [/采用 [1-9]\d* 行/, /采用 0 行/]) {
      await reporter
        .locator('input[type=file]')
        .setInputFiles({ name: taken.suggestedFilename(), mimeType, buffer });
      await reporter.locator('[role=status] .chip', { hasText: said }).waitFor();
    }
    await reporter.getByText('完成施工招标，承包单位进场。').first().waitFor();
  });

  it('is approved, or returned with a reason that the reporter sees', async () => {
    approver = await walk.another();
    await walk.as('单位审核人', approver);
    await approver.goto(`${walk.base}/work`);
    await approver.getByRole('link', { name: '去审核' }).last().click();
    const boxes = approver.locator('tbody input[type=checkbox]');
    await boxes.nth(1).waitFor();
    await boxes.nth(0).check();
    await approver.getByLabel('退回理由').fill('请写明招标日期');
    await approver.getByRole('button', { name: /退回所选/ }).click();
    await approver.getByText('已处理 1 项').waitFor();
    await boxes.first().check();
    await approver.getByRole('button', { name: /通过所选/ }).click();
    await approver.locator('.chip', { hasText: '已审核' }).first().waitFor();
    expect(await walk.axe(approver)).toEqual([]);
    await reporter.goto(`${walk.base}/work`);
    await reporter.getByText('请写明招标日期').first().waitFor();
  });

  it('shows on the radar who owns on paper only', async () => {
    const { page } = walk;
    await page.goto(`${walk.base}/radar`);
    await page.locator('main a[href^="/items/"], main a[href^="/organisation"]').first().waitFor();
    expect(await walk.axe()).toEqual([]);
  });

  it('stands in an audit chain that a command proves whole', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [program, 'audit', 'verify'], {
      env: { ...process.env, DATABASE_URL: '', LUODI_HOME: walk.home },
    });
    expect(stdout).toContain('whole');
  });

  it('is usable at 360 px, in English', async () => {
    await reporter.setViewportSize({ width: 360, height: 740 });
    await reporter.evaluate(() => localStorage.setItem('luodi.language', 'en'));
    for (const path of ['/work', '/rounds', '/rounds/2026-10', '/requests', '/items?view=calendar']) {
      await reporter.goto(walk.base + path);
      await reporter.locator('main h1').first().waitFor();
      expect(await walk.overflow(reporter), path).toBeLessThanOrEqual(1);
      expect(await walk.axe(reporter), path).toEqual([]);
    }
  });
});
