import type { ColumnChoice, LedgerField, LedgerIntake } from '@luodi/contract';
import { Scroll } from '../../components/scroll.tsx';
import { words } from '../../words/index.ts';

type Head = LedgerIntake['columns'][number];
type Part = Head['open'][number];

const FIELDS = Object.keys(words.taking.field) as LedgerField[];
/** What of a column a person may have to say, by what it is read as. */
const PARTS: Readonly<Partial<Record<LedgerField, readonly Part[]>>> = {
  budget: ['unit'],
  planned: ['unit', 'year'],
  completed: ['unit', 'year'],
  funding: ['unit', 'year', 'source', 'funds'],
};
const NAMES: Readonly<Record<Part, string>> = {
  unit: words.taking.unitName,
  year: words.taking.yearName,
  source: words.taking.sourceName,
  funds: words.taking.fundsName,
};
const OPTIONS = { unit: words.taking.unit, source: words.ledger.source, funds: words.ledger.funds } as const;

/** What each column of a table is read as: proposed from its name with how sure that is, and changed by a person. */
export function Heads({
  columns,
  mapping,
  busy,
  put,
  again,
}: {
  readonly columns: readonly Head[];
  readonly mapping: Readonly<Record<string, ColumnChoice | null>>;
  readonly busy: boolean;
  readonly put: (name: string, choice: ColumnChoice | null) => void;
  readonly again: () => void;
}) {
  return (
    <section className="card">
      <h2>{words.taking.columns}</h2>
      <Scroll>
        <table className="sheet">
          <thead>
            <tr>
              <th>{words.taking.said}</th>
              <th>{words.taking.sample}</th>
              <th>{words.taking.as}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((one) => (
              <tr key={one.name}>
                <td>{one.name}</td>
                <td className="muted">{one.sample}</td>
                <td>
                  <Choice column={one} choice={mapping[one.name]} put={(choice) => put(one.name, choice)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <button
        type="button"
        className="tool"
        disabled={busy || Object.keys(mapping).length === 0}
        onClick={again}
      >
        {words.taking.again}
      </button>
    </section>
  );
}

function Choice({
  column,
  choice,
  put,
}: {
  readonly column: Head;
  /** What the person chose since; null is not read. */
  readonly choice: ColumnChoice | null | undefined;
  readonly put: (choice: ColumnChoice | null) => void;
}) {
  const field = choice === undefined ? column.as : (choice?.field ?? null);
  const told = (part: Part) => choice?.[part] ?? (field === column.as ? column[part] : null);
  const set = (part: Part, value: string) => {
    if (field === null) return;
    const given: Partial<Record<Part, unknown>> = {};
    for (const one of PARTS[field] ?? []) if (told(one) !== null) given[one] = told(one);
    if (value === '') delete given[part];
    else given[part] = part === 'year' ? Number(value) : value;
    put({ field, ...given } as ColumnChoice);
  };
  const label = (name: string) => `${column.name} ${name}`;
  return (
    <div className="row tight">
      <select
        className="field short"
        aria-label={label(words.taking.as)}
        value={field ?? ''}
        onChange={(event) =>
          put(event.target.value === '' ? null : { field: event.target.value as LedgerField })
        }
      >
        <option value="">{words.taking.skip}</option>
        {FIELDS.map((one) => (
          <option key={one} value={one}>
            {words.taking.field[one]}
          </option>
        ))}
      </select>
      {(field === null ? [] : (PARTS[field] ?? [])).map((part) =>
        part === 'year' ? (
          <input
            key={part}
            className="field year"
            inputMode="numeric"
            maxLength={4}
            aria-label={label(NAMES[part])}
            aria-invalid={told(part) === null}
            placeholder={words.taking.choosePart[part]}
            defaultValue={told(part) ?? ''}
            onChange={(event) => {
              if (/^(?:199\d|20\d\d|2100)?$/.test(event.target.value)) set(part, event.target.value);
            }}
          />
        ) : (
          <select
            key={part}
            className="field short"
            aria-label={label(NAMES[part])}
            aria-invalid={told(part) === null}
            value={told(part) ?? ''}
            onChange={(event) => set(part, event.target.value)}
          >
            <option value="">{words.taking.choosePart[part]}</option>
            {Object.entries(OPTIONS[part]).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        ),
      )}
      {choice === undefined && <Surety column={column} />}
    </div>
  );
}

function Surety({ column }: { readonly column: Head }) {
  if (column.computed) return <span className="muted small">{words.taking.computed}</span>;
  if (column.by !== 'name') return <span className="chip good">{words.taking.by[column.by]}</span>;
  if (column.as === null || column.confidence === 1) return null;
  return (
    <span className={`chip ${column.open.length > 0 ? 'bad' : column.confidence < 0.9 ? 'warn' : ''}`}>
      {column.open.length > 0
        ? NAMES[column.open[0]!]
        : words.taking.sure(Math.round(column.confidence * 100))}
    </span>
  );
}
