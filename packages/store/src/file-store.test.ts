import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { files } from './file-store.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'luodi-files-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('files', () => {
  it('are kept once under their digest, with nothing half beside them', () => {
    const bytes = Buffer.from('竣工验收单');
    const digest = files.keep({ folder }, bytes);
    expect(files.keep({ folder }, bytes)).toBe(digest);
    expect(files.read({ folder }, digest)).toEqual(bytes);
    expect(readdirSync(folder)).toEqual(['files']);
    expect(readdirSync(join(folder, 'files', digest.slice(0, 2)))).toEqual([digest]);
  });

  it('that were changed on disk are not given out', () => {
    const digest = files.keep({ folder }, Buffer.from('as received'));
    writeFileSync(join(folder, 'files', digest.slice(0, 2), digest), 'something else');
    expect(files.read({ folder }, digest)).toBeNull();
  });

  it('are found by a digest and by no path', () => {
    expect(() => files.read({ folder }, '../../etc/passwd')).toThrow(RangeError);
    expect(files.read({ folder }, '0'.repeat(64))).toBeNull();
  });
});
