import { describe, expect, it } from 'vitest';
import { deviceOf } from './device.ts';

describe('deviceOf()', () => {
  it('names the browser that is used, not those it is built on', () => {
    expect(deviceOf('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36')).toBe(
      'Chrome · Linux',
    );
    expect(
      deviceOf('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131.0'),
    ).toBe('Edge · Windows');
    expect(
      deviceOf(
        'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1 Version/18.1 Safari/604.1',
      ),
    ).toBe('Safari · iOS');
  });

  it('shows the beginning of what it does not know', () => {
    expect(deviceOf('curl/8.5.0')).toBe('curl/8.5.0');
    expect(deviceOf('x'.repeat(90))).toHaveLength(40);
  });
});
