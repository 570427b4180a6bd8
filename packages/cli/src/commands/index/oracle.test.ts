import { readFileSync } from 'node:fs';
import { METHODS } from '@luodi/domain/index';
import { describe, expect, it } from 'vitest';
import { run } from './testing/run.ts';

/** Cases and their results from base R 4.2; `testing/oracle.R` draws them and works them out. */
const cases: readonly {
  readonly recipe: Readonly<Record<string, unknown>>;
  readonly data: string;
  readonly meta: string;
  readonly units: string;
  readonly file?: string;
  readonly wanted: Readonly<Record<string, string>>;
}[] = JSON.parse(readFileSync(new URL('./testing/oracle.json', import.meta.url), 'utf8'));

const table = (text: string) => {
  const [head, ...lines] = text
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  return lines.map((cells) => Object.fromEntries(head!.map((name, k) => [name, cells[k]!])));
};

/** The cells of a file that differ by more than rounding, as found and as wanted. */
function differences(found: readonly Record<string, string>[], wanted: readonly Record<string, string>[]) {
  expect(found.length).toBe(wanted.length);
  return wanted.flatMap((row, k) =>
    Object.entries(row).flatMap(([name, text]) => {
      const own = found[k]![name] ?? 'no column';
      if (name === 'uCode' || own === '' || text === '')
        return own === text ? [] : [[row.uCode, name, own, text]];
      const near = Math.abs(Number(own) - Number(text)) <= 1e-12 * Math.max(1, Math.abs(Number(text)));
      return near ? [] : [[row.uCode, name, own, text]];
    }),
  );
}

describe('luodi index compute agrees with base R', () => {
  it.each(cases.map((one) => [JSON.stringify(one.recipe), one] as const))('%s', async (_, one) => {
    const { recipe, data, meta, units, file, wanted } = one;
    const { of } = await run({
      recipe,
      data,
      meta,
      units,
      files: file === undefined ? {} : { 'w.csv': file },
    });
    for (const [name, text] of Object.entries(wanted))
      expect(differences(of(`${name}.csv`), table(text)), name).toEqual([]);
  });

  it('under every method that needs no solver and no experts', () => {
    const text = JSON.stringify(cases.map((one) => one.recipe));
    const unseen = Object.values(METHODS)
      .flat()
      .filter((method) => !text.includes(`"${method}"`));
    expect(unseen).toEqual(['budget-allocation', 'benefit-of-doubt']);
  });
});
