import type { Funding } from '../investment.ts';
import { type MoneyUnit, moneyUnitOf } from './money.ts';

/** What a column of a ledger can hold of an item. */
export const LEDGER_FIELDS = [
  'number',
  'title',
  'kind',
  'grade',
  'lead',
  'post',
  'leader',
  'supporting',
  'areas',
  'stage',
  'official',
  'budget',
  'planned',
  'completed',
  'funding',
  'physical',
  'period',
  'start',
  'end',
  'milestone',
  'milestones',
  'goal',
  'note',
  'tags',
] as const;
export type LedgerField = (typeof LEDGER_FIELDS)[number];

/** Where money of an item comes from. */
export const SOURCES = ['central', 'province', 'city', 'district', 'bond', 'bank', 'own', 'other'] as const;
export type Source = (typeof SOURCES)[number];
/** What is said of it: planned, authorised, committed, paid. */
export type Funds = Exclude<keyof Funding, 'year' | 'source'>;

/** What a column is read as; what the field does not need is null, and so is what nobody said. */
export interface Reading {
  readonly field: LedgerField;
  /** Of money. */
  readonly unit: MoneyUnit | null;
  readonly year: number | null;
  readonly source: Source | null;
  readonly funds: Funds | null;
}

/** A column as its name is understood: 1 is the very name, less is likeness; `computed` is told by the system, not read. */
export interface Heading {
  readonly name: string;
  readonly reading: Reading | null;
  readonly confidence: number;
  readonly computed: boolean;
}

/** What names say: those of the fields, and of what an export tells and no import reads. */
export interface HeadingWords {
  readonly fields: Readonly<Partial<Record<LedgerField, readonly string[]>>>;
  readonly computed: readonly string[];
}

/** What a name needs to be complete. */
const NEEDS: Readonly<Partial<Record<LedgerField, readonly (keyof Reading)[]>>> = {
  budget: ['unit'],
  planned: ['unit', 'year'],
  completed: ['unit', 'year'],
  funding: ['unit', 'year', 'source', 'funds'],
};

/** Known by what their names say, not by a name. */
const TOLD: ReadonlySet<LedgerField> = new Set<LedgerField>(['planned', 'completed', 'funding', 'milestone']);

/** What of a reading is open: a question to the person, never a guess. */
export const openOf = (reading: Reading): (keyof Reading)[] =>
  (NEEDS[reading.field] ?? []).filter((name) => reading[name] === null);

/** A reading of a field that needs nothing else. */
export const readAs = (field: LedgerField, more: Partial<Reading> = {}): Reading => ({
  field,
  unit: null,
  year: null,
  source: null,
  funds: null,
  ...more,
});

const SOURCE_WORDS: readonly (readonly [RegExp, Source])[] = [
  [/中央|国家预算|central/, 'central'],
  [/专项债|债券|bond/, 'bond'],
  [/贷款|信贷|bank|loan/, 'bank'],
  [/自筹|自有|企业资金|own funds?/, 'own'],
  [/省级|省预算|省财政|省资金|自治区|provinc/, 'province'],
  [/市级|市预算|市财政|市本级|city|municipal/, 'city'],
  [/区级|县级|区县|县区|区财政|县财政|district|county/, 'district'],
  [/其他|其它|other/, 'other'],
];
const FUNDS_WORDS: readonly (readonly [RegExp, Funds])[] = [
  [/批复|批准|核定|下达|authori[sz]ed/, 'authorised'],
  [/落实|签约|合同|committed/, 'committed'],
  [/支付|支出|拨付|到位|paid/, 'paid'],
  [/计划|安排|拟|planned/, 'planned'],
];
/** Names too short or too wide to be known within others. */
const WHOLE: ReadonlySet<LedgerField> = new Set<LedgerField>(['number', 'kind', 'milestones']);

const bare = (said: string): string =>
  said
    .normalize('NFKC')
    .replace(/[\s*:、,/]|\(.*?\)|\[.*?\]/g, '')
    .toLowerCase();

/**
 * What the names of columns say they hold. Money says its unit and its year itself, by the words above the table, or
 * not at all; “其中” belongs to the yearly total before it.
 * @param names as the table has them, from left to right
 * @param unit that stands above the table
 * @example headingsOf(['总投资（亿元）'], { fields: {}, computed: [] }, null)[0].reading // → { field: 'budget', unit: 'yi', year: null, source: null, funds: null }
 */
export function headingsOf(names: readonly string[], words: HeadingWords, unit: MoneyUnit | null): Heading[] {
  const exact = new Map<string, LedgerField>();
  for (const [field, said] of Object.entries(words.fields) as [LedgerField, readonly string[]][])
    if (!TOLD.has(field)) for (const one of said) exact.set(bare(one), field);
  const computed = new Set(words.computed.map(bare));
  let total: Reading | null = null;
  const found = names.map((name): Heading => {
    const known = bare(name);
    const put = (reading: Reading | null, confidence: number): Heading => ({
      name,
      reading,
      confidence,
      computed: false,
    });
    if (known === '') return put(null, 0);
    if (computed.has(known)) return { name, reading: null, confidence: 1, computed: true };
    const field = exact.get(known);
    if (field) return put(readAs(field, field === 'budget' ? { unit: moneyUnitOf(name) ?? unit } : {}), 1);
    const money = moneyOf(name, unit, total);
    if (money) {
      if (money.field === 'planned' || money.field === 'completed') total = money;
      return put(money, openOf(money).length === 0 ? 0.9 : 0.7);
    }
    if (/形象进度|physicalprogress/.test(known)) return put(readAs('physical'), 0.9);
    if (/^(?:里程碑|节点|milestone)./.test(known)) return put(readAs('milestone'), 0.9);
    if (/.(?:时间|日期)$/.test(known) && !/更新|填报|报送|录入/.test(known))
      return put(readAs('milestone'), 0.6);
    const like = likest(known, exact);
    return like === null ? put(null, 0) : put(readAs(like), 0.6);
  });
  return once(found);
}

/** The longest known name within another. */
function likest(known: string, exact: ReadonlyMap<string, LedgerField>): LedgerField | null {
  let best: readonly [string, LedgerField] | null = null;
  for (const [name, field] of exact)
    if (name.length >= 2 && !WHOLE.has(field) && /[^\x20-\x7e]/.test(name) && known.includes(name))
      if (best === null || name.length > best[0].length) best = [name, field];
  return best?.[1] ?? null;
}

function moneyOf(name: string, above: MoneyUnit | null, total: Reading | null): Reading | null {
  const said = name.normalize('NFKC').toLowerCase();
  const own = moneyUnitOf(said);
  const part = /其中/.test(said);
  const years = [...new Set(said.match(/(?:19|20)\d{2}(?=\s*年|\D|$)/g) ?? [])];
  const year = years.length === 1 ? Number(years[0]) : part ? (total?.year ?? null) : null;
  const source = SOURCE_WORDS.find(([known]) => known.test(said))?.[1] ?? null;
  const funds =
    FUNDS_WORDS.find(([known]) => known.test(said))?.[1] ??
    (part && total?.field === 'planned' ? ('planned' as const) : null);
  const unit = own ?? (part ? (total?.unit ?? above) : above);
  // “市级重大项目总投资” is the whole of it, not what the city pays.
  if (year === null && !part && /总投资|投资总额|概算|投资规模|total investment/.test(said))
    return readAs('budget', { unit });
  const isMoney = own !== null || /投资|资金|预算|拨款|贷款|债券?|investment|fund/.test(said);
  if (source !== null && (isMoney || part)) return readAs('funding', { unit, year, source, funds });
  if (!/投资|investment/.test(said)) return null;
  if (/计划|安排|planned/.test(said) && !/累计|总投资/.test(said)) return readAs('planned', { unit, year });
  return /完成|completed/.test(said) && year !== null ? readAs('completed', { unit, year }) : null;
}

/** A field of which an item has one is read from the surest column, the first of equals. */
function once(found: readonly Heading[]): Heading[] {
  const key = ({ reading, name }: Heading) =>
    reading === null
      ? null
      : reading.field === 'milestone'
        ? `milestone ${bare(name)}`
        : [reading.field, reading.year, reading.source, reading.funds].join(' ');
  const best = new Map<string, Heading>();
  for (const one of found) {
    const name = key(one);
    if (name !== null && one.confidence > (best.get(name)?.confidence ?? 0)) best.set(name, one);
  }
  return found.map((one) => {
    const name = key(one);
    // Two columns of which both lack their year are two questions, not one field.
    const isOpen = one.reading !== null && openOf(one.reading).some((part) => part !== 'unit');
    return name === null || isOpen || best.get(name) === one ? one : { ...one, reading: null, confidence: 0 };
  });
}

/** What a column for one milestone calls it: its own name without what makes it a day. */
export const milestoneOf = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\(.*?\)/g, '')
    .replace(/^(?:里程碑|节点|milestone)\s*[::\-—]?\s*/i, '')
    .replace(/(?:的)?(?:时间|日期|date)$/i, '')
    .trim();
