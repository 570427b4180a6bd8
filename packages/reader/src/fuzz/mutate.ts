import { parts, type Specimen, word } from './specimen.ts';

/** Whole numbers below a bound, by a seed. */
export type Draw = (below: number) => number;

/** Draws by xorshift: the same for the same seed. */
export function draws(seed: number): Draw {
  let state = (Math.imul(seed + 1, 0x9e3779b1) ^ 0x5bd1e995) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % Math.max(1, below);
  };
}

/** Words that parsers stumble over. */
const TOKENS = [
  '\u0000',
  '\uFEFF',
  '\uFFFD',
  '\u202E',
  '\u{1F600}',
  '<',
  '<!--',
  '<![CDATA[',
  '<table><tr><td>',
  '</p>',
  '&#x10FFFF;',
  '"',
  "'",
  '\t\t\t',
  '|||',
  '第一条',
  '一、',
  '（一）',
  '1.1.1.1.',
  '〔13.5〕',
  '9'.repeat(400),
  '、'.repeat(300),
  'endstream',
  '/Length 99999999',
  'colspan="99999"',
  '<w:numId w:val="1"/>',
  '<w:p>',
  '</w:tbl>',
  '%1%2%3',
].map((token) => new TextEncoder().encode(token));

type Change = (bytes: Uint8Array, draw: Draw, other: Uint8Array) => Uint8Array;

const spliced = (bytes: Uint8Array, at: number, gone: number, put: Uint8Array): Uint8Array =>
  Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + gone)]);
const piece = (bytes: Uint8Array, draw: Draw) => {
  const at = draw(bytes.length);
  return bytes.subarray(at, at + 1 + draw(200));
};

const CHANGES: readonly Change[] = [
  (bytes, draw) => spliced(bytes, draw(bytes.length), 1, Uint8Array.of(draw(256))),
  (bytes, draw) => {
    const at = draw(bytes.length);
    return spliced(bytes, at, 1, Uint8Array.of((bytes[at] ?? 0) ^ (1 << draw(8))));
  },
  (bytes, draw) => spliced(bytes, draw(bytes.length), 1 + draw(64), new Uint8Array()),
  (bytes, draw) => bytes.subarray(0, draw(bytes.length)),
  (bytes, draw) => bytes.subarray(draw(bytes.length)),
  (bytes, draw) => spliced(bytes, draw(bytes.length), 0, piece(bytes, draw)),
  (bytes, draw, other) => spliced(bytes, draw(bytes.length), draw(64), piece(other, draw)),
  (bytes, draw) => spliced(bytes, draw(bytes.length), 0, TOKENS[draw(TOKENS.length)]!),
  (bytes, draw) => {
    const token = TOKENS[draw(TOKENS.length)]!;
    return spliced(bytes, draw(bytes.length), 0, Buffer.concat(Array(1 + draw(500)).fill(token)));
  },
  (bytes, draw) => spliced(bytes, draw(bytes.length), 4, Uint8Array.of(0xff, 0xff, 0xff, 0x7f)),
];

/** A file of one of the specimens, damaged one to four times; of a DOCX, its parts more often than its archive. */
export async function mutated(all: readonly Specimen[], seed: number): Promise<Specimen> {
  const draw = draws(seed);
  const { name, bytes } = all[seed % all.length]!;
  const other = all[draw(all.length)]!.bytes;
  const damage = (whole: Uint8Array) => {
    let damaged = whole;
    for (let times = 1 + draw(4); times > 0; times -= 1)
      damaged = CHANGES[draw(CHANGES.length)]!(damaged, draw, other);
    return damaged;
  };
  if (name !== 'a.docx' || draw(4) === 0) return { name, bytes: damage(bytes) };
  const content: Record<string, string | Uint8Array> = parts();
  const paths = Object.keys(content);
  const path = draw(2) === 0 ? 'word/document.xml' : paths[draw(paths.length)]!;
  content[path] = damage(new TextEncoder().encode(String(content[path])));
  return { name, bytes: await word(content) };
}
