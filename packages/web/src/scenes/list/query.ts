import type { api, QueryOf } from '@luodi/contract';

export type Asked = QueryOf<typeof api.item.list>;

export const KINDS = ['project', 'policy', 'platform', 'reform'] as const;
export const STATES = ['not-started', 'on-track', 'at-risk', 'off-track', 'completed', 'stopped'] as const;
export const SCHEDULES = ['unplanned', 'ahead', 'on-time', 'late', 'overdue', 'done'] as const;
export const EVIDENCES = ['none', 'claimed', 'evidenced', 'verified'] as const;
export const STAGES = [
  'reserve',
  'preparatory',
  'started',
  'construction',
  'completed',
  'operation',
  'withdrawn',
] as const;

/** Filters with a closed set of values. */
const CLOSED: Readonly<Record<string, readonly string[]>> = {
  kind: KINDS,
  grade: ['major', 'ordinary'],
  owner: ['with', 'without'],
  linked: ['with', 'without'],
  official: STATES,
  schedule: SCHEDULES,
  evidence: EVIDENCES,
  stage: STAGES,
  state: ['live', 'superseded', 'withdrawn'],
};
const OPEN = ['body', 'leader', 'area', 'document', 'clause', 'tag', 'words'] as const;
const ORDERS = ['number', 'title', 'next', 'updated', 'budget', 'physical'];

/** Columns by which the ledger can be told apart. */
export const GROUPS = [
  'kind',
  'grade',
  'body',
  'leader',
  'area',
  'official',
  'schedule',
  'evidence',
  'stage',
  'tag',
] as const;
export type Group = (typeof GROUPS)[number];

/** How the items are shown. */
export const LOOKS = ['table', 'board', 'gantt', 'calendar'] as const;
export type Look = (typeof LOOKS)[number];

/** The columns a table may show. */
export const COLUMNS = [
  'number',
  'title',
  'lead',
  'leader',
  'supporting',
  'areas',
  'stage',
  'official',
  'schedule',
  'evidence',
  'money',
  'physical',
  'milestones',
  'lastUpdate',
  'tags',
  'clauses',
] as const;
export type Column = (typeof COLUMNS)[number];
const USUAL: readonly Column[] = [
  'number',
  'title',
  'lead',
  'official',
  'schedule',
  'evidence',
  'milestones',
  'lastUpdate',
  'clauses',
];

/** What an address asks for: only values that are known, so that a mistyped link shows something. */
export function asked(params: URLSearchParams): Asked {
  const query: Record<string, string> = {};
  for (const [name, values] of Object.entries({ ...CLOSED, order: ORDERS })) {
    const value = params.get(name);
    if (value !== null && values.includes(value)) query[name] = value;
  }
  for (const name of OPEN) {
    const value = params.get(name);
    if (value) query[name] = value.slice(0, 100);
  }
  return query as Asked;
}

/** True when an address asks for less than everything. */
export const narrows = ({ order: _, ...query }: Asked): boolean => Object.keys(query).length > 0;

export const lookOf = (params: URLSearchParams): Look =>
  LOOKS.find((one) => one === params.get('view')) ?? 'table';

export const groupOf = (params: URLSearchParams): Group | undefined =>
  GROUPS.find((one) => one === params.get('group'));

/** The columns to show, in the order given: those of the address, else of the list, else the usual ones. */
export function columnsOf(params: URLSearchParams, list?: readonly string[]): readonly Column[] {
  const known = (names: readonly string[]) =>
    [...new Set(names)].flatMap((name) => COLUMNS.find((one) => one === name) ?? []);
  const chosen = known(params.get('columns')?.split(',') ?? []);
  if (chosen.length > 0) return chosen;
  const own = known(list ?? []);
  return own.length > 0 ? own : USUAL;
}

/** What a column of the page is in an exported table; the number leads, so that the table can come back in. */
export const exported = (columns: readonly Column[]): string =>
  [
    ...new Set([
      'number',
      ...columns.flatMap((one): readonly string[] => {
        if (one === 'title') return ['kind', 'grade', 'title'];
        if (one === 'lead') return ['lead', 'post'];
        if (one === 'money') return ['money', 'completed'];
        return one === 'milestones' ? ['milestones', 'next'] : [one];
      }),
    ]),
  ].join(',');

/** The filter that shows one group; null where nothing but the group itself tells it. */
export function within(group: Group, key: string | null): Partial<Asked> | null {
  if (key !== null) return { [group]: key };
  return group === 'body' ? { owner: 'without' } : null;
}

/** What of an address is kept as a view: everything but the page. */
export function kept(params: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...params].filter(([name, value]) => name !== 'page' && value !== ''));
}
