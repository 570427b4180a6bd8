import { api, type Me } from '@luodi/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { ask } from '../../api/ask.ts';
import { call } from '../../api/call.ts';
import { may } from '../../api/right.ts';
import { moment, today } from '../../api/time.ts';
import { MOST, series } from '../../charts/series.ts';
import { Chart } from '../../components/chart.tsx';
import { Scroll } from '../../components/scroll.tsx';
import { State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { language } from '../../words/language.ts';
import './monitoring.css';
import { isPeriod, pivot } from './pivot.ts';

/** One indicator: what it is, which promise it shows, and every value with its vintage. */
export default function Indicator({ me }: { readonly me: Me }) {
  const { id = '' } = useParams();
  const found = useQuery(ask.indicator(id));
  const organisation = useQuery(ask.organisation);
  const areas = useMemo(
    () =>
      (organisation.data?.areas ?? []).map((one) => ({
        id: one.id,
        name: language() === 'en' && one.nameEn ? one.nameEn : one.name,
      })),
    [organisation.data],
  );
  const table = useMemo(
    () =>
      pivot(
        found.data?.observations ?? [],
        areas.map((one) => one.id),
      ),
    [found.data, areas],
  );
  const option = useMemo(
    () =>
      found.data
        ? series(
            table.areas.flatMap((area) =>
              table.periods.flatMap((period) => table.at(area, period).slice(0, 1)),
            ),
            areas.filter((one) => table.areas.includes(one.id)),
            found.data.indicator.unit,
          )
        : null,
    [found.data, table, areas],
  );
  if (!found.data) return <State query={found} />;
  const { indicator } = found.data;
  const nameOf = (area: string) => areas.find((one) => one.id === area)?.name ?? area;
  return (
    <>
      <p className="small">
        <Link to="/indicators">{words.indicators}</Link>
      </p>
      <div className="title">
        <h1>
          {language() === 'en' && indicator.nameEn ? indicator.nameEn : indicator.name}{' '}
          <span className="muted">{indicator.unit}</span>
        </h1>
        <span className="row tight">
          <span className="chip">{words.direction[indicator.direction]}</span>
          {indicator.nature && <span className="chip">{words.nature[indicator.nature]}</span>}
          <code className="muted">{indicator.code}</code>
        </span>
      </div>
      {indicator.definition && <p className="muted">{indicator.definition}</p>}
      <div className="split">
        <div className="column">
          <section className="card">
            <h2>{words.value}</h2>
            {table.periods.length === 0 && <p className="muted">{words.monitoring.noValueHint}</p>}
            {option && (
              <>
                <Chart option={option} height={240} name={words.monitoring.seriesChart(indicator.name)} />
                {table.areas.length > MOST && (
                  <p className="muted small">{words.monitoring.firstAreas(MOST, table.areas.length)}</p>
                )}
              </>
            )}
            {table.periods.length > 0 && (
              <Scroll>
                <table className="sheet values">
                  <thead>
                    <tr>
                      <th>{words.area}</th>
                      {table.periods.map((period) => (
                        <th key={period} className="number">
                          {period}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {table.areas.map((area) => (
                      <tr key={area}>
                        <th scope="row">{nameOf(area)}</th>
                        {table.periods.map((period) => {
                          const [cell, ...older] = table.at(area, period);
                          return (
                            <td
                              key={period}
                              className="number"
                              title={
                                cell
                                  ? `${cell.source} · ${words.vintage} ${moment(cell.vintage)}${older.length > 0 ? ` · ${words.monitoring.revised(older.map((one) => one.value ?? '–').join('、'))}` : ''}`
                                  : undefined
                              }
                            >
                              {cell
                                ? (cell.value?.toLocaleString() ?? (
                                    <span className="muted small">{cell.missing ?? '–'}</span>
                                  ))
                                : ''}
                              {older.length > 0 && <sup title={words.monitoring.revisedMark}>r</sup>}
                            </td>
                          );
                        })}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Scroll>
            )}
          </section>
          {may(me, 'observation.file') && <Entry me={me} id={id} unit={indicator.unit} areas={areas} />}
        </div>
        <section className="card">
          <h2>{words.fromClause}</h2>
          {indicator.clauses.length === 0 && <p className="muted">{words.monitoring.noClause}</p>}
          {indicator.clauses.map((one) => (
            <div key={`${one.document} ${one.eId}`}>
              <Link to={`/documents/${one.document}/${one.eId}?at=${one.start}-${one.end}`}>
                {one.documentTitle} · {one.heading}
              </Link>
              <blockquote className="long">{one.quotation}</blockquote>
            </div>
          ))}
        </section>
      </div>
    </>
  );
}

/** One value for an area and a period; an older value stays as an older vintage. */
function Entry({
  me,
  id,
  unit,
  areas,
}: {
  readonly me: Me;
  readonly id: string;
  readonly unit: string | null;
  readonly areas: readonly { readonly id: string; readonly name: string }[];
}) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [area, setArea] = useState('');
  const [period, setPeriod] = useState(today().slice(0, 4));
  const [value, setValue] = useState('');
  const [missing, setMissing] = useState('');
  const [source, setSource] = useState(me.posts[0]?.name ?? '');
  const there = area || areas[0]?.id || '';
  const wrong = period !== '' && !isPeriod(period);
  return (
    <form
      className="card entry-form"
      aria-label={words.observe}
      onSubmit={async (event) => {
        event.preventDefault();
        try {
          const { unchanged } = await call(api.indicator.observe, {
            body: {
              source,
              observations: [
                {
                  indicator: id,
                  area: there,
                  period,
                  value: value === '' ? null : Number(value),
                  ...(value === '' ? { missing } : {}),
                },
              ],
            },
          });
          await queries.invalidateQueries();
          void message.success(unchanged > 0 ? words.monitoring.unchanged : words.saved);
          setValue('');
        } catch (error) {
          void message.error((error as Error).message);
        }
      }}
    >
      <h2>{words.observe}</h2>
      <div className="fields">
        <label className="named">
          {words.area}
          <select className="field" value={there} onChange={(event) => setArea(event.target.value)}>
            {areas.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        <label className="named">
          {words.monitoring.anyPeriod}
          <input
            className="field"
            value={period}
            onChange={(event) => setPeriod(event.target.value.trim())}
          />
        </label>
        <label className="named">
          {words.value} {unit}
          <input
            className="field"
            type="number"
            step="any"
            value={value}
            onChange={(event) => setValue(event.target.value)}
          />
        </label>
        {value === '' && (
          <label className="named">
            {words.monitoring.missing}
            <input className="field" value={missing} onChange={(event) => setMissing(event.target.value)} />
          </label>
        )}
        <label className="named">
          {words.source}
          <input className="field" value={source} onChange={(event) => setSource(event.target.value)} />
        </label>
      </div>
      {wrong && <p className="danger small">{words.monitoring.wrongPeriod}</p>}
      <button
        type="submit"
        className="tool strong"
        disabled={wrong || period === '' || there === '' || (value === '' && missing.trim() === '')}
      >
        {words.save}
      </button>
    </form>
  );
}
