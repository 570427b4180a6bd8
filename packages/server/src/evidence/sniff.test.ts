import { describe, expect, it } from 'vitest';
import { sniff } from './sniff.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');

describe('sniff()', () => {
  it('tells a kind by the bytes', () => {
    expect(sniff(latin('\x89PNG\r\n\x1a\n....'))?.mediaType).toBe('image/png');
    expect(sniff(latin('RIFF....WEBPVP8 '))?.extension).toBe('webp');
    expect(sniff(latin('PK\x03\x04......xl/workbook.xml'))?.extension).toBe('xlsx');
    expect(sniff(Buffer.from('竣工日期：2026-03-31\n'))?.extension).toBe('txt');
  });

  it('takes no page, script, program, macro, bare archive or noise, whatever it is called', () => {
    for (const [name, bytes] of Object.entries({
      page: Buffer.from('<!doctype html><script>alert(1)</script>'),
      drawing: Buffer.from('\uFEFF <svg onload="alert(1)">'),
      script: Buffer.from('#!/bin/sh\nrm -rf /\n'),
      program: latin('MZ\x90\x00\x03\x00'),
      elf: latin('\x7fELF\x02\x01'),
      macro: latin('PK\x03\x04 xl/workbook.xml xl/vbaProject.bin'),
      archive: latin('PK\x03\x04 a.exe'),
      noise: latin('\xff\xfe\x00\x01'),
      nothing: Buffer.alloc(0),
    }))
      expect(sniff(bytes), name).toBeNull();
  });
});
