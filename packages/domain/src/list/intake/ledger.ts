import type { Finding } from '../../finding.ts';
import type { ItemKind } from '../../plan/plan.ts';
import type { Stage } from '../stage.ts';
import { type LedgerWords, valuesOf } from './cell.ts';
import type { LedgerChange, LedgerCode, LedgerColumn, LedgerFacts, LedgerItem, LedgerLine } from './fact.ts';
import type { LedgerField } from './heading.ts';
import { type Named, plain } from './named.ts';
import { type LedgerPost, owners } from './owner.ts';
import { stageReached, stepsChanged } from './progress.ts';

/** What does not keep a row out. */
const MILD: ReadonlySet<LedgerCode> = new Set<LedgerCode>([
  'post-chosen',
  'percent-small',
  'day-month',
  'year-taken',
  'formula-used',
  'row-total',
]);
/** What is said once for a column, with the first row and how many there are. */
const SUMMED: ReadonlySet<LedgerCode> = new Set<LedgerCode>([
  'percent-small',
  'day-month',
  'year-taken',
  'formula-used',
]);

/** Where a row error stands; `name` is what the table calls the column, null where it has none. */
export interface LedgerPlace {
  readonly line: number;
  readonly column: LedgerField;
  readonly name: string | null;
}
export type LedgerFinding = Finding<LedgerCode, LedgerPlace>;

/** What taking rows in would do. */
export interface LedgerIntake {
  readonly changes: readonly LedgerChange[];
  readonly unchanged: number;
  readonly findings: readonly LedgerFinding[];
}

/** By which an item is found. */
export interface LedgerKey {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly kind: ItemKind;
  readonly state: 'live' | 'superseded' | 'withdrawn';
  readonly leadPost: string | null;
}

/** What rows are compared with. */
export interface LedgerGround {
  readonly items: readonly LedgerKey[];
  readonly bodies: readonly Named[];
  readonly areas: readonly Named[];
  readonly posts: readonly LedgerPost[];
  readonly words: LedgerWords;
  /** The stages of the city’s projects; all where it is not given. */
  readonly lifecycle?: readonly Stage[] | undefined;
  /** A number that no item has makes a new one of that number; else it is an error. */
  readonly renumber?: boolean | undefined;
}

/** Compares the rows of a table with what is held, a stretch of rows after the other. */
export interface LedgerReader {
  /** The items that rows are about: what they hold is wanted by `take`. */
  about(lines: readonly LedgerLine[]): string[];
  take(lines: readonly LedgerLine[], held: ReadonlyMap<string, LedgerItem>): LedgerIntake;
  /** What is said of a column as a whole, after the last row. */
  close(): LedgerFinding[];
}

/**
 * Reads a ledger that came from a table. A row with a number changes that item, one without makes a new one, unless an
 * item of the same title and list stands already. An empty cell leaves what is held; a row with an error changes
 * nothing; the same table a second time changes nothing.
 * Cost: linear; what is kept between two stretches is the numbers and titles.
 */
export function ledgerReader(columns: readonly LedgerColumn[], ground: LedgerGround): LedgerReader {
  const byNumber = new Map(ground.items.map((one) => [String(one.number), one]));
  const titled = (kind: ItemKind, title: string) => `${kind} ${plain(title)}`;
  const byTitle = new Map(
    ground.items.filter((one) => one.state === 'live').map((one) => [titled(one.kind, one.title), one]),
  );
  const known = owners(
    ground.bodies,
    ground.areas,
    ground.posts,
    ground.items.map((one) => one.leadPost),
  );
  const numbers = columns.find((one) => one.reading.field === 'number');
  const numberOf = (line: LedgerLine) => (numbers ? (line.cells[numbers.place]?.text.trim() ?? '') : '');
  const seen = new Map<string, number>();
  const sums = new Map<string, { code: LedgerCode; at: LedgerPlace; count: number }>();

  const takeLine = (
    line: LedgerLine,
    held: ReadonlyMap<string, LedgerItem>,
    findings: LedgerFinding[],
  ): LedgerChange | 'same' | null => {
    let sound = true;
    const put = (
      code: LedgerCode,
      field: LedgerField,
      detail: Readonly<Record<string, unknown>> = {},
      name = columns.find((one) => one.reading.field === field)?.name ?? null,
    ) => {
      const at = { line: line.line, column: field, name };
      if (SUMMED.has(code)) {
        const sum = sums.get(`${code} ${field} ${name}`);
        if (sum) sum.count += 1;
        else sums.set(`${code} ${field} ${name}`, { code, at, count: 1 });
        return;
      }
      sound &&= MILD.has(code);
      findings.push({ code, severity: MILD.has(code) ? 'warning' : 'error', at, detail });
    };
    const said = valuesOf(line, columns, ground.words, put);
    const { lead, post, leader, supporting, areas, steps, number, ...rest } = said;
    if (number === '' && /^(?:合计|总计|小计|total)$/i.test(plain(rest.title ?? ''))) {
      put('row-total', 'title', { said: rest.title });
      return 'same';
    }
    let key: LedgerKey | undefined;
    let fresh: number | null = null;
    if (number !== '') {
      key = byNumber.get(number);
      if (!key && ground.renumber && /^[1-9]\d{0,8}$/.test(number)) fresh = Number(number);
      else if (!key) put(ground.renumber ? 'number-odd' : 'number-unknown', 'number', { said: number });
    }
    const kind = rest.kind ?? key?.kind ?? 'project';
    if (!key && (number === '' || fresh !== null)) {
      const twin = byTitle.get(titled(kind, rest.title ?? ''));
      if (rest.title === undefined) put('title-missing', 'title');
      else if (twin) put('title-held', 'title', { said: rest.title.slice(0, 80), number: twin.number });
    }
    if (key && key.state !== 'live') put('superseded', 'number', { said: number });
    const mark = number || titled(kind, rest.title ?? '');
    const before = seen.get(mark);
    if (before !== undefined)
      put('number-twice', number ? 'number' : 'title', {
        said: (number || rest.title || '').slice(0, 80),
        line: before,
      });
    else seen.set(mark, line.line);
    const item = key && held.get(key.id);
    const namedAll = (names: readonly string[] | undefined, of: 'body' | 'area', field: LedgerField) =>
      names && [
        ...new Set(
          names.flatMap(
            (name) =>
              known.named(name, of, (of === 'body' ? item?.supporting : item?.areas) ?? [], (code, detail) =>
                put(code, field, detail),
              ) ?? [],
          ),
        ),
      ];
    const leads = item?.leadPost ?? null;
    const body =
      lead === undefined
        ? undefined
        : known.named(lead, 'body', [known.bodyOf(leads) ?? ''], (code, detail) => put(code, 'lead', detail));
    const given: Partial<LedgerFacts> = {
      ...rest,
      leadPost: body && known.lead(body, post ?? '', leads, (code, detail) => put(code, 'post', detail)),
      leaderPost:
        leader &&
        known.leader(leader, item?.leaderPost ?? null, (code, detail) => put(code, 'leader', detail)),
      supporting: namedAll(supporting, 'body', 'supporting'),
      areas: namedAll(areas, 'area', 'areas'),
      investment: rest.investment?.map((one) => over(item?.investment, one, (two) => two.year === one.year)),
      funding: rest.funding?.map((one) =>
        over(item?.funding, one, (two) => two.year === one.year && two.source === one.source),
      ),
    };
    const [from, until] = [
      given.periodStart ?? item?.periodStart ?? null,
      given.periodEnd ?? item?.periodEnd ?? null,
    ];
    if (from !== null && until !== null && from > until) put('years-reversed', 'start', { from, until });
    const milestones = steps && stepsChanged(item?.milestones ?? [], steps);
    if (given.stage !== undefined && given.stage !== item?.stage) {
      if (kind !== 'project') put('stage-kind', 'stage');
      else if (item) {
        const later = new Map(milestones?.map((step) => [step.id, step]));
        const nodes = [
          ...item.milestones.map((step) => later.get(step.id) ?? step),
          ...(milestones?.filter((step) => step.id === null) ?? []),
        ];
        const no = stageReached(item.stage ?? 'reserve', given.stage!, nodes, ground.lifecycle);
        if (no) put(no.code, 'stage', 'nodes' in no ? { nodes: no.nodes } : {});
      }
    }
    if (!sound) return null;
    const differs = Object.fromEntries(
      Object.entries(given).flatMap(([name, value]) => {
        if (value === undefined) return [];
        const next = name === 'investment' || name === 'funding' ? news(item, name, value as never) : value;
        const isSame = item
          ? Array.isArray(next) && next !== value
            ? next.length === 0
            : same(item[name as keyof LedgerFacts], next)
          : Array.isArray(next) && next.length === 0;
        return isSame ? [] : [[name, next]];
      }),
    ) as Partial<LedgerFacts>;
    const more = milestones && milestones.length > 0 ? { milestones } : {};
    if (item && Object.keys(differs).length + Object.keys(more).length === 0) return 'same';
    return { id: key?.id ?? null, line: line.line, number: fresh, ...differs, ...more };
  };

  return {
    about: (lines) => [...new Set(lines.flatMap((line) => byNumber.get(numberOf(line))?.id ?? []))],
    take(lines, held) {
      const changes: LedgerChange[] = [];
      const findings: LedgerFinding[] = [];
      let unchanged = 0;
      for (const line of lines) {
        const change = takeLine(line, held, findings);
        if (change === 'same') unchanged += 1;
        else if (change) changes.push(change);
      }
      return { changes, unchanged, findings };
    },
    close: () =>
      [...sums.values()].map(({ code, at, count }) => ({ code, severity: 'warning', at, detail: { count } })),
  };
}

/** What a table says of a year, over what is held of it; what it does not say stays. */
function over<R extends object>(held: readonly R[] | undefined, said: R, equal: (one: R) => boolean): R {
  const old = held?.find(equal);
  if (!old) return said;
  return Object.fromEntries(
    Object.entries(said).map(([name, value]) => [name, value ?? old[name as keyof R]]),
  ) as R;
}

/** Years, or years and sources, that are not held just so. */
function news<K extends 'investment' | 'funding'>(
  item: LedgerItem | undefined,
  name: K,
  said: LedgerItem[K],
): LedgerItem[K] {
  const key = (one: object) => JSON.stringify(Object.entries(one).sort());
  const held = new Set<string>(item?.[name].map((one) => key(one)));
  return said.filter((one) => !held.has(key(one))) as unknown as LedgerItem[K];
}

const same = (held: unknown, value: unknown): boolean => {
  if (Array.isArray(held) && Array.isArray(value))
    return [...held].sort().join() === [...value].sort().join();
  return typeof held === 'string' && typeof value === 'string'
    ? held.replaceAll('\r\n', '\n').trim() === value.replaceAll('\r\n', '\n')
    : held === value;
};
