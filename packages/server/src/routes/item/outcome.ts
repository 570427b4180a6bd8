import type { LedgerIntake as WireIntake } from '@luodi/contract';
import type { Language } from '@luodi/domain';
import { type LedgerField, openOf, stepsText } from '@luodi/domain/list';
import { areas, bodies, posts, type Tx } from '@luodi/store';
import { ledgerMessage, ledgerName, placeName } from '../../present/intake.ts';
import { FUNDS_HEADS, GRADES, KINDS, OFFICIAL, SOURCE_HEADS, STAGES } from '../../present/word.ts';
import type { Table } from './lines.ts';
import type { Outcome } from './stretch.ts';

type Said = Omit<WireIntake, 'sheets' | 'taken' | 'job'>;
type Facts = Record<string, unknown>;

/** Under which column a person finds what changes. */
const COLUMN: Readonly<Record<string, LedgerField>> = {
  leadPost: 'lead',
  leaderPost: 'leader',
  periodStart: 'start',
  periodEnd: 'end',
  investment: 'planned',
};
const WORDS = { kind: KINDS, grade: GRADES, official: OFFICIAL, stage: STAGES } as Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<Language, string>>>>>
>;
/** Longest that one side of a change is shown. */
const SHOWN = 120;

/** What a table would become, in words: of each change what was held and what will be. */
export async function presented(tx: Tx, table: Table, outcome: Outcome, language: Language): Promise<Said> {
  const { created, changed, unchanged, wrong, found } = outcome;
  const all = [...(await posts.list(tx)), ...(await bodies.list(tx)), ...(await areas.list(tx))];
  const names = new Map(all.map(({ id, name }) => [id, name]));
  return {
    sheet: table.sheet,
    columns: table.columns.map(({ name, reading, confidence, by, computed, sample }) => ({
      name,
      as: reading?.field ?? null,
      unit: reading?.unit ?? null,
      year: reading?.year ?? null,
      source: reading?.source ?? null,
      funds: reading?.funds ?? null,
      confidence,
      by,
      computed,
      open: reading ? (openOf(reading) as WireIntake['columns'][number]['open']) : [],
      sample,
    })),
    rows: table.lines.length,
    created,
    changed,
    unchanged,
    wrong,
    changes: outcome.changes.map(([{ id, line, number, ...given }, held]) => ({
      line,
      number: id === null ? number : (held?.number ?? null),
      title: given.title ?? held?.title ?? '',
      fields: differences(given, held as Facts | undefined, names, language),
    })),
    findings: outcome.findings.map(({ code, severity, at, detail }) => ({
      code,
      severity,
      line: at.line,
      column: placeName(at, language),
      said: String(detail.said ?? ''),
      message: ledgerMessage(code, detail, language),
    })),
    found,
  };
}

function differences(
  given: Facts,
  held: Facts | undefined,
  names: ReadonlyMap<string, string>,
  language: Language,
): WireIntake['changes'][number]['fields'] {
  const comma = language === 'zh' ? '、' : ', ';
  const said = (field: string, value: unknown): string => {
    if (value === null || value === undefined) return '';
    if (field === 'milestones')
      return stepsText(value as never, language, (stage) => STAGES[stage][language]).replaceAll('\n', comma);
    if (field === 'supporting' || field === 'areas' || field === 'tags')
      return (value as string[]).map((one) => names.get(one) ?? one).join(comma);
    if (field === 'leadPost' || field === 'leaderPost') return names.get(String(value)) ?? String(value);
    return WORDS[field]?.[String(value)]?.[language] ?? String(value);
  };
  const short = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
  return Object.entries(given).flatMap(([field, value]) => {
    if (field === 'investment' || field === 'funding')
      return (value as Facts[]).flatMap((one) =>
        amounts(one, held?.[field] as Facts[] | undefined, language),
      );
    const name = ledgerName(COLUMN[field] ?? (field as LedgerField), language);
    const before =
      field === 'milestones'
        ? ((held?.milestones ?? []) as { readonly id: string }[]).filter((step) =>
            (value as { readonly id: string | null }[]).some((one) => one.id === step.id),
          )
        : held?.[field];
    return [{ name, from: short(said(field, before)), to: short(said(field, value)) }];
  });
}

/** The amounts of a year that differ. */
function amounts(
  one: Facts,
  held: readonly Facts[] | undefined,
  language: Language,
): WireIntake['changes'][number]['fields'] {
  const old = held?.find((two) => two.year === one.year && two.source === one.source);
  const year = language === 'zh' ? `${one.year}年` : `${one.year} `;
  return Object.entries(one).flatMap(([kind, value]) => {
    if (kind === 'year' || kind === 'source' || value === null || old?.[kind] === value) return [];
    const source = one.source ? SOURCE_HEADS[one.source as keyof typeof SOURCE_HEADS][language] : '';
    const what = source
      ? `${source}${language === 'zh' ? '' : ' '}${FUNDS_HEADS[kind as keyof typeof FUNDS_HEADS][language]}`
      : ledgerName(kind as LedgerField, language)
          .replace('年度', '')
          .toLowerCase();
    return [{ name: `${year}${what}`, from: String(old?.[kind] ?? ''), to: String(value) }];
  });
}
