import type { Document } from '../document/document.ts';
import { message } from '../document/message.ts';
import type { Span } from '../span.ts';
import { blocks } from './akn/block.ts';
import { type Branch, tree } from './akn/branch.ts';
import { first, inline, type Mark, type Point } from './akn/inline.ts';
import { attributes, data } from './akn/xml.ts';
import type { Published } from './published.ts';

const NAMESPACE = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0';

/** The date of a document that states none: the schema wants one, and nothing is made up. */
const UNKNOWN = '0001-01-01';

/** The classes that items and targets refer to. */
const CONCEPTS: readonly (readonly [eId: string, showAs: string])[] = [
  ['project', '重大项目'],
  ['policy', '重大政策'],
  ['platform', '重大平台'],
  ['reform', '重大改革'],
  ['target', '目标'],
  ['achieved', '已达'],
];

/** The hierarchical elements by the part of an eId that names them; any other is a generic container. */
const ELEMENTS: Readonly<Record<string, string>> = {
  book: 'book',
  part: 'part',
  chp: 'chapter',
  sec: 'section',
  art: 'article',
  para: 'paragraph',
  point: 'point',
};

/**
 * A reading as Akoma Ntoso 3.0: a `doc` with the FRBR work, expression and manifestation, the structure as its
 * hierarchical elements, sentences as spans of their role, items as concepts and targets as quantities where they
 * stand, tables as tables, findings as notes with a reference at their place. An eId is the one of the other forms.
 * @returns valid against the OASIS schema; the same reading gives the same bytes
 * @source OASIS LegalDocML, Akoma Ntoso Version 1.0 Part 2: Specifications (schema akomantoso30.xsd)
 */
export function toAkomaNtoso(published: Published): string {
  const { source, document, plan } = published;
  const { findings } = document;
  const noted = inline(source.text, marksOf(published), pointsOf(published));
  const block = blocks(document.tables, noted);
  const root = tree(document, plan.sentences);
  const [preface, opening] = prefaceOf(root, published);
  const lines: string[] = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<akomaNtoso xmlns="${NAMESPACE}">`,
    '  <doc name="plan">',
    '    <meta>',
    ...identification(published),
    '      <references source="#luodi">',
    '        <TLCOrganization eId="issuer" href="/ontology/organization/cn/issuer" showAs="发布机关"/>',
    '        <TLCOrganization eId="luodi" href="/ontology/organization/cn/luodi" showAs="落地 Luodi"/>',
    ...CONCEPTS.map(
      ([eId, showAs]) =>
        `        <TLCConcept${attributes({ eId, href: `/ontology/concept/cn/${eId}`, showAs })}/>`,
    ),
    '      </references>',
    ...(findings.length > 0
      ? [
          '      <notes source="#luodi">',
          ...findings.map((one, at) => {
            const { zh, en } = message(one);
            const about = { eId: `note_${at + 1}`, class: `${one.code} ${one.severity}`, placement: 'side' };
            return `        <note${attributes(about)}><p>${data(zh)}</p><p>${data(en)}</p></note>`;
          }),
          '      </notes>',
        ]
      : []),
    '    </meta>',
  ];
  const container = (name: string, paragraphs: Branch['paragraphs'], depth: number) => {
    const written = block(paragraphs);
    if (written.length === 0) return;
    const pad = '  '.repeat(depth);
    lines.push(`${pad}<${name}>`, ...written.map((one) => `${pad}  ${one}`), `${pad}</${name}>`);
  };
  container('preface', preface, 2);
  container('preamble', opening, 2);
  lines.push('    <mainBody>');
  if (root.branches.length === 0) {
    const written = block(root.paragraphs);
    lines.push(...(written.length > 0 ? written : ['<p/>']).map((one) => `      ${one}`));
  }
  for (const branch of root.branches) write(branch, 3);
  lines.push('    </mainBody>', '  </doc>', '</akomaNtoso>');
  return `${lines.join('\n')}\n`;

  function write({ heading, printed, paragraphs, branches }: Branch, depth: number): void {
    if (heading === null) return;
    const pad = '  '.repeat(depth);
    const kind = /(?:^|__)([a-z]+)_[^_]*$/.exec(heading.eId)?.[1] ?? 'level';
    const element = ELEMENTS[kind] ?? 'hcontainer';
    const name = element === 'hcontainer' ? kind : null;
    lines.push(`${pad}<${element}${attributes({ eId: heading.eId, name })}>`);
    const number = heading.stated && printed ? source.text.slice(printed.start, heading.start) : '';
    const words = number.replace(/^[\s#>*_]+|[\s*_]+$/g, '');
    if (words !== '') lines.push(`${pad}  <num>${data(words)}</num>`);
    else if (heading.number !== null) {
      lines.push(`${pad}  <num status="editorial">${heading.number}</num>`);
    }
    lines.push(
      `${pad}  <heading${attributes({ eId: printed?.eId ?? null })}>${noted.write(heading)}</heading>`,
    );
    container(branches.length > 0 ? 'intro' : 'content', paragraphs, depth + 1);
    for (const branch of branches) write(branch, depth + 1);
    lines.push(`${pad}</${element}>`);
  }
}

/** Work, expression and manifestation. The work is known by its bytes: a text states no number that is its own. */
function identification({ source, document: { title, period } }: Published): string[] {
  const date = period
    ? { date: `${String(period.start).padStart(4, '0')}-01-01`, name: 'periodStart' }
    : { date: UNKNOWN, name: 'unknown' };
  const work = `/akn/cn/doc/plan/${period ? period.start : 'nd'}/${source.sha256.slice(0, 16)}`;
  const expression = `${work}/zho@`;
  const level = (
    name: string,
    uri: string,
    file: string,
    author: string,
    alias: readonly string[],
    own: readonly string[],
  ) => [
    `        <${name}>`,
    `          <FRBRthis${attributes({ value: `${file}` })}/>`,
    `          <FRBRuri${attributes({ value: uri })}/>`,
    ...alias,
    `          <FRBRdate${attributes(date)}/>`,
    `          <FRBRauthor href="#${author}"/>`,
    ...own,
    `        </${name}>`,
  ];
  return [
    '      <identification source="#luodi">',
    ...level(
      'FRBRWork',
      work,
      `${work}/!main`,
      'issuer',
      title ? [`          <FRBRalias${attributes({ name: 'title', value: title.text })}/>`] : [],
      ['          <FRBRcountry value="cn"/>', '          <FRBRsubtype value="plan"/>'],
    ),
    ...level(
      'FRBRExpression',
      expression,
      `${expression}/!main`,
      'issuer',
      [],
      ['          <FRBRlanguage language="zho"/>'],
    ),
    ...level(
      'FRBRManifestation',
      `${expression}.xml`,
      `${expression}/!main.xml`,
      'luodi',
      [
        `          <FRBRalias${attributes({ name: 'source', value: source.name })}/>`,
        `          <FRBRalias${attributes({ name: 'sourceMediaType', value: source.mediaType })}/>`,
        `          <FRBRalias${attributes({ name: 'sourceDigest', value: `sha256:${source.sha256}` })}/>`,
      ],
      ['          <FRBRformat value="application/akn+xml"/>'],
    ),
    '      </identification>',
  ];
}

/** Items, targets and the title where they stand. */
function marksOf({ document, plan }: Published): Mark[] {
  return [
    ...(document.title
      ? [{ ...document.title, name: 'docTitle', eId: 'title', attributes: '' }].map(
          ({ text: _, ...one }) => one,
        )
      : []),
    ...plan.items.map(({ eId, start, end, kind, grade, abstained }) => ({
      eId,
      start,
      end,
      name: 'concept',
      attributes: attributes({
        class: `${grade}${abstained ? ' abstained' : ''}`,
        refersTo: `#${kind}`,
      }),
    })),
    ...plan.targets.map(({ eId, start, end, nature, value, valueMax }) => ({
      eId,
      ...(cellOf(document, { start, end }) ?? { start, end }),
      name: 'quantity',
      attributes: attributes({
        refersTo: `#${nature}`,
        normalized: valueMax === undefined ? value : `${value} ${valueMax}`,
      }),
    })),
  ];
}

/** The cell that holds the figure of a target that is a row of a table: the last one the row's stretch reaches. */
function cellOf({ tables }: Document, { start, end }: Span): Span | null {
  const table = tables[first(tables, (one) => one.end > start)];
  if (!table || table.start > start) return null;
  const row = table.rows[first(table.rows, (cells) => (cells.at(-1)?.end ?? 0) > start)] ?? [];
  return row.findLast((one) => one.start < end && one.end > start) ?? null;
}

/** References to the notes at the places of the findings; one about a number stands before the heading's words. */
function pointsOf({ document, plan }: Published): Point[] {
  const headings = new Map(document.headings.map((one) => [one.eId, one]));
  return document.findings.map((one, at) => {
    const sentence = plan.sentences[first(plan.sentences, (other) => other.end > one.at.start)];
    const heading = sentence?.role === 'heading' ? headings.get(sentence.article ?? '') : undefined;
    return {
      at: Math.max(one.at.start, heading?.start ?? sentence?.start ?? 0),
      xml: `<noteRef${attributes({ href: `#note_${at + 1}`, marker: at + 1 })}/>`,
    };
  });
}

/** What stands before the first heading: up to the title the preface, behind it the preamble. */
function prefaceOf(
  root: Branch,
  { document }: Published,
): readonly [preface: Branch['paragraphs'], preamble: Branch['paragraphs']] {
  if (root.branches.length === 0) return [[], []];
  const { title } = document;
  const { paragraphs } = root;
  const last = title
    ? paragraphs.findLastIndex((sentences) => sentences[0]!.start < title.end && sentences[0]!.end > 0)
    : -1;
  const inFront = title !== null && paragraphs.some((one) => one.at(-1)!.end >= title.end) ? last + 1 : 0;
  return [paragraphs.slice(0, inFront), paragraphs.slice(inFront)];
}
