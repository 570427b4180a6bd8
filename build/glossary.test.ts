import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('..', import.meta.url).pathname;
const sources = ['stats', 'domain', 'reader', 'contract', 'store'].flatMap((name) =>
  (readdirSync(`${root}packages/${name}/src`, { recursive: true }) as string[])
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(`${root}packages/${name}/src/${file}`, 'utf8')),
);
const exported = new Set(
  sources.flatMap((text) =>
    [...text.matchAll(/^export (?:declare )?(?:async )?(?:interface|type|class|function|const) (\w+)/gm)].map(
      (match) => match[1]!,
    ),
  ),
);
const rows = readFileSync(`${root}GLOSSARY.md`, 'utf8')
  .split('\n')
  .filter((line) => /^\|(?! ---)/.test(line) && !line.startsWith('| word'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

describe('GLOSSARY.md', () => {
  it('names only what the code exports', () => {
    const named = rows.flatMap((row) => [...(row[4] ?? '').matchAll(/`(\w+)`/g)].map((match) => match[1]!));
    expect(named.filter((name) => !exported.has(name))).toEqual([]);
  });

  it('has every word in both languages, once', () => {
    for (const row of rows) expect(row[2], row[1]).toMatch(/\p{Script=Han}/u);
    expect(new Set(rows.map((row) => row[1])).size).toBe(rows.length);
  });

  it('keeps the words the house forbids out of file names', () => {
    const files = ['stats', 'domain', 'reader', 'contract', 'store', 'server', 'cli', 'web'].flatMap((name) =>
      (readdirSync(`${root}packages/${name}/src`, { recursive: true }) as string[]).map(
        (file) => `${name}/${file}`,
      ),
    );
    expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|manager)(\.|\/|$)/i.test(file))).toEqual([]);
  });
});
