// Pages that have no walk of their own, as those see them whom they are for: nothing serious by axe, wide and narrow; what
// a page is for is reached by the keyboard, and one sees where one is.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { stage } from './stage.ts';

const walk = stage();
/** Nine pages at two widths on a busy machine. */
const PATIENCE = 300_000;

/** The words of what is focused after each Tab, and of those where nothing shows that they are. */
async function tabbed(page: Page, times: number) {
  const names: string[] = [];
  const unseen: string[] = [];
  for (let at = 0; at < times; at += 1) {
    await page.keyboard.press('Tab');
    const [name, seen] = await page.evaluate(() => {
      const on = document.activeElement as HTMLElement;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(on);
      const said = on.getAttribute('aria-label') ?? on.textContent?.trim() ?? '';
      const ring = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
      return [said, ring || on === document.body] as const;
    });
    names.push(name);
    if (!seen) unseen.push(name);
  }
  return { names, unseen };
}

describe('the pages of a planner', () => {
  it(
    'have nothing serious by axe and fit, wide and narrow',
    async () => {
      await walk.as('规划员');
      const { page } = walk;
      const plan = await page.locator('main h1 a').getAttribute('href');
      const odd = await walk.sound([
        `${plan}/division`,
        '/organisation',
        '/organisation?tab=areas',
        '/organisation?tab=lineage',
        '/organisation/body/data?view=now',
        '/organisation/area/yungang-zone?view=now',
        '/settings/lists',
        '/settings/templates',
        '/settings/calendar',
        '/settings/duties',
        '/radar',
        '/work',
        '/rounds',
      ]);
      expect(odd).toEqual([]);
    },
    PATIENCE,
  );

  it('are reached by the keyboard, and show where one is', async () => {
    const { page } = walk;
    for (const [path, action] of [
      ['/organisation', '新增单位'],
      ['/radar', '去组织机构'],
    ] as const) {
      await page.goto(walk.base + path);
      await page.getByText(action).first().waitFor();
      const { names, unseen } = await tabbed(page, 24);
      expect(names, path).toContain(action);
      expect(unseen, path).toEqual([]);
    }
  });
});

describe('the sheet of a month', () => {
  it(
    'has nothing serious by axe and fits, for who files and for who approves',
    async () => {
      const { page } = walk;
      await page.goto(`${walk.base}/rounds`);
      const sheet = await page.locator('main a[href^="/rounds/"]').first().getAttribute('href');
      for (const guise of ['填报人', '单位审核人'] as const) {
        const own = await walk.another();
        await walk.as(guise, own);
        expect(await walk.sound([sheet ?? '', '/work'], own), guise).toEqual([]);
        await own.context().close();
      }
    },
    PATIENCE,
  );
});

describe('the record', () => {
  it(
    'has nothing serious by axe and fits, for the auditor',
    async () => {
      const auditor = await walk.another();
      await walk.as('督查员', auditor);
      expect(await walk.sound(['/audit', '/radar'], auditor)).toEqual([]);
    },
    PATIENCE,
  );
});
