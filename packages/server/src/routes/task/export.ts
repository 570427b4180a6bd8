import { api } from '@luodi/contract';
import { countDivision } from '@luodi/domain/list';
import type { FastifyInstance } from 'fastify';
import { languageOf } from '../../plugins/problem.ts';
import { columnName, deadlineWords, ORDER } from '../../present/division.ts';
import { sendPaper } from '../../present/paper.ts';
import { sendTable } from '../../present/table.ts';
import { presentTask } from '../../present/task.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';
import { chosen, load } from './load.ts';

/** The division of tasks as a planning office issues it, and as it can come back. */
export function exportRoute(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.task.export, async ({ tx, params, query, request, reply }) => {
    const language = languageOf(request);
    const { format } = params;
    const loaded = await load(tx, params.id, query);
    const all = chosen(loaded, query).map((one) => presentTask(one, loaded));
    const head = ORDER.map((name) => columnName(name, language));
    const rows = all.map((task, at) => [
      at + 1,
      task.number === null ? task.heading : { zh: `第${task.number}条`, en: `Art. ${task.number}` }[language],
      task.text,
      task.lead?.bodyName ?? '',
      task.supporting.map((one) => one.bodyName).join('、'),
      deadlineWords(task.deadline, language),
      task.note,
      task.measure,
    ]);
    const name = { zh: `${loaded.title}任务分工方案`, en: `${loaded.title} – division of tasks` }[language];
    if (format !== 'docx') return sendTable(reply, format, { name, head, rows });
    const { measures, owned, unowned, undated } = countDivision(loaded.measures, loaded.held);
    return sendPaper(reply, {
      name,
      title: name,
      lead: {
        zh: `共 ${measures} 项举措，已明确牵头单位 ${owned} 项，尚未明确 ${unowned} 项；其中 ${undated} 项未定完成时限。`,
        en: `${measures} measures: ${owned} have a lead body, ${unowned} have none; ${undated} have no deadline.`,
      }[language],
      head,
      widths: [5, 9, 32, 13, 17, 11, 8, 5],
      // The last column is for the machine that reads it back.
      faint: [ORDER.length - 1],
      groups: grouped(all.map((task, at) => [task.heading, rows[at]!] as const)),
    });
  });
}

/** Rows under the heading of their clause, in order. */
function grouped<Row>(all: readonly (readonly [string, Row])[]): { name: string; rows: Row[] }[] {
  const groups: { name: string; rows: Row[] }[] = [];
  for (const [name, row] of all) {
    const last = groups.at(-1);
    if (last?.name === name) last.rows.push(row);
    else groups.push({ name, rows: [row] });
  }
  return groups;
}
