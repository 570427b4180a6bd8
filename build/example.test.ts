import { readdirSync, readFileSync } from 'node:fs';
import * as stats from '@luodi/stats';
import { describe, expect, it } from 'vitest';

const folder = new URL('../packages/stats/src/', import.meta.url).pathname;
const examples = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .flatMap((file) =>
    [...readFileSync(folder + file, 'utf8').matchAll(/@example (.+?) \/\/ → (.+?)(?: \*\/)?$/gm)].map(
      ([, expression, result]) => ({ file, expression: expression!, result: result! }),
    ),
  );
const exported = Object.entries(stats);
const names = exported.map(([name]) => name);
const value = (expression: string): unknown =>
  new Function(...names, `return (${expression});`)(...exported.map(([, value]) => value));

describe('the examples in the docstrings of stats', () => {
  it('are many', () => expect(examples.length).toBeGreaterThan(40));
  it.each(examples)('$file: $expression is $result', ({ expression, result }) => {
    expect(value(expression)).toEqual(value(result));
  });
  it('stand at every exported function, and none is passed over', () => {
    const sources = readdirSync(folder)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'index.ts')
      .map((file) => readFileSync(folder + file, 'utf8'));
    const documented = new Set(
      sources.flatMap((text) =>
        [...text.matchAll(/(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)\nexport (?:function|const) (\w+)/g)].flatMap(
          ([, comment, name]) => (comment!.includes('@example') ? [name!] : []),
        ),
      ),
    );
    expect(names.filter((name) => !documented.has(name))).toEqual([]);
    const written = sources.join().match(/@example/g)!.length;
    expect(examples.length).toBe(written);
  });
});
