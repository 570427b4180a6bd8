import type { Language } from '@luodi/domain';
import type { Owed } from '@luodi/store';
import type { Workbook, Worksheet } from 'exceljs';
import { OFFICIAL, UPDATE_STATES } from '../present/word.ts';
import { COLUMNS, HEADS, markOf, OPEN, WIDTHS } from './columns.ts';

const GREY = 'FFF1F2F4';
const YELLOW = 'FFFFF8E1';
const RED = 'FFF8D7D4';
/** The row of the heads; the one above says whose the sheet is. */
const HEAD = 2;

/**
 * The sheet of a body as a workbook: what is known cannot be typed over, what is typed is checked as it is typed, and
 * the first cell says whose it is. Protected without a password: it guards against slips, not against people.
 */
export async function bookOf(
  rows: readonly Owed[],
  of: {
    readonly period: string;
    readonly body: string;
    readonly bodyName: string;
    readonly language: Language;
  },
): Promise<Buffer> {
  const { default: excel } = await import('exceljs');
  const { language, period } = of;
  const book: Workbook = new excel.Workbook();
  const sheet = book.addWorksheet({ zh: '填报', en: 'Report' }[language], {
    views: [{ state: 'frozen', ySplit: HEAD, xSplit: 2 }],
  });
  sheet.columns = COLUMNS.filter((key) => key !== 'problem').map((key) => ({
    key,
    width: WIDTHS[key],
    hidden: key === 'version',
  }));
  const hint = {
    zh: `${period} ${of.bodyName} 只填黄色格；灰色格不能改`,
    en: `${period} ${of.bodyName}: fill the yellow cells; the grey ones are fixed`,
  }[language];
  sheet.getCell(1, 1).value = `${hint}　${markOf(period, of.body)}`;
  sheet.getRow(HEAD).values = COLUMNS.filter((key) => key !== 'problem').map((key) => HEADS[key][language]);
  sheet.getRow(HEAD).font = { bold: true };
  for (const row of rows) addLine(sheet, row, language);
  await sheet.protect('', { selectLockedCells: true, formatColumns: true, autoFilter: true, sort: true });
  return Buffer.from(await book.xlsx.writeBuffer());
}

function addLine(sheet: Worksheet, row: Owed, language: Language): void {
  const { now, last } = row;
  const locked = now?.state === 'submitted' || now?.state === 'approved';
  const line = sheet.addRow({
    number: row.number,
    title: row.title,
    post: row.postName,
    next: row.next ? `${row.next.due} ${row.next.title}` : '',
    lastProgress: last?.progress ?? null,
    lastText: last?.text ?? '',
    progress: now ? now.progress : (last?.progress ?? null),
    official: OFFICIAL[now?.official ?? row.official][language],
    text: now?.text ?? '',
    state: now ? UPDATE_STATES[now.state][language] : '',
    version: now?.version ?? 0,
  });
  for (const [at, key] of COLUMNS.entries()) {
    if (key === 'problem') continue;
    const cell = line.getCell(at + 1);
    const open = OPEN.has(key) && !locked;
    cell.protection = { locked: !open };
    cell.alignment = { vertical: 'top', wrapText: key === 'title' || key === 'text' || key === 'lastText' };
    cell.fill = solid(open ? YELLOW : GREY);
  }
  const say = (zh: string, en: string) => ({
    showErrorMessage: true,
    errorTitle: 'Luodi',
    error: { zh, en }[language],
  });
  line.getCell('progress').dataValidation = {
    type: 'decimal',
    operator: 'between',
    formulae: [0, 100],
    allowBlank: true,
    ...say('请填 0–100 的数', 'a number from 0 to 100'),
  };
  line.getCell('official').dataValidation = {
    type: 'list',
    formulae: [
      `"${Object.values(OFFICIAL)
        .map((words) => words[language])
        .join(',')}"`,
    ],
    allowBlank: true,
    ...say('请从列表选择', 'choose one of the list'),
  };
  line.getCell('text').dataValidation = {
    type: 'textLength',
    operator: 'lessThanOrEqual',
    formulae: [5000],
    allowBlank: true,
    ...say('不超过 5000 字', 'at most 5000 characters'),
  };
}

/** A problem of a line, and in which column. */
export interface Problem {
  readonly line: number;
  readonly column: number | null;
  readonly message: string;
}

/** Takes off the remarks of an earlier upload, and their colour. */
function unmark(sheet: Worksheet, remarks: number): void {
  sheet.eachRow((row, line) => {
    if (line <= HEAD) return;
    row.getCell(remarks).value = null;
    row.eachCell((cell) => {
      if (cell.fill?.type === 'pattern' && cell.fill.fgColor?.argb === RED) cell.fill = solid(YELLOW);
    });
  });
}

const solid = (argb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } }) as const;

/** The workbook as it came, with what is odd written beside each line and its cells marked. */
export async function annotated(
  bytes: Uint8Array,
  name: string,
  problems: readonly Problem[],
  language: Language,
): Promise<Buffer> {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as never);
  const sheet = book.getWorksheet(name);
  if (!sheet) return Buffer.from(bytes);
  const heads = (sheet.getRow(HEAD).values as unknown[]).map((value) => String(value ?? ''));
  const words = Object.values(HEADS.problem);
  const found = heads.findIndex((head) => words.includes(head));
  const at = found > 0 ? found : heads.length;
  // Of an earlier upload: what was said then may be corrected now.
  if (found > 0) unmark(sheet, at);
  sheet.getRow(HEAD).getCell(at).value = HEADS.problem[language];
  sheet.getRow(HEAD).getCell(at).font = { bold: true };
  sheet.getColumn(at).width = WIDTHS.problem;
  for (const { line, column, message } of problems) {
    const cell = sheet.getRow(line).getCell(at);
    cell.value = cell.value ? `${String(cell.value)}\n${message}` : message;
    cell.alignment = { vertical: 'top', wrapText: true };
    for (const place of [at, ...(column === null ? [] : [column])])
      sheet.getRow(line).getCell(place).fill = solid(RED);
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}
