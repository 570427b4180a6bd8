import { api, type ColumnChoice, type LedgerIntake } from '@luodi/contract';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { address, saveAs, sendFile } from '../../api/call.ts';
import { csvOf } from '../../charts/picture.ts';
import { JobProgress } from '../../components/job.tsx';
import { Scroll } from '../../components/scroll.tsx';
import { words } from '../../words/index.ts';
import { Heads } from './heads.tsx';
import './list.css';

/** What a person says of a table: its columns, the sheet, and what unknown numbers mean. */
interface Asked {
  readonly mapping: Readonly<Record<string, ColumnChoice | null>>;
  readonly sheet: string | undefined;
  readonly numbers: 'known' | 'keep';
}
const PLAIN: Asked = { mapping: {}, sheet: undefined, numbers: 'known' };
/** How many findings the page lists; the file has them all. */
const LISTED = 200;

/** Takes items in from a table: tried first, each wrong row named, then written in one go. */
export default function Intake() {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [file, setFile] = useState<File | null>(null);
  const [told, setTold] = useState<LedgerIntake | null>(null);
  const [asked, setAsked] = useState<Asked>(PLAIN);
  const [busy, setBusy] = useState<'reading' | 'writing' | null>(null);
  const send = async (of: File, { mapping, sheet, numbers }: Asked, dry: boolean) => {
    setBusy(dry ? 'reading' : 'writing');
    try {
      const said = Object.keys(mapping).length > 0 ? JSON.stringify(mapping) : undefined;
      const url = address(api.intake.ledger, { query: { dry, mapping: said, sheet, numbers } });
      const answer = (await sendFile(url, of)) as LedgerIntake;
      setTold(answer);
      if (answer.taken) fresh();
    } catch (error) {
      void message.error((error as Error).message, 8);
    } finally {
      setBusy(null);
    }
  };
  const fresh = () => {
    for (const key of ['items', 'item', 'overview', 'schedule'])
      void queries.invalidateQueries({ queryKey: [key] });
  };
  const begin = (given: File | undefined) => {
    if (!given) return;
    setFile(given);
    setTold(null);
    setAsked(PLAIN);
    void send(given, PLAIN, true);
  };
  const again = (of: File, next: Asked) => {
    setAsked(next);
    void send(of, next, true);
  };
  return (
    <>
      <p className="small">
        <Link to="/items">{words.items}</Link>
      </p>
      <div className="title">
        <h1>{words.taking.title}</h1>
      </div>
      <p className="muted">{words.taking.hint}</p>
      <label
        className="card drop-file"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          begin(event.dataTransfer.files[0]);
        }}
      >
        <span className="tool">{words.taking.choose}</span>
        <b>{file?.name ?? words.taking.drop}</b>
        <span className="muted small">{words.taking.dropHint}</span>
        <input
          type="file"
          className="hidden-text"
          accept=".xlsx,.csv,.docx"
          aria-label={words.taking.drop}
          disabled={busy !== null}
          onChange={(event) => {
            begin(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </label>
      {busy && (
        <p role="status">
          <span className="spin" aria-hidden="true" /> {words.taking[busy]}
        </p>
      )}
      {told && file && (
        <div className="column">
          <Outcome
            told={told}
            busy={busy !== null}
            apply={() => void send(file, asked, false)}
            onDone={() => {
              setTold({ ...told, taken: true, job: null });
              fresh();
            }}
          />
          {!told.taken && !told.job && (
            <div className="row">
              {told.sheets.length > 1 && (
                <label className="row tight small">
                  {words.taking.sheet}
                  <select
                    className="field short"
                    value={told.sheet}
                    disabled={busy !== null}
                    onChange={(event) => again(file, { ...PLAIN, sheet: event.target.value })}
                  >
                    {told.sheets.map((one) => (
                      <option key={one.name} value={one.name}>
                        {one.name}
                      </option>
                    ))}
                  </select>
                </label>
              )}
              <label className="row tight small">
                {words.taking.numbers}
                <select
                  className="field short"
                  value={asked.numbers}
                  disabled={busy !== null}
                  onChange={(event) =>
                    again(file, { ...asked, numbers: event.target.value as Asked['numbers'] })
                  }
                >
                  {(['known', 'keep'] as const).map((one) => (
                    <option key={one} value={one}>
                      {words.taking.numbersAs[one]}
                    </option>
                  ))}
                </select>
              </label>
            </div>
          )}
          {told.findings.length > 0 && <Faults told={told} />}
          {told.changes.length > 0 && <Changes told={told} />}
          {!told.taken && !told.job && (
            <Heads
              columns={told.columns}
              mapping={asked.mapping}
              busy={busy !== null}
              put={(name, choice) => setAsked({ ...asked, mapping: { ...asked.mapping, [name]: choice } })}
              again={() => again(file, asked)}
            />
          )}
        </div>
      )}
    </>
  );
}

function Outcome({
  told,
  busy,
  apply,
  onDone,
}: {
  readonly told: LedgerIntake;
  readonly busy: boolean;
  readonly apply: () => void;
  readonly onDone: () => void;
}) {
  const errors = told.findings.filter((one) => one.severity === 'error');
  const { wrong } = told;
  const doubts = told.findings.length - errors.length;
  const open = told.columns.filter((one) => one.open.length > 0).map((one) => one.name);
  const fresh = told.created + told.changed;
  if (!told.columns.some((one) => one.as === 'title' || one.as === 'number'))
    return (
      <section className="card" role="status">
        <p className="danger">{words.taking.unnamed}</p>
      </section>
    );
  return (
    <section className="card" role="status">
      <p>
        {told.taken
          ? words.taking.taken(told.created, told.changed)
          : words.taking.outcome(told.created, told.changed, told.unchanged)}{' '}
        <span className="muted small">{words.taking.rows(told.rows)}</span>
      </p>
      <p>
        <span className={`chip ${wrong > 0 ? 'bad' : 'good'}`}>
          {wrong > 0 ? words.taking.errors(wrong) : words.taking.clean}
        </span>{' '}
        {doubts > 0 && <span className="chip warn">{words.taking.doubts(doubts)}</span>}
      </p>
      {open.length > 0 && <p className="danger">{words.taking.openHint(open.join('、'))}</p>}
      {told.job ? (
        <JobProgress id={told.job} onDone={onDone} />
      ) : told.taken ? (
        <Link className="tool strong" to="/items">
          {words.taking.seen}
        </Link>
      ) : fresh > 0 ? (
        <button type="button" className="tool strong" disabled={busy || open.length > 0} onClick={apply}>
          {words.taking.apply(fresh)}
        </button>
      ) : (
        <p className="muted">{words.taking.nothing}</p>
      )}
    </section>
  );
}

function Faults({ told }: { readonly told: LedgerIntake }) {
  const head = [words.taking.line, words.taking.column, words.taking.found, words.taking.wrong];
  const save = () => {
    const rows = told.findings.map((one) => [one.line, one.column, one.said, one.message]);
    saveAs(new Blob([csvOf({ head, rows })], { type: 'text/csv' }), `${words.taking.faultsName}.csv`);
  };
  return (
    <section className="card">
      <div className="row between">
        <h2>{words.taking.faults}</h2>
        <button type="button" className="tool" onClick={save}>
          {words.taking.saveFaults}
        </button>
      </div>
      <Scroll>
        <table className="sheet">
          <thead>
            <tr>
              {head.map((name, at) => (
                <th key={name} className={at === 0 ? 'number' : undefined}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {told.findings.slice(0, LISTED).map((one) => (
              <tr key={`${one.line} ${one.column} ${one.code} ${one.said}`}>
                <td className="number">{one.line}</td>
                <td>
                  <span className={`chip ${one.severity === 'error' ? 'bad' : 'warn'}`}>{one.column}</span>
                </td>
                <td>{one.said}</td>
                <td>{one.message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {told.found > LISTED && <p className="muted small">{words.taking.firsts(LISTED, told.found)}</p>}
    </section>
  );
}

const Changes = ({ told }: { readonly told: LedgerIntake }) => (
  <details className="card">
    <summary>
      {words.taking.changes}{' '}
      {told.changes.length < told.created + told.changed && (
        <span className="muted small">
          {words.taking.firsts(told.changes.length, told.created + told.changed)}
        </span>
      )}
    </summary>
    <ul className="plain small lines">
      {told.changes.map((one) => (
        <li key={one.line}>
          <span className={`chip ${one.number === null ? 'good' : ''}`}>
            {one.number === null ? words.taking.fresh : one.number}
          </span>{' '}
          {one.title}{' '}
          <span className="muted">
            {one.fields
              .map(({ name, from, to }) => words.taking.became(name, to, from))
              .join(words.taking.parting)}
          </span>
        </li>
      ))}
    </ul>
  </details>
);
