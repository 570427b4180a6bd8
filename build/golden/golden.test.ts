import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { folder, goldens } from './golden.ts';

describe('the stages of the sample', () => {
  it('are what the goldens say; where a change is meant, run `npm run golden` and look at its diff', async () => {
    const files = await goldens();
    expect(readdirSync(folder).sort()).toEqual([...files.keys()].sort());
    for (const [name, text] of files)
      expect(text, `${name} changed: is it meant? Then npm run golden`).toBe(
        readFileSync(folder + name, 'utf8'),
      );
  });
});
