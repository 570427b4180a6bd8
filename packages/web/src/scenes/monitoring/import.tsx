import type { ObservationImport } from '@luodi/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { ask } from '../../api/ask.ts';
import { sendFile } from '../../api/call.ts';
import { Scroll } from '../../components/scroll.tsx';
import { words } from '../../words/index.ts';
import { nameOf } from '../index/name.ts';

type Mapping = ObservationImport['mapping'];

const ROLES = ['indicator', 'area', 'period', 'value', 'unit', 'missing', 'source', 'skip'];

/** Observations from a file: tried first, each wrong cell by line and column, then recorded. */
export default function Import() {
  const indicators = useQuery(ask.indicators);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [file, setFile] = useState<File | null>(null);
  const [told, setTold] = useState<ObservationImport | null>(null);
  const [mapping, setMapping] = useState<Mapping | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (
    of: File,
    query: {
      readonly mapping?: Mapping | null;
      readonly sheet?: number;
      readonly dry?: boolean;
      readonly partly?: boolean;
    },
  ) => {
    setBusy(true);
    try {
      const asked = new URLSearchParams({ dry: String(query.dry ?? true), sheet: String(query.sheet ?? 0) });
      if (query.partly) asked.set('partly', 'true');
      if (query.mapping) asked.set('mapping', JSON.stringify(query.mapping));
      const answer = (await sendFile(`/api/observations/import?${asked}`, of)) as ObservationImport;
      setTold(answer);
      setMapping(answer.mapping);
      if (answer.recorded !== null && answer.recorded > 0) {
        void message.success(words.observing.recorded(answer.recorded));
        await queries.invalidateQueries();
      }
    } catch (error) {
      void message.error((error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  const begin = (given: File | undefined) => {
    if (!given) return;
    setFile(given);
    setTold(null);
    void send(given, {});
  };
  const named = indicators.data?.indicators ?? [];
  const roleName = (role: string) => {
    const own = role.startsWith('=') ? named.find((one) => one.code === role.slice(1)) : null;
    return own ? words.observing.valuesOf(nameOf(own)) : (words.observing.roles[role] ?? role);
  };
  const isWide = mapping?.columns.some((role) => role.startsWith('=')) ?? false;
  const lacks = (role: 'indicator' | 'area' | 'period') =>
    mapping !== null && !mapping.columns.includes(role) && !(role === 'indicator' && isWide);
  return (
    <>
      <div className="title">
        <h1>{words.observing.title}</h1>
        <Link className="tool" to="/indicators">
          {words.indicators}
        </Link>
      </div>
      <label
        className="card drop-file"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          begin(event.dataTransfer.files[0]);
        }}
      >
        <b>{file?.name ?? words.observing.drop}</b>
        <span className="muted small">{words.observing.dropHint}</span>
        <input
          type="file"
          accept=".csv,.xlsx,.txt"
          aria-label={words.observing.drop}
          onChange={(event) => {
            begin(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </label>
      {busy && (
        <p role="status">
          <span className="spin" aria-hidden="true" /> {words.loading}
        </p>
      )}
      {told && mapping && file && (
        <div className="column">
          {told.sheets.length > 1 && (
            <label className="row tight">
              {words.observing.sheet}
              <select
                className="field short"
                value={told.sheet}
                onChange={(event) => void send(file, { sheet: Number(event.target.value) })}
              >
                {told.sheets.map((one, at) => (
                  <option key={one.name} value={at}>
                    {one.name} · {words.observing.rows(one.rows)}
                  </option>
                ))}
              </select>
            </label>
          )}
          <section className="card">
            <h2>
              {words.observing.columns} <span className="muted small">{words.observing.rows(told.rows)}</span>
            </h2>
            <Scroll>
              <table className="sheet">
                <thead>
                  <tr>
                    {told.head.map((text, at) => (
                      // A table may have two columns of one name.
                      // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a column is known by
                      <th key={`${text} ${at}`}>
                        {text || '–'}
                        <br />
                        <select
                          className="field short"
                          aria-label={`${words.observing.columns}: ${text}`}
                          value={mapping.columns[at]}
                          onChange={(event) =>
                            setMapping({
                              ...mapping,
                              columns: mapping.columns.map((role, place) =>
                                place === at ? event.target.value : role,
                              ),
                            })
                          }
                        >
                          {ROLES.map((role) => (
                            <option key={role} value={role}>
                              {roleName(role)}
                            </option>
                          ))}
                          {named.map((one) => (
                            <option key={one.code} value={`=${one.code}`}>
                              {words.observing.valuesOf(nameOf(one))}
                            </option>
                          ))}
                        </select>
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {told.sample.map((row) => (
                    <tr key={row.join('\t')}>
                      {told.head.map((text, at) => (
                        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a column is known by
                        <td key={`${text} ${at}`}>{row[at]}</td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
            {(['indicator', 'area', 'period'] as const).some(lacks) && (
              <fieldset className="fields choices">
                <legend className="muted small">{words.observing.fixed}</legend>
                {(['indicator', 'area', 'period'] as const).filter(lacks).map((role) => (
                  <label key={role} className="named">
                    {words.observing.roles[role]}
                    <input
                      className="field"
                      value={mapping[role] ?? ''}
                      onChange={(event) => setMapping({ ...mapping, [role]: event.target.value })}
                    />
                  </label>
                ))}
              </fieldset>
            )}
            <button
              type="button"
              className="tool"
              disabled={busy}
              onClick={() => void send(file, { mapping: filled(mapping), sheet: told.sheet })}
            >
              {words.observing.again}
            </button>
          </section>
          <section className="card" role="status">
            <p>
              {told.recorded !== null && told.recorded > 0 && (
                <span className="chip good">{words.observing.recorded(told.recorded)}</span>
              )}{' '}
              {words.observing.outcome(told.fresh, told.revised, told.unchanged)}
            </p>
            {told.missing > 0 && <p className="muted small">{words.observing.missing(told.missing)}</p>}
            <p>
              <span className={`chip ${told.errors > 0 ? 'bad' : 'good'}`}>
                {told.errors > 0 ? words.observing.errors(told.errors) : words.observing.clean}
              </span>{' '}
              {told.warnings > 0 && (
                <span className="chip warn">{words.observing.warnings(told.warnings)}</span>
              )}
            </p>
            {told.recorded === null && told.fresh + told.revised > 0 && (
              <button
                type="button"
                className="tool strong"
                disabled={busy}
                onClick={() =>
                  void send(file, {
                    mapping: filled(mapping),
                    sheet: told.sheet,
                    dry: false,
                    partly: told.errors > 0,
                  })
                }
              >
                {told.errors > 0 ? words.observing.partly : words.observing.record}
              </button>
            )}
            {told.faults.length > 0 && (
              <Scroll>
                <table className="sheet">
                  <thead>
                    <tr>
                      <th className="number">{words.observing.line}</th>
                      <th>{words.observing.column}</th>
                      <th>{words.observing.found}</th>
                      <th>{words.observing.wrong}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {told.faults.map((one) => (
                      <tr key={`${one.line} ${one.column} ${one.code} ${one.found}`}>
                        <td className="number">{one.line || ''}</td>
                        <td>{one.column === null ? '' : told.head[one.column]}</td>
                        <td>
                          {one.code === 'no-column'
                            ? (words.observing.roles[one.found] ?? one.found)
                            : one.found}
                        </td>
                        <td>
                          <span className={`chip ${one.severity === 'error' ? 'bad' : 'warn'}`}>
                            {words.observing.faults[one.code]}
                          </span>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
                {told.errors + told.warnings > told.faults.length && (
                  <p className="muted">
                    {words.observing.more(told.errors + told.warnings - told.faults.length)}
                  </p>
                )}
              </Scroll>
            )}
          </section>
        </div>
      )}
    </>
  );
}

/** Without what was left empty. */
const filled = ({ columns, ...fixed }: Mapping): Mapping => ({
  columns,
  ...Object.fromEntries(Object.entries(fixed).filter(([, text]) => text.trim() !== '')),
});
