import { api, type Me } from '@luodi/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { call } from '../../api/call.ts';
import { Empty, State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';

/** The indicators, and one of them with its values and where it comes from. */
export default function Indicators({ me }: { readonly me: Me }) {
  const { id } = useParams();
  const list = useQuery({ queryKey: ['indicators'], queryFn: () => call(api.indicator.list) });
  if (!list.data) return <State query={list} />;
  const { indicators } = list.data;
  return (
    <>
      <h1>{words.indicators}</h1>
      {indicators.length === 0 && <Empty title={words.noIndicators} hint={words.noIndicatorsHint} />}
      {id && <One id={id} me={me} />}
      <div className="scroll">
        <table className="heat" style={{ width: '100%' }}>
          <tbody>
            {indicators.map((one) => (
              <tr key={one.id}>
                <td style={{ textAlign: 'left' }}>{one.code}</td>
                <td style={{ textAlign: 'left', whiteSpace: 'normal' }}>
                  <Link to={`/indicators/${one.id}`}>{one.name}</Link>
                </td>
                <td style={{ textAlign: 'left' }}>{one.unit}</td>
                <td style={{ textAlign: 'left' }}>{words.direction[one.direction]}</td>
                <td>
                  {one.latest?.value ?? '–'} <span className="muted small">{one.latest?.period}</span>
                </td>
                <td style={{ textAlign: 'left' }}>
                  {one.clauses.map((clause) => (
                    <Link key={clause.eId} to={`/documents/${clause.document}/${clause.eId}`}>
                      {clause.heading || clause.eId}{' '}
                    </Link>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function One({ id, me }: { readonly id: string; readonly me: Me }) {
  const found = useQuery({
    queryKey: ['indicator', id],
    queryFn: () => call(api.indicator.get, { params: { id } }),
  });
  const organisation = useQuery({ queryKey: ['organisation'], queryFn: () => call(api.organisation.get) });
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [area, setArea] = useState<string | null>(null);
  const [period, setPeriod] = useState(String(new Date().getFullYear()));
  const [value, setValue] = useState<number | null>(null);
  if (!found.data) return <State query={found} />;
  const { indicator, observations } = found.data;
  const names = new Map(organisation.data?.areas.map((one) => [one.id, one.name]));
  const periods = [...new Set(observations.map((one) => one.period))].sort();
  const areas = [...new Set(observations.map((one) => one.area))];
  const may = me.roles.some((role) => role === 'planner' || role === 'statistician');
  return (
    <section className="card" style={{ marginBottom: 16 }}>
      <h2>
        {indicator.name} <span className="muted">{indicator.unit}</span>
      </h2>
      <p className="muted">{indicator.definition}</p>
      {indicator.clauses.map((one) => (
        <div key={one.eId}>
          <Link to={`/documents/${one.document}/${one.eId}`}>
            {one.documentTitle} · {one.heading}
          </Link>
          <blockquote>{one.quotation}</blockquote>
        </div>
      ))}
      <div className="scroll">
        <table className="heat">
          <thead>
            <tr>
              <th>{words.area}</th>
              {periods.map((one) => (
                <th key={one}>{one}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {areas.map((one) => (
              <tr key={one}>
                <th>{names.get(one) ?? one}</th>
                {periods.map((month) => {
                  const cell = observations.find((other) => other.area === one && other.period === month);
                  return (
                    <td
                      key={month}
                      title={
                        cell ? `${cell.source} · ${words.vintage} ${cell.vintage.slice(0, 10)}` : undefined
                      }
                    >
                      {cell ? (cell.value ?? <span className="muted small">{cell.missing}</span>) : ''}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {may && (
        <form
          className="row"
          style={{ marginTop: 10 }}
          onSubmit={async (event) => {
            event.preventDefault();
            if (!area) return;
            try {
              await call(api.indicator.observe, {
                body: {
                  source: me.posts[0]?.name ?? '',
                  observations: [{ indicator: id, area, period, value }],
                },
              });
              await queries.invalidateQueries();
              void message.success(words.saved);
            } catch (error) {
              void message.error((error as Error).message);
            }
          }}
        >
          <Select
            aria-label={words.area}
            placeholder={words.area}
            style={{ width: 130 }}
            value={area}
            onChange={setArea}
            options={organisation.data?.areas.map((one) => ({ value: one.id, label: one.name }))}
          />
          <Input
            aria-label={words.period}
            style={{ width: 110 }}
            value={period}
            onChange={(event) => setPeriod(event.target.value)}
          />
          <InputNumber aria-label={words.value} value={value} onChange={setValue} />
          <Button htmlType="submit" disabled={area === null || value === null}>
            {words.observe}
          </Button>
        </form>
      )}
    </section>
  );
}
