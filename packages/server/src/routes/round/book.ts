import { api, type BookResult } from '@luodi/contract';
import { type Finding, type Language, LuodiError } from '@luodi/domain';
import { sheetsAside } from '@luodi/reader';
import { bodies, rounds } from '@luodi/store';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { annotated, bookOf } from '../../filing/book.ts';
import { type Entered, enterAll } from '../../filing/enter.ts';
import { filesFor } from '../../filing/own.ts';
import { ownSheet, type Place, type Taken, takeSheet } from '../../filing/take.ts';
import { languageOf } from '../../plugins/problem.ts';
import { forbidden } from '../../policies/refuse.ts';
import { type LineCode, messageOf } from '../../present/finding.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';

export function bookRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.round.workbook, async ({ tx, params, query, request, reply }) => {
    const language = languageOf(request);
    const body = await bodies.get(tx, query.body);
    const rows = await rounds.owed(tx, { period: params.period, bodies: [body.id] });
    const name = { zh: `${params.period} ${body.name} 填报表`, en: `${params.period} ${body.name} report` };
    reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    reply.header(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(`${name[language]}.xlsx`)}`,
    );
    return bookOf(rows, { period: params.period, body: body.id, bodyName: body.name, language });
  });

  route(fastify, app, api.round.upload, async ({ tx, params, query, visitor, request }) => {
    const { bytes, name } = await fileOf(request);
    const { sheet, period, body } = ownSheet(await sheetsAside(bytes, name), name);
    if (period !== params.period) throw new LuodiError('book-foreign', { name, sheets: period });
    const own = filesFor(visitor);
    if (own && !own.includes(body)) throw forbidden(visitor.roles, 'update', 'file');
    await rounds.hold(tx, period);
    const owed = await rounds.owed(tx, { period, bodies: [body] });
    const taken = takeSheet(sheet, owed, query.submit ?? true, name);
    const entered = await enterAll(tx, { period, rows: taken.lines.map(({ row }) => row), visitor });
    return outcome(taken, entered, bytes, sheet.name, languageOf(request));
  });
}

async function fileOf(request: FastifyRequest): Promise<{ bytes: Uint8Array; name: string }> {
  const part = request.isMultipart() ? await request.file() : undefined;
  if (!part) throw new LuodiError('file-missing', { name: '' });
  return { bytes: await part.toBuffer(), name: part.filename };
}

/** Which lines were taken, and why the others were not, in words and in the same workbook. */
async function outcome(
  taken: Taken,
  entered: readonly Entered[],
  bytes: Uint8Array,
  sheet: string,
  language: Language,
): Promise<BookResult> {
  const titles = new Map<number, string>();
  const findings: Finding<LineCode, Place>[] = [...taken.findings];
  for (const [at, line] of taken.lines.entries()) {
    const one = entered[at]!;
    titles.set(line.place.line, line.item.title);
    const code = one.refused?.code;
    if (code === 'locked' || code === 'conflict') {
      const { now } = line.item;
      const current = `${now?.progress ?? '–'}% ${now?.text ?? ''}`.slice(0, 80);
      findings.push({ code, severity: 'error', at: line.place, detail: { current } });
    } else if (code === 'forbidden')
      findings.push({ code: 'row-foreign', severity: 'error', at: line.place, detail: {} });
    for (const odd of one.changed || one.refused?.code === 'entry-incomplete' ? one.findings : [])
      findings.push({
        ...odd,
        at: { line: line.place.line, column: taken.columns.get(odd.at) ?? null },
      });
  }
  findings.sort((a, b) => a.at.line - b.at.line);
  const problems = findings.map((one) => ({ ...one.at, message: messageOf(one, language) }));
  const isBook = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return {
    taken: entered.filter((one) => one.changed).length,
    unchanged: taken.untouched + entered.filter((one) => !one.changed && !one.refused).length,
    findings: findings.map((one, at) => ({
      line: one.at.line,
      title: titles.get(one.at.line) ?? '',
      code: one.code,
      severity: one.severity,
      at: String(one.at.column ?? ''),
      message: problems[at]!.message,
    })),
    workbook:
      isBook && problems.length > 0
        ? (await annotated(bytes, sheet, problems, language)).toString('base64')
        : null,
  };
}
