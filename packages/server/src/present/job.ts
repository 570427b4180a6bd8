import type { Job } from '@luodi/contract';
import { type ErrorCode, type Language, LuodiError, REFUSALS, refusal } from '@luodi/domain';
import type { Job as Row } from '@luodi/store';
import { JOBS } from '../jobs/registry.ts';

/** A job as a page shows it, its error in words. */
export const presentJob = (row: Row, language: Language, names: ReadonlyMap<string, string>): Job => ({
  id: row.id,
  name: row.name,
  title: JOBS.find((kind) => kind.name === row.name)?.title[language] ?? row.name,
  state: row.state,
  done: row.done,
  total: row.total,
  attempt: row.attempt,
  result: row.result,
  error: row.error && { code: row.error.code, message: message(row.error, language) },
  madeBy: names.get(row.madeBy) ?? row.madeBy,
  madeAt: row.madeAt,
  startedAt: row.startedAt,
  endedAt: row.endedAt,
  nextAt: row.nextAt,
});

function message({ code, detail }: NonNullable<Row['error']>, language: Language): string {
  if (code in REFUSALS) return refusal(new LuodiError(code as ErrorCode, detail), language);
  return String(detail.message ?? '');
}
