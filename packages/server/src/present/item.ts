import type { ItemDetail, ItemRow, Update } from '@luodi/contract';
import { schedule } from '@luodi/domain/list';
import type {
  FundingRow,
  Indicator,
  InvestmentRow,
  Item,
  ItemClause,
  LedgerRow,
  Milestone,
  NamedUpdate,
  Past,
} from '@luodi/store';

/** A line of a list; the schedule status is computed for the day. */
export const presentRow = (
  row: LedgerRow,
  steps: readonly { readonly due: string; readonly doneOn: string | null }[],
  on: string,
): ItemRow => ({
  id: row.id,
  number: row.number,
  title: row.title,
  kind: row.kind,
  grade: row.grade,
  lead: row.lead && { ...row.lead },
  supporting: row.supporting.map((one) => ({ ...one })),
  leader: row.leader && { ...row.leader },
  areas: row.areas.map((one) => ({ ...one })),
  state: row.state ?? 'live',
  stage: row.stage ?? null,
  tags: [...(row.tags ?? [])],
  budget: row.budget ?? null,
  invested: { ...row.invested },
  physical: row.physical ?? null,
  period: periodOf(row),
  official: row.official,
  evidence: row.evidence,
  schedule: schedule(steps, on),
  milestones: { ...row.milestones },
  lastUpdate: row.lastUpdate && {
    period: row.lastUpdate.period,
    progress: row.lastUpdate.progress,
    at: row.lastUpdate.at,
  },
  clauses: row.clauses.map((one) => ({ ...one })),
  version: row.version,
});

/** The years of an item, where both are known. */
const periodOf = ({ periodStart, periodEnd }: Item): ItemRow['period'] =>
  periodStart !== null && periodEnd !== null ? { start: periodStart, end: periodEnd } : null;

export const presentUpdate = (row: NamedUpdate): Update => ({
  id: row.id,
  item: row.item,
  period: row.period,
  progress: row.progress,
  text: row.text,
  official: row.official,
  state: row.state,
  post: row.post,
  postName: row.postName,
  filedBy: row.filedByName,
  filedAt: row.filedAt,
  returnReason: row.returnReason,
  version: row.version,
});

export const presentItem = (of: {
  readonly row: ItemRow;
  readonly item: Item;
  readonly documents: ItemDetail['documents'];
  readonly steps: readonly Milestone[];
  /** What holds the gate out of the stage. */
  readonly gate: readonly Pick<Milestone, 'id' | 'title'>[];
  readonly funding: readonly FundingRow[];
  readonly investment: readonly InvestmentRow[];
  readonly earned: ItemDetail['earned'];
  readonly dependencies: ItemDetail['dependencies'];
  readonly lineage: ItemDetail['lineage'];
  readonly links: readonly (ItemClause & {
    readonly documentTitle: string;
    readonly number: number | null;
    readonly heading: string;
  })[];
  readonly updates: readonly NamedUpdate[];
  readonly indicators: readonly Indicator[];
  readonly history: ItemDetail['history'];
}): ItemDetail => ({
  row: of.row,
  criteria: [...of.item.criteria],
  note: of.item.note,
  openness: of.item.openness,
  goal: of.item.goal ?? '',
  originalGoal: of.item.originalGoal ?? '',
  documents: of.documents,
  template: of.item.template ?? null,
  stageReason: of.item.stageReason ?? '',
  gate: of.gate.map(({ id, title }) => ({ id, title })),
  funding: of.funding.map(({ year, source, planned, authorised, committed, paid }) => ({
    year,
    source: source as ItemDetail['funding'][number]['source'],
    planned,
    authorised,
    committed,
    paid,
  })),
  investment: of.investment.map(({ year, planned, completed }) => ({ year, planned, completed })),
  earned: { ...of.earned },
  dependencies: of.dependencies.map(({ id, kind, lag, predecessor, successor, version }) => ({
    id,
    kind,
    lag,
    predecessor,
    successor,
    version,
  })),
  lineage: of.lineage,
  clauses: of.links.map(({ document, documentTitle, eId, number, heading, start, end, quotation }) => ({
    document,
    documentTitle,
    eId,
    number,
    heading,
    start,
    end,
    quotation,
  })),
  milestones: of.steps.map(({ id, title, due, doneOn, start, originalDue, duration, stage, version }) => ({
    id,
    title,
    due,
    doneOn,
    start: start ?? null,
    originalDue: originalDue ?? null,
    duration: duration ?? 0,
    stage: stage ?? null,
    version,
  })),
  updates: of.updates.map(presentUpdate),
  indicators: of.indicators.map(({ id, code, name }) => ({ id, code, name })),
  history: of.history,
});

/** Which columns each version changed, newest first. */
export function changesOf(past: readonly Past<Item>[]): ItemDetail['history'] {
  return past
    .map((one, at) => {
      const before = past[at - 1]?.row as Record<string, unknown> | undefined;
      const after = one.row as unknown as Record<string, unknown>;
      const changes = before
        ? Object.keys(after).filter(
            (name) => name !== 'version' && JSON.stringify(after[name]) !== JSON.stringify(before[name]),
          )
        : [];
      return { version: one.version, at: one.at, by: one.by, changes };
    })
    .reverse();
}
