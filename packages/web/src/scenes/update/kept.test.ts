import { describe, expect, it } from 'vitest';
import { drop, keep, kept, type Shelf } from './kept.ts';

const shelf = (): Shelf & { readonly held: Map<string, string> } => {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (name) => held.get(name) ?? null,
    setItem: (name, value) => void held.set(name, value),
    removeItem: (name) => void held.delete(name),
  };
};
const line = { progress: '35', official: '', text: '完成招标', version: 2 };

describe('what is typed', () => {
  it('waits on this machine until the server has it, for each person, period and item by itself', () => {
    const place = shelf();
    keep(place, 'wang', '2026-10', 'a', line);
    expect(kept(place, 'wang', '2026-10', 'a')).toEqual(line);
    expect(kept(place, 'li', '2026-10', 'a')).toBeNull();
    expect(kept(place, 'wang', '2026-09', 'a')).toBeNull();
    drop(place, 'wang', '2026-10', 'a');
    expect(kept(place, 'wang', '2026-10', 'a')).toBeNull();
  });

  it('is passed over when what is kept cannot be read', () => {
    const place = shelf();
    for (const said of ['{', '7', '{"text":"x"}', 'null']) {
      place.held.set('luodi.entry.wang.2026-10.a', said);
      expect(kept(place, 'wang', '2026-10', 'a'), said).toBeNull();
    }
  });

  it('is not lost to a storage that is full or forbidden', () => {
    const no = (): never => {
      throw new Error('QuotaExceededError');
    };
    const full: Shelf = { getItem: no, setItem: no, removeItem: no };
    expect(() => keep(full, 'wang', '2026-10', 'a', line)).not.toThrow();
    expect(kept(full, 'wang', '2026-10', 'a')).toBeNull();
  });
});
