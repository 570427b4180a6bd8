import type { Workbook } from 'exceljs';
import type { FastifyReply } from 'fastify';

type Cell = string | number | null;

/** A table to be sent as a file. */
export interface Table {
  /** File name without extension. */
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** One sheet for each value of a column, beside the sheet of everything. */
  readonly sheets?: { readonly column: number; readonly order: readonly string[] };
  /** Name of the first sheet, where it is not that of the file. */
  readonly first?: string;
  /** Sheets with heads of their own. */
  readonly more?: readonly Pick<Table, 'name' | 'head' | 'rows'>[];
}

/** Sends a table as a workbook or as CSV that Excel opens in Chinese. */
export async function sendTable(
  reply: FastifyReply,
  format: 'xlsx' | 'csv',
  table: Table,
): Promise<Buffer | string> {
  const type =
    format === 'csv'
      ? 'text/csv; charset=utf-8'
      : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  reply.type(type);
  reply.header(
    'content-disposition',
    `attachment; filename*=UTF-8''${encodeURIComponent(`${table.name}.${format}`)}`,
  );
  return format === 'csv' ? csv(table) : workbook(table);
}

/** With a byte order mark, quoted by RFC 4180; a cell that a spreadsheet would run as a formula is disarmed. */
const csv = ({ head, rows }: Table): string =>
  `\uFEFF${[head, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;

const quoted = (cell: Cell): string => {
  const text = typeof cell === 'string' ? harmless(cell) : String(cell ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

async function workbook(table: Table): Promise<Buffer> {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  const { column, order } = table.sheets ?? { column: -1, order: [] };
  for (const name of ['', ...order]) {
    const rows = name === '' ? table.rows : table.rows.filter((row) => row[column] === name);
    if (name !== '' && rows.length === 0) continue;
    const title = table.first ?? table.name.slice(0, 28).replace(/[\\/?*[\]:]/g, ' ');
    fill(book, { name: name === '' ? title : name, head: table.head, rows });
  }
  for (const sheet of table.more ?? []) fill(book, sheet);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function fill(book: Workbook, { name, head, rows }: Pick<Table, 'name' | 'head' | 'rows'>): void {
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow([...head]).font = { bold: true };
  for (const row of rows) sheet.addRow([...row]);
  sheet.columns.forEach((one, at) => {
    const longest = [head[at] ?? '', ...rows.slice(0, 200).map((row) => String(row[at] ?? ''))].reduce(
      (most, text) => Math.max(most, width(text)),
      6,
    );
    one.width = Math.min(60, longest + 2);
  });
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: head.length } };
}

/** A hanzi is two columns wide. */
const width = (text: string): number => [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0);
