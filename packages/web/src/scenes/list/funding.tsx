import { api, type ItemDetail } from '@luodi/contract';
import { type Edit, fundingName } from '@luodi/domain/list';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { today } from '../../api/time.ts';
import { words } from '../../words/index.ts';
import { DraftForm } from './draft-form.tsx';
import type { Merging, Part } from './merging.ts';

export const STEPS = ['planned', 'authorised', 'committed', 'paid'] as const;
const YEARLY = ['planned', 'completed'] as const;

type Fund = ItemDetail['funding'][number];
type Source = Fund['source'];
type Year = ItemDetail['investment'][number];
/** A year of the plan, or the money of a source in a year. */
type Line = Year | Fund;

const isFund = (line: Line): line is Fund => 'source' in line;
const lineName = (line: Line): string => (isFund(line) ? fundingName(line) : String(line.year));
const SOURCES = Object.keys(words.ledger.source) as Source[];

/** The yearly plan and the money by source and year, which are saved together. */
export const MONEY_PART: Part<Line> = {
  name: 'money',
  fields: [
    ['year', ...YEARLY],
    ['year', 'source', ...STEPS],
  ],
  of: ({ row, investment, funding }) => ({ token: row.version, lines: [...investment, ...funding] }),
  line: lineName,
  send: (id, { token, lines }) =>
    call(api.item.money, {
      params: { id },
      body: {
        version: token as number,
        investment: lines.filter((one): one is Year => !isFund(one)),
        funding: lines.filter(isFund),
      },
    }),
  by: (item) => item.history[0]?.by ?? '',
};

/** The yearly plan with what is completed, and the money by source and year; 10,000 yuan. */
export function Form({
  merging,
  lines,
}: {
  readonly merging: Merging<Line>;
  readonly lines: readonly Line[];
}) {
  const years = lines.filter((one): one is Year => !isFund(one)).sort((a, b) => a.year - b.year);
  const funds = lines
    .filter(isFund)
    .sort((a, b) => a.year - b.year || SOURCES.indexOf(a.source) - SOURCES.indexOf(b.source));
  const next = (years.at(-1)?.year ?? Number(today().slice(0, 4)) - 1) + 1;
  const set = (line: Line, given: object) =>
    merging.set(lines.map((one) => (lineName(one) === lineName(line) ? { ...one, ...given } : one)));
  const remove = (line: Line) => merging.set(lines.filter((one) => lineName(one) !== lineName(line)));
  const row = <L extends Line>(line: L, name: string, fields: readonly (keyof L & string)[]) => (
    <div key={lineName(line)}>
      <div className="row tight">
        <b>{name}</b>
        <button
          type="button"
          className="tool bare"
          aria-label={words.merging.remove(name)}
          onClick={() => remove(line)}
        >
          ✕
        </button>
      </div>
      <div className="money-line">
        {fields.map((field) => (
          <label key={field} className="named">
            {fieldName(line, field)}
            <input
              type="number"
              min={0}
              step="any"
              className="field"
              aria-label={`${name} ${fieldName(line, field)}`}
              value={(line[field] as number | null) ?? ''}
              onChange={(event) =>
                set(line, { [field]: event.target.value === '' ? null : Number(event.target.value) })
              }
            />
          </label>
        ))}
      </div>
    </div>
  );
  return (
    <DraftForm merging={merging} kind="money-form" named={(edit) => editName(edit)} told={told}>
      <b className="small">
        {words.merging.yearly}（{words.ledger.unit}）
      </b>
      {years.map((one) => row(one, String(one.year), YEARLY))}
      <div className="row tight">
        <button
          type="button"
          className="tool"
          onClick={() => merging.set([...lines, { year: next, planned: null, completed: null }])}
        >
          {words.ledger.addYear(next)}
        </button>
      </div>
      <b className="small">
        {words.merging.bySource}（{words.ledger.unit}）
      </b>
      {funds.map((one) => row(one, fundName(one), STEPS))}
      <Adding
        year={years.at(-1)?.year ?? next}
        held={new Set(funds.map(lineName))}
        add={(year, source) =>
          merging.set([
            ...lines,
            { year, source, planned: null, authorised: null, committed: null, paid: null },
          ])
        }
      />
    </DraftForm>
  );
}

/** A source and a year that the item has no money of yet. */
function Adding({
  year: first,
  held,
  add,
}: {
  readonly year: number;
  readonly held: ReadonlySet<string>;
  readonly add: (year: number, source: Source) => void;
}) {
  const [year, setYear] = useState(String(first));
  const [source, setSource] = useState<Source>('city');
  const known = held.has(fundingName({ year: Number(year), source }));
  const odd = !/^\d{4}$/.test(year) || Number(year) < 1990 || Number(year) > 2100;
  return (
    <div className="row tight">
      <input
        type="number"
        className="field short"
        min={1990}
        max={2100}
        aria-label={words.ledger.year}
        value={year}
        onChange={(event) => setYear(event.target.value)}
      />
      <select
        className="field short"
        aria-label={words.ledger.sourceName}
        value={source}
        onChange={(event) => setSource(event.target.value as Source)}
      >
        {SOURCES.map((one) => (
          <option key={one} value={one}>
            {words.ledger.source[one]}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="tool"
        disabled={known || odd}
        onClick={() => add(Number(year), source)}
      >
        {words.merging.addFunding}
      </button>
    </div>
  );
}

const fundName = ({ year, source }: Pick<Fund, 'year' | 'source'>): string =>
  `${year} ${words.ledger.source[source]}`;

function fieldName(line: Line, field: string): string {
  if (isFund(line)) return words.ledger.funds[field as (typeof STEPS)[number]];
  return field === 'planned' ? words.ledger.plannedYear : words.ledger.completedYear;
}

function editName({ line, field }: Edit): string {
  const [year, source] = line.split(' ') as [string, Source?];
  if (source === undefined) {
    const yearly = field === 'completed' ? words.ledger.completedYear : words.ledger.plannedYear;
    return `${year} ${field === null ? words.merging.yearly : yearly}`;
  }
  const name = fundName({ year: Number(year), source });
  return field === null ? name : `${name} ${words.ledger.funds[field as (typeof STEPS)[number]]}`;
}

function told(field: string | null, value: unknown): string {
  if (field !== null) return value === null ? '–' : Number(value).toLocaleString();
  const line = value as Line;
  const fields = isFund(line) ? STEPS : YEARLY;
  return fields
    .map((name) => `${fieldName(line, name)} ${told(name, line[name as keyof Line])}`)
    .join(words.merging.and);
}
