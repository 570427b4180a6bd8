import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decode } from './decode.ts';

const PLAN = '一、办好学校。新建河东小学，改造河西中学。\n二、办好医院。到2030年，床位达到800张。\n'.repeat(
  6,
);
const BIG5 = '一、辦好學校。新建河東小學，改造河西中學，發展職業教育。\n'.repeat(12);
const guessed = async (bytes: Uint8Array) => decode(bytes, 'a.txt');

describe('decode()', () => {
  it.each(['utf-8', 'utf-16le', 'utf-16be'])('leaves out the byte order mark of %s', async (encoding) => {
    expect(await guessed(iconv.encode(PLAN, encoding, { addBOM: true }))).toEqual({ text: PLAN, encoding });
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be', 'gb18030'])('knows %s without a mark', async (encoding) => {
    expect(await guessed(iconv.encode(PLAN, encoding, { addBOM: false }))).toEqual({ text: PLAN, encoding });
  });

  it('knows UTF-16 without a mark in a text without any ASCII', async () => {
    const text = PLAN.replace(/[\n0-9]/g, '');
    expect(await guessed(iconv.encode(text, 'utf-16le', { addBOM: false }))).toEqual({
      text,
      encoding: 'utf-16le',
    });
  });

  it('knows Big5', async () => {
    expect(await guessed(iconv.encode(BIG5, 'big5'))).toEqual({ text: BIG5, encoding: 'big5' });
  });

  it('believes what a page says of itself where the bytes are not UTF-8', async () => {
    const page = `<html><head><meta charset="gb2312"></head><body>短</body></html>`;
    expect(await guessed(iconv.encode(page, 'gb18030'))).toEqual({ text: page, encoding: 'gb18030' });
  });

  it('keeps a text with a few broken bytes in UTF-8 and leaves a sign where they were', async () => {
    const bytes = Buffer.from(PLAN);
    bytes[4] = 0xff;
    const { text, encoding } = await guessed(bytes);
    expect(encoding).toBe('utf-8');
    expect(text).toContain('\uFFFD');
  });

  it('does as it is told by the name of an encoding, and keeps what does not decode as a sign', async () => {
    expect((await decode(iconv.encode(PLAN, 'gbk'), 'a.txt', 'GBK')).text).toBe(PLAN);
    const wrong = await decode(iconv.encode(PLAN, 'gbk'), 'a.txt', 'utf-8');
    expect(wrong.text).toContain('\uFFFD');
  });

  it('keeps a character U+FEFF that is not at the head', async () => {
    expect((await guessed(Buffer.from(`甲\uFEFF乙`))).text).toBe('甲\uFEFF乙');
  });

  it('refuses noise, and an encoding it does not know', async () => {
    const noise = Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919 + (at >> 3) * 104_729) % 256);
    await expect(guessed(noise)).rejects.toMatchObject({ code: 'file-binary' });
    await expect(decode(noise, 'a.txt', 'klingon')).rejects.toMatchObject({ code: 'encoding-unknown' });
  });
});
