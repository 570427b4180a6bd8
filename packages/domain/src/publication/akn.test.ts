import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { toAkomaNtoso } from './akn.ts';
import schema from './testing/akomantoso30-subset.xsd?raw';
import { specimen, TEXT } from './testing/specimen.ts';

const errorsOf = async (contents: string): Promise<readonly string[]> =>
  (await validateXML({ xml: [{ fileName: 'plan.xml', contents }], schema: [schema] })).errors.map(
    (one) => one.message,
  );

const ids = (xml: string) => [...xml.matchAll(/ eId="([^"]*)"/g)].map((match) => match[1]!);

/** The text of the body without marks. */
const wordsOf = (xml: string) =>
  xml
    .slice(xml.indexOf('</meta>'))
    .replace(/<num status="editorial">\d+<\/num>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, '');

describe('toAkomaNtoso()', () => {
  const xml = toAkomaNtoso(specimen());

  it('is valid against the schema of OASIS', async () => {
    expect(await errorsOf(xml)).toEqual([]);
  });

  it('is refused by the schema when an eId occurs twice (the check checks)', async () => {
    expect(await errorsOf(xml.replace('eId="note_1"', 'eId="issuer"'))).not.toEqual([]);
  });

  it('holds work, expression and manifestation', () => {
    for (const name of ['FRBRWork', 'FRBRExpression', 'FRBRManifestation'])
      expect(xml).toContain(`<${name}>`);
  });

  it('gives every element the eId that the other forms give it, once', () => {
    const { document, plan } = specimen();
    const own = new Set(ids(xml));
    expect(own.size).toBe(ids(xml).length);
    for (const one of [...document.headings, ...plan.sentences, ...plan.items, ...plan.targets]) {
      expect(own).toContain(one.eId);
    }
  });

  it('marks items as concepts, targets as quantities and findings as notes', () => {
    expect(xml).toMatch(
      /<concept eId="[^"]+__item_1" class="ordinary" refersTo="#project">临江大桥改造工程</,
    );
    expect(xml).toMatch(/<quantity eId="[^"]+" refersTo="#target" normalized="45">/);
    expect(xml).toMatch(/<note eId="note_\d+" class="missing-number warning" placement="side">/);
    expect(xml).toMatch(/<noteRef href="#note_\d+" marker="\d+"\/>/);
  });

  it('keeps a table as a table', () => {
    expect(xml).toMatch(/<table eId="table_1">(?:<tr>(?:<td>.*?<\/td>){5}<\/tr>){3}<\/table>/);
  });

  it('keeps every word of the text', () => {
    expect(wordsOf(xml)).toBe(TEXT.replace(/[\s#|]+/g, ''));
  });

  it('cuts what crosses in two, of which the first keeps the eId', async () => {
    const one = specimen();
    const item = one.plan.items[0]!;
    const crossing = { ...one.plan.targets[0]!, start: item.start + 4, end: item.end + 2 };
    const cut = toAkomaNtoso({ ...one, plan: { ...one.plan, targets: [crossing] } });
    expect(cut.match(/<quantity/g)).toHaveLength(2);
    expect(wordsOf(cut)).toBe(wordsOf(xml));
    expect(await errorsOf(cut)).toEqual([]);
  });

  it('is valid for any text', async () => {
    const pieces = [
      '一、总则',
      '二、任务',
      '（一）修路',
      '1.架桥。',
      '到2030年达到5%。',
      '\n',
      '\t',
      '|甲|乙|\n',
      '<b>&"',
      '\u0000',
      '\uD800',
      '专栏1 指标',
      '# 题',
      '。',
      '，',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 6 })), {
          maxLength: 40,
        }),
        async (parts) => {
          const any = toAkomaNtoso(specimen(parts.join('')));
          expect(new Set(ids(any)).size).toBe(ids(any).length);
          expect(await errorsOf(any)).toEqual([]);
        },
      ),
      { numRuns: 25, seed: 2026 },
    );
  }, 120_000);
});
