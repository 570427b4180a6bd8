import { describe, expect, it } from 'vitest';
import { keysOf, throttle } from './throttle.ts';

describe('throttle()', () => {
  it('lets five mistakes pass, then waits, each time twice as long, at most a quarter of an hour', () => {
    const door = throttle();
    const keys = keysOf('zhang', '10.0.0.1');
    const waits = Array.from({ length: 20 }, () => {
      door.failed(keys, 0);
      return door.wait(keys, 0);
    });
    expect(waits.slice(0, 8)).toEqual([0, 0, 0, 0, 2, 4, 8, 16]);
    expect(waits.at(-1)).toBe(900);
    expect(door.wait(keys, 900_000)).toBe(0);
  });

  it('forgets after a success and after an hour', () => {
    const door = throttle();
    const keys = keysOf('zhang', '10.0.0.1');
    for (let count = 0; count < 6; count += 1) door.failed(keys, 0);
    door.passed(keys);
    expect(door.wait(keys, 0)).toBe(0);
    for (let count = 0; count < 30; count += 1) door.failed(keys, 0);
    expect(door.wait(keys, 2 * 3_600_000)).toBe(0);
  });

  it('takes back a try that was counted before it went well, or was none, and no other', () => {
    const door = throttle();
    const keys = keysOf('zhang', '10.0.0.1');
    for (let count = 0; count < 6; count += 1) door.failed(keys, 0);
    expect(door.wait(keys, 0)).toBe(4);
    door.forgiven(keys);
    expect(door.wait(keys, 0)).toBe(2);
    for (let count = 0; count < 200; count += 1) {
      door.failed(keysOf(`user${count}`, '10.0.0.2'), 0);
      door.passed(keysOf(`user${count}`, '10.0.0.2'));
    }
    expect(door.wait(keysOf('new', '10.0.0.2'), 0)).toBe(0);
  });

  it('does not lock somebody out for failures elsewhere, nor an office for one of it', () => {
    const door = throttle();
    for (let count = 0; count < 20; count += 1) door.failed(keysOf('zhang', '10.0.0.9'), 0);
    expect(door.wait(keysOf('ZHANG', '10.0.0.9'), 0)).toBeGreaterThan(0);
    expect(door.wait(keysOf('zhang', '10.0.0.1'), 0)).toBe(0);
    expect(door.wait(keysOf('li', '10.0.0.9'), 0)).toBe(0);
  });

  it('slows down one place that tries many names, and many places that try one', () => {
    const door = throttle();
    for (let count = 0; count < 101; count += 1) door.failed(keysOf(`user${count}`, '10.0.0.9'), 0);
    expect(door.wait(keysOf('new', '10.0.0.9'), 0)).toBeGreaterThan(0);
    for (let count = 0; count < 31; count += 1) door.failed(keysOf('zhang', `10.0.1.${count}`), 0);
    expect(door.wait(keysOf('zhang', '10.0.2.1'), 0)).toBeGreaterThan(0);
  });
});
