import { describe, expect, it } from 'vitest';
import { binaryFormat, textFormat } from './sniff.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

describe('binaryFormat()', () => {
  it('goes by the content', () => {
    expect(binaryFormat(bytes('%PDF-1.7'))).toBe('pdf');
    expect(binaryFormat(bytes('\r\n\r\n%PDF-1.4'))).toBe('pdf');
    expect(binaryFormat(bytes('PK\x03\x04'))).toBe('zip');
    expect(binaryFormat(bytes('\x89PNG'))).toEqual({ other: 'PNG' });
    expect(binaryFormat(Buffer.from('一、总则'))).toBeNull();
  });

  it('tells an Office file under a password from an old one', () => {
    const locked = Buffer.concat([bytes('\xd0\xcf\x11\xe0'), Buffer.from('EncryptedPackage', 'utf16le')]);
    expect(binaryFormat(locked)).toBe('encrypted');
    expect(binaryFormat(bytes('\xd0\xcf\x11\xe0'))).toMatchObject({ other: expect.stringContaining('.doc') });
  });
});

describe('textFormat()', () => {
  it('goes by the content, and by the name where that leaves it open', () => {
    expect(textFormat('<!DOCTYPE html><p>甲</p>', 'a.txt')).toBe('html');
    expect(textFormat('<?xml version="1.0"?><html></html>', 'a.txt')).toBe('html');
    expect(textFormat('<div><p>甲</p></div>', 'a.txt')).toBe('html');
    expect(textFormat("insert into t values (1, '<p>甲</p>');", 'a.txt')).toBe('sql');
    expect(textFormat('一、总则', 'a.HTM')).toBe('html');
    expect(textFormat('一、总则', 'a.md')).toBe('markdown');
    expect(textFormat('一、总则', 'a.csv')).toBe('csv');
    expect(textFormat('一、总则', '-')).toBe('text');
  });
});
