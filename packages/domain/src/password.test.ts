import { describe, expect, it } from 'vitest';
import { weakness } from './password.ts';

describe('weakness()', () => {
  it('refuses what is short, endless, the name, or one of those tried first', () => {
    expect(weakness('九个字的口令不够', 'zhang')).toBe('short');
    expect(weakness('x'.repeat(200), 'zhang')).toBe('long');
    expect(weakness('my-Zhang-2026', 'zhang')).toBe('name');
    for (const simple of ['1111111111', '1234567890', '12345678ab', 'qwertyuiop', 'ababababab'])
      expect(weakness(simple, 'zhang'), simple).toBe('simple');
    for (const common of ['Password2026', 'admin@123456', 'luodi-2026!!'])
      expect(weakness(common, 'zhang'), common).toBe('common');
  });

  it('asks for no mixture: words, hanzi and one-time passwords are good', () => {
    for (const good of ['correct horse battery', '江城夜雨十年灯又逢春', 'k3mw-8hq2-zzab-t7yd'])
      expect(weakness(good, 'zhang'), good).toBeNull();
  });
});
