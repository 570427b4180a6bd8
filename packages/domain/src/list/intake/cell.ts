import type { Grade, ItemKind } from '../../plan/plan.ts';
import type { OfficialStatus } from '../evidence.ts';
import type { Funding, Investment } from '../investment.ts';
import type { Stage } from '../stage.ts';
import { dayOf, yearsOf } from './day.ts';
import type { LedgerCell, LedgerCode, LedgerColumn, LedgerFacts, LedgerLine } from './fact.ts';
import { type LedgerField, milestoneOf } from './heading.ts';
import { amountOf, percentOf } from './money.ts';
import { namesOf, plain } from './named.ts';
import { type SaidStep, stepsOf } from './step.ts';

/** What the words of a cell stand for, in every spelling that is read. */
export interface LedgerWords {
  readonly kind: ReadonlyMap<string, ItemKind>;
  readonly grade: ReadonlyMap<string, Grade>;
  readonly official: ReadonlyMap<string, OfficialStatus>;
  readonly stage: ReadonlyMap<string, Stage>;
}

/** What the cells of a row say: facts as they are, owners and places by name. */
export type Said = Partial<
  Omit<LedgerFacts, 'leadPost' | 'leaderPost' | 'supporting' | 'areas'> & {
    readonly lead: string;
    readonly post: string;
    readonly leader: string;
    readonly supporting: readonly string[];
    readonly areas: readonly string[];
    readonly steps: readonly SaidStep[];
  }
> & { readonly number: string };

type Put = (
  code: LedgerCode,
  field: LedgerField,
  detail?: Readonly<Record<string, unknown>>,
  name?: string | null,
) => void;

/** What belongs to one row alone, and is not taken from a cell that spans several. */
const OWN: ReadonlySet<LedgerField> = new Set<LedgerField>([
  'number',
  'title',
  'budget',
  'planned',
  'completed',
  'funding',
  'physical',
  'milestone',
  'milestones',
]);
/** Longest texts, as the page takes them. */
const LONGEST = { title: 300, goal: 2000, note: 5000 } as const;
const TAG = 60;
const TAGS = 30;
const STEP_TITLE = 200;
/** What a cell says that says nothing. */
const BLANK = /^[-—–/\\]+$/;

/** Reads the cells of a row; what cannot be read is put as a finding and left out. */
export function valuesOf(
  { cells }: LedgerLine,
  columns: readonly LedgerColumn[],
  words: LedgerWords,
  put: Put,
): Said {
  const said: { -readonly [K in keyof Said]: Said[K] } = { number: '' };
  const years = new Map<number, Investment>();
  const money = new Map<string, Funding>();
  const steps: SaidStep[] = [];
  for (const { name, place, reading } of columns) {
    const { field, unit, year, source, funds } = reading;
    const odd = (code: LedgerCode, detail: Readonly<Record<string, unknown>> = {}) =>
      put(code, field, detail, name);
    const text = textOf(cells[place], field, odd);
    if (text === '') continue;
    const short = text.slice(0, 80);
    switch (field) {
      case 'number':
        said.number = text;
        break;
      case 'title':
      case 'goal':
      case 'note':
        if (text.length > LONGEST[field]) odd('text-long', { said: short, limit: LONGEST[field] });
        else said[field] = text;
        break;
      case 'lead':
      case 'post':
      case 'leader':
        said[field] = text;
        break;
      case 'supporting':
      case 'areas':
        said[field] = namesOf(text);
        break;
      case 'tags': {
        const tags = [...new Set(namesOf(text))];
        if (tags.length > TAGS || tags.some((one) => one.length > TAG))
          odd('text-long', { said: short, limit: TAG });
        else said.tags = tags;
        break;
      }
      case 'kind':
      case 'grade':
      case 'official':
      case 'stage': {
        const known = words[field] as ReadonlyMap<string, never>;
        const found = known.get(plain(text).toLowerCase());
        if (found === undefined) odd('word-unknown', { said: short, known: [...new Set(known.values())] });
        else said[field] = found;
        break;
      }
      case 'budget':
      case 'planned':
      case 'completed':
      case 'funding': {
        const amount = amountOf(text, unit!);
        if (amount === null) odd('amount-unreadable', { said: short });
        else if (field === 'budget') said.budget = amount;
        else if (field === 'funding') {
          const key = `${year} ${source}`;
          money.set(key, { ...(money.get(key) ?? noFunds(year!, source!)), [funds!]: amount });
        } else
          years.set(year!, {
            ...(years.get(year!) ?? { year: year!, planned: null, completed: null }),
            [field]: amount,
          });
        break;
      }
      case 'physical': {
        const share = percentOf(text);
        if (share === null) odd('percent-unreadable', { said: short });
        else said.physical = share;
        if (share !== null && share > 0 && share < 1 && !text.endsWith('%')) odd('percent-small');
        break;
      }
      case 'period':
      case 'start':
      case 'end': {
        const found = yearsOf(text);
        if (found === null) odd('years-unreadable', { said: short });
        else {
          if (field !== 'end') said.periodStart = found[0];
          if (field !== 'start') said.periodEnd = found[1];
          if (dayOf(text)) odd('year-taken');
        }
        break;
      }
      case 'milestone':
      case 'milestones': {
        const found = field === 'milestones' ? stepsOf(text, words.stage) : oneStep(name, text, words);
        if (found === null)
          odd(
            /^\d{5}$/.test(text)
              ? 'day-serial'
              : field === 'milestones'
                ? 'steps-unreadable'
                : 'day-unreadable',
            { said: short },
          );
        else if (found.some((step) => step.title.length > STEP_TITLE))
          odd('text-long', { said: short, limit: STEP_TITLE });
        else {
          steps.push(...found);
          if (found.some((step) => step.month)) odd('day-month');
        }
      }
    }
  }
  if (years.size > 0) said.investment = [...years.values()];
  if (money.size > 0) said.funding = [...money.values()];
  if (steps.length > 0) said.steps = steps;
  return said;
}

/** What a cell says, empty where it says nothing or cannot be taken. */
function textOf(
  cell: LedgerCell | undefined,
  field: LedgerField,
  odd: (code: LedgerCode, detail?: Readonly<Record<string, unknown>>) => void,
): string {
  if (!cell || cell.content === 'empty') return '';
  const { text } = cell;
  if (cell.content === 'error') {
    odd('cell-error', { said: text });
    return '';
  }
  if (cell.content === 'formula') odd(text === '' ? 'formula-empty' : 'formula-used');
  if (cell.merged && OWN.has(field) && text !== '') {
    odd('cell-merged', { said: text.slice(0, 80) });
    return '';
  }
  return BLANK.test(text.trim()) ? '' : text.trim();
}

/** The milestone of a column: its day, and in brackets what else is known. */
const oneStep = (name: string, text: string, words: LedgerWords): SaidStep[] | null => {
  const found = stepsOf(`-：${text}`, words.stage);
  return found?.length === 1 && found[0]!.title === '-' ? [{ ...found[0]!, title: milestoneOf(name) }] : null;
};

const noFunds = (year: number, source: string): Funding => ({
  year,
  source,
  planned: null,
  authorised: null,
  committed: null,
  paid: null,
});
