import type { Heading, Sentence } from '../document/document.ts';
import { message } from '../document/message.ts';
import type { Published } from './published.ts';

const NAMESPACE = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0';

/** A heading with what stands under it. */
interface Branch {
  readonly heading: Heading | null;
  readonly paragraphs: (readonly Sentence[])[];
  readonly branches: Branch[];
}

/**
 * A reading as Akoma Ntoso 3.0: a `doc` with the FRBR work, expression and manifestation, the structure as nested
 * hierarchical containers, items and targets as concepts that sentences refer to, findings as notes.
 * @source OASIS LegalDocML, Akoma Ntoso Version 1.0 Part 2: Specifications (schema akomantoso30.xsd)
 */
export function toAkomaNtoso(published: Published): string {
  const { source, document, plan } = published;
  const work = `/akn/cn/doc/${source.sha256.slice(0, 16)}`;
  const expression = `${work}/zho@`;
  const date = document.period ? `${document.period.start}-01-01` : '1970-01-01';
  const root = tree(plan.sentences, document.headings);
  const words = (one: { readonly start: number; readonly end: number }) =>
    escaped(source.text.slice(one.start, one.end));
  const references = new Map<string, string[]>();
  for (const item of plan.items) refer(references, plan.sentences, item.start, `#${id(item.eId)}`);
  const out: string[] = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<akomaNtoso xmlns="${NAMESPACE}">`,
    '  <doc name="plan">',
    '    <meta>',
    '      <identification source="#luodi">',
    '        <FRBRWork>',
    `          <FRBRthis value="${work}/main"/>`,
    `          <FRBRuri value="${work}"/>`,
    `          <FRBRdate date="${date}" name="period"/>`,
    '          <FRBRauthor href="#issuer"/>',
    '          <FRBRcountry value="cn"/>',
    '        </FRBRWork>',
    '        <FRBRExpression>',
    `          <FRBRthis value="${expression}/main"/>`,
    `          <FRBRuri value="${expression}"/>`,
    `          <FRBRdate date="${date}" name="period"/>`,
    '          <FRBRauthor href="#issuer"/>',
    '          <FRBRlanguage language="zho"/>',
    '        </FRBRExpression>',
    '        <FRBRManifestation>',
    `          <FRBRthis value="${expression}/main.xml"/>`,
    `          <FRBRuri value="${expression}.akn"/>`,
    `          <FRBRdate date="${date}" name="period"/>`,
    '          <FRBRauthor href="#luodi"/>',
    `          <FRBRportion from="sha256-${source.sha256}"/>`,
    '        </FRBRManifestation>',
    '      </identification>',
    '      <references source="#luodi">',
    '        <TLCOrganization eId="issuer" href="/ontology/organization/issuer" showAs="发布机关"/>',
    '        <TLCOrganization eId="luodi" href="/ontology/organization/luodi" showAs="Luodi"/>',
    ...plan.items.map(
      (item) =>
        `        <TLCConcept eId="${id(item.eId)}" href="/ontology/concept/${item.kind}" showAs="${escaped(item.text)}"/>`,
    ),
    '      </references>',
  ].filter((line) => !line.includes('FRBRportion'));
  if (document.findings.length > 0) {
    out.push('      <notes source="#luodi">');
    for (const [at, one] of document.findings.entries()) {
      const { zh, en } = message(one);
      out.push(
        `        <note eId="note_${at + 1}" class="${one.code} ${one.severity}"><p>${escaped(`${zh} ${en}`)}</p></note>`,
      );
    }
    out.push('      </notes>');
  }
  out.push('    </meta>');
  if (document.title) {
    out.push(`    <preface><p><docTitle>${escaped(document.title.text)}</docTitle></p></preface>`);
  }
  out.push('    <mainBody>');
  write(root, 3);
  out.push('    </mainBody>', '  </doc>', '</akomaNtoso>');
  return `${out.join('\n')}\n`;

  function write(branch: Branch, depth: number): void {
    const pad = '  '.repeat(depth);
    const { heading } = branch;
    const paragraphs = branch.paragraphs.map(
      (sentences, at) =>
        `<p eId="${id(`${heading?.eId ?? 'preface'}__para_${at + 1}`)}">${sentences
          .map((one) => {
            const refers = references.get(one.eId);
            return `<span eId="${id(one.eId)}" class="${one.role}"${refers ? ` refersTo="${refers[0]}"` : ''}>${words(one)}</span>`;
          })
          .join('')}</p>`,
    );
    if (heading === null) {
      if (paragraphs.length > 0 || branch.branches.length === 0) {
        const name = branch.branches.length > 0 ? 'hcontainer' : 'hcontainer';
        out.push(
          `${pad}<${name} eId="preface" name="preface"><content>${paragraphs.join('') || '<p/>'}</content></${name}>`,
        );
      }
      for (const one of branch.branches) write(one, depth);
      return;
    }
    out.push(`${pad}<hcontainer eId="${id(heading.eId)}" name="${nameOf(heading.eId)}">`);
    if (heading.number !== null) out.push(`${pad}  <num>${heading.number}</num>`);
    out.push(`${pad}  <heading>${escaped(heading.text)}</heading>`);
    if (branch.branches.length > 0) {
      if (paragraphs.length > 0) out.push(`${pad}  <intro>${paragraphs.join('')}</intro>`);
      for (const one of branch.branches) write(one, depth + 1);
    } else out.push(`${pad}  <content>${paragraphs.join('') || '<p/>'}</content>`);
    out.push(`${pad}</hcontainer>`);
  }
}

/** The sentences under their headings, by level; a heading's own sentence is its heading. */
function tree(sentences: readonly Sentence[], headings: readonly Heading[]): Branch {
  const root: Branch = { heading: null, paragraphs: [], branches: [] };
  const branches = new Map<string, Branch>();
  const stack: Branch[] = [root];
  for (const heading of [...headings].sort((a, b) => a.start - b.start)) {
    while (stack.length > 1 && stack.at(-1)!.heading!.level >= heading.level) stack.pop();
    const branch: Branch = { heading, paragraphs: [], branches: [] };
    stack.at(-1)!.branches.push(branch);
    stack.push(branch);
    branches.set(heading.eId, branch);
  }
  let last = '';
  for (const sentence of sentences) {
    if (sentence.role === 'heading') continue;
    const branch = branches.get(sentence.article ?? '') ?? root;
    const paragraph = sentence.eId.replace(/__s_\d+$/, '');
    if (paragraph === last) (branch.paragraphs.at(-1) as Sentence[]).push(sentence);
    else branch.paragraphs.push([sentence]);
    last = paragraph;
  }
  return root;
}

/** Notes for the sentence that holds a place which concept it speaks of. */
function refer(
  references: Map<string, string[]>,
  sentences: readonly Sentence[],
  place: number,
  concept: string,
): void {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle]!.start <= place) low = middle + 1;
    else high = middle;
  }
  const eId = sentences[low - 1]?.eId;
  if (eId !== undefined) references.set(eId, [...(references.get(eId) ?? []), concept]);
}

/** The kind of container an eId ends in: `art`, `sec`, `chp`. */
const nameOf = (eId: string): string => /(?:^|__)([a-z]+)_[^_]*$/.exec(eId)?.[1] ?? 'hcontainer';

/** An eId as an XML name. */
const id = (eId: string): string => eId.replace(/[^\w.-]/g, '_');

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text without what XML cannot hold. */
const escaped = (text: string): string =>
  text
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
      '\uFFFD',
    )
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);
