import { readFileSync } from 'node:fs';
import type { Me } from '@luodi/contract';
import { describe, expect, it } from 'vitest';
import { may, RIGHTS, type Right } from './right.ts';

const me = (roles: Me['roles'], body = 'water'): Me => ({
  person: { id: 'p', name: '王' },
  roles,
  posts: [{ id: 'post', name: '岗', body, bodyName: '水务局' }],
  jurisdiction: { id: 'j', name: '市', sample: true },
  username: 'w',
  mustChangePassword: false,
  mustSecure: false,
});

describe('RIGHTS', () => {
  it('says what the rule book of the server says', () => {
    const book = readFileSync(
      new URL('../../../server/src/policies/__snapshots__/policies.test.ts.snap', import.meta.url),
      'utf8',
    );
    for (const [act, right] of Object.entries(RIGHTS) as [string, Right][]) {
      const line = book.match(new RegExp(`"${act.replace('.', '\\.')}": "([^"]*)"`))?.[1];
      const said = [...right.any, ...(right.own ?? []).map((role) => `${role} (own body)`)];
      expect(said.sort(), act).toEqual(line?.split(', ').sort());
    }
  });
});

describe('may()', () => {
  it('gives a reporter what the own body leads, and nothing else', () => {
    expect(may(me(['reporter']), 'update.file', 'water')).toBe(true);
    expect(may(me(['reporter']), 'update.file', 'housing')).toBe(false);
    expect(may(me(['reporter']), 'update.file', null)).toBe(false);
  });
  it('gives a planner everything of the lists', () =>
    expect(may(me(['planner']), 'item.change', 'housing')).toBe(true));
});
