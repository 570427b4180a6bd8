import { numbering, type Placed } from './numbering.ts';

/** A place in the markup where something is put instead of a stretch, which may be empty. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly put: string;
}

/** A paragraph while it is read. */
interface Paragraph {
  /** Behind its properties. */
  at: number;
  placed: { style: string | null; list: string | null; level: number | null };
  hasWords: boolean;
  readonly inCell: boolean;
  readonly choice: Choice | null;
}

/** Content given in two forms, of which a reader takes the one it knows. */
interface Choice {
  readonly start: number;
  /** The text boxes of the newer form. */
  readonly boxes: { start: number; end: number }[];
  fallback: boolean;
  /** The older form has text boxes of its own. */
  older: boolean;
}

/** Marks of a part of the document that is not there any more, or is said by another. */
const GONE = new Set(['w:del', 'w:moveFrom']);
const OFF = /^(?:0|false|off)$/;

/**
 * The markup of a document as Word prints it: the numbers of its lists stand in front of their paragraphs, hidden
 * words are left out, the content of fields and of text boxes that only newer readers know stands where all find it.
 * Cost: linear.
 * @param xml `word/document.xml`
 */
export async function printed(
  xml: string,
  numberingXml: string | undefined,
  stylesXml: string | undefined,
): Promise<string> {
  const { Parser } = await import('htmlparser2');
  const edits: Edit[] = [];
  const all: Paragraph[] = [];
  const open: Paragraph[] = [];
  const choices: Choice[] = [];
  const runs: { start: number; hidden: boolean }[] = [];
  let cells = 0;
  let boxes = 0;
  let gone = 0;
  let words = false;
  /** In the properties of a paragraph or run: 0 outside; what is said of an earlier state counts from 2. */
  let properties = 0;
  let former = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const value = attributes['w:val'] ?? '';
        const paragraph = open.at(-1);
        if (name === 'w:p') {
          open.push({
            at: parser.endIndex + 1,
            placed: { style: null, list: null, level: null },
            hasWords: false,
            inCell: cells > 0,
            choice: choices.at(-1) ?? null,
          });
          all.push(open.at(-1)!);
        } else if (name === 'w:pPr') properties += 1;
        else if (/^w:\w+PrChange$/.test(name)) former += 1;
        else if (former > 0) return;
        else if (properties > 0 && paragraph) {
          if (name === 'w:pStyle') paragraph.placed.style = value;
          else if (name === 'w:numId') paragraph.placed.list = value;
          else if (name === 'w:ilvl' && /^\d$/.test(value)) paragraph.placed.level = Number(value);
        } else if (name === 'w:r') runs.push({ start: parser.startIndex, hidden: false });
        else if (name === 'w:vanish' && runs.length > 0) runs.at(-1)!.hidden = !OFF.test(value);
        else if (name === 'w:t') words = true;
        else if (name === 'w:tc') cells += 1;
        else if (name === 'w:fldSimple') cut(parser.startIndex, parser.endIndex + 1);
        else if (GONE.has(name)) gone += 1;
        else if (name === 'mc:AlternateContent')
          choices.push({ start: parser.startIndex, boxes: [], fallback: false, older: false });
        else if (name === 'mc:Fallback' && choices.length > 0) choices.at(-1)!.fallback = true;
        else if (name === 'w:txbxContent') {
          boxes += 1;
          const choice = choices.at(-1);
          if (choice?.fallback) choice.older = true;
          else if (boxes === 1) choice?.boxes.push({ start: parser.startIndex, end: -1 });
        }
      },
      ontext(text) {
        if (words && gone === 0 && text.trim() !== '' && open.length > 0) open.at(-1)!.hasWords = true;
      },
      onclosetag(name) {
        const end = parser.endIndex + 1;
        if (name === 'w:p') open.pop();
        else if (name === 'w:pPr') {
          properties -= 1;
          if (properties === 0 && open.length > 0) open.at(-1)!.at = end;
        } else if (/^w:\w+PrChange$/.test(name)) former -= 1;
        else if (name === 'w:r') {
          const run = runs.pop();
          if (run?.hidden) cut(run.start, end);
        } else if (name === 'w:t') words = false;
        else if (name === 'w:tc') cells -= 1;
        else if (name === 'w:fldSimple') cut(parser.startIndex, end);
        else if (GONE.has(name)) gone -= 1;
        else if (name === 'w:txbxContent') {
          boxes -= 1;
          const box = choices.at(-1)?.boxes.at(-1);
          if (box?.end === -1 && boxes === 0) box.end = end;
        } else if (name === 'mc:AlternateContent') {
          const choice = choices.pop();
          if (choice && choice.boxes.length > 0 && !choice.older) unfold(choice, end);
        }
      },
    },
    { xmlMode: true, decodeEntities: false },
  );
  const cut = (start: number, end: number) => {
    // An element that closes itself is opened and closed at the same place.
    if (edits.at(-1)?.start !== start) edits.push({ start, end, put: '' });
  };
  const unfold = ({ start, boxes: found }: Choice, end: number) => {
    let from = start;
    for (const [at, box] of found.entries()) {
      edits.push({ start: from, end: box.start, put: at === 0 ? '<w:pict>' : '' });
      from = box.end;
    }
    edits.push({ start: from, end, put: '</w:pict>' });
  };
  parser.end(xml);

  const number = await numbering(numberingXml, stylesXml);
  for (const { at, placed, hasWords, inCell, choice } of all) {
    // What stands in both forms is counted in the one that is read.
    if (choice?.older && choice.boxes.some((box) => at > box.start && at < box.end)) continue;
    const label = number(placed satisfies Placed);
    // An empty line shows no number; an empty cell is numbered to hold nothing else.
    if (label !== '' && (hasWords || inCell)) {
      edits.push({
        start: at,
        end: at,
        put: `<w:r><w:t xml:space="preserve">${label.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</w:t></w:r>`,
      });
    }
  }
  return edited(xml, edits);
}

function edited(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, put } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    // What stands in a stretch that is left out goes with it.
    if (start < at) continue;
    pieces.push(text.slice(at, start), put);
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}
