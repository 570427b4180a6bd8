import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MESSAGES } from '../packages/domain/src/index/framework/finding.ts';

describe('findings of the index', () => {
  it('have words, each that the engine makes', () => {
    const source = ['', 'step/']
      .map((name) => new URL(`../packages/domain/src/index/${name}`, import.meta.url))
      .flatMap((folder) =>
        readdirSync(folder)
          .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
          .map((file) => readFileSync(new URL(file, folder), 'utf8')),
      )
      .join('\n');
    const codes = new Set([...source.matchAll(/finding\(\s*'([a-z-]+)'/g)].map((match) => match[1]!));
    expect(codes.size).toBeGreaterThan(7);
    const known = new Set(Object.keys(MESSAGES).map((key) => key.split(' ')[0]));
    expect([...codes].filter((code) => !known.has(code))).toEqual([]);
  });
});
