import { api, type Framework, type IndexResult, type Me } from '@luodi/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { call } from '../../api/call.ts';
import { Empty, State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { language } from '../../words/language.ts';
import { shade } from './shade.ts';

/** The evaluation index: areas by rank, the cells of the tree, and the way back from each. */
export default function Index({ me }: { readonly me: Me }) {
  const list = useQuery({ queryKey: ['frameworks'], queryFn: () => call(api.framework.list) });
  if (!list.data) return <State query={list} />;
  if (list.data.frameworks.length === 0) return <Empty title={words.noIndex} hint={words.noIndexHint} />;
  return list.data.frameworks.map((one) => <One key={one.id} framework={one} me={me} />);
}

function One({ framework, me }: { readonly framework: Framework; readonly me: Me }) {
  const result = useQuery({
    queryKey: ['result', framework.id],
    queryFn: () => call(api.framework.result, { params: { id: framework.id }, query: {} }),
  });
  const organisation = useQuery({ queryKey: ['organisation'], queryFn: () => call(api.organisation.get) });
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [query] = useSearchParams();
  const [cell, setCell] = useState<{ code: string; area: string } | null>(
    query.get('code') ? { code: query.get('code')!, area: '' } : null,
  );
  if (result.isPending || !organisation.data) return <State query={result} />;
  const names = new Map(organisation.data.areas.map((one) => [one.id, one.name]));
  const may = me.roles.some((role) => role === 'planner' || role === 'evaluator' || role === 'statistician');
  const compute = async () => {
    setBusy(true);
    try {
      await call(api.framework.compute, {
        params: { id: framework.id },
        body: { period: result.data?.period ?? '2025' },
      });
      await queries.invalidateQueries({ queryKey: ['result', framework.id] });
      void message.success(words.computed);
    } catch (error) {
      void message.error((error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <div className="row" style={{ justifyContent: 'space-between', marginBottom: 12 }}>
        <h1 style={{ margin: 0 }}>
          {language() === 'en' && framework.nameEn ? framework.nameEn : framework.name}{' '}
          <span className="muted small">{result.data?.period}</span>
        </h1>
        {may && (
          <Button type="primary" loading={busy} onClick={() => void compute()}>
            {words.compute}
          </Button>
        )}
      </div>
      {result.data ? (
        <>
          <p className="muted">{words.cell}</p>
          {result.data.findings.slice(0, 4).map((one) => (
            <Alert
              key={one.message.zh}
              type={one.severity === 'error' ? 'error' : 'warning'}
              title={one.message[language()]}
              style={{ marginBottom: 6 }}
            />
          ))}
          <Cells framework={framework} result={result.data} names={names} onCell={setCell} chosen={cell} />
          {cell && <Way framework={framework} code={cell.code} area={names.get(cell.area) ?? ''} />}
          <p className="muted small">
            SHA-256 {result.data.hash.slice(0, 16)}… · {words.vintage}{' '}
            {result.data.vintage.slice(0, 16).replace('T', ' ')}
          </p>
        </>
      ) : (
        <Empty title={words.noIndex} hint={words.noIndexHint} />
      )}
    </>
  );
}

function Cells({
  framework,
  result,
  names,
  onCell,
  chosen,
}: {
  readonly framework: Framework;
  readonly result: IndexResult;
  readonly names: ReadonlyMap<string, string>;
  readonly onCell: (cell: { code: string; area: string }) => void;
  readonly chosen: { readonly code: string; readonly area: string } | null;
}) {
  const cells = new Map(result.cells.map((one) => [`${one.code} ${one.area}`, one]));
  const areas = [...result.ranks].sort((a, b) => (a.rank ?? 99) - (b.rank ?? 99));
  const nodes = [...framework.nodes].sort((a, b) => b.level - a.level);
  const tree = nodes.filter((one) => one.parent === null).flatMap((root) => below(root, framework));
  return (
    <div className="scroll">
      <table className="heat">
        <thead>
          <tr>
            <th>{words.indicatorName}</th>
            {areas.map((one) => (
              <th key={one.area}>
                {names.get(one.area) ?? one.area}
                <br />
                <span className="muted small">
                  {words.rank} {one.rank ?? '–'}
                  {one.low !== null && one.high !== null ? ` [${one.low}–${one.high}]` : ''}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tree.map((node) => (
            <tr key={node.code}>
              <th
                style={{
                  paddingLeft: 8 + (tree[0]!.level - node.level) * 16,
                  fontWeight: node.level > 1 ? 700 : 400,
                }}
              >
                {language() === 'en' && node.nameEn ? node.nameEn : node.name}
              </th>
              {areas.map(({ area }) => {
                const cell = cells.get(`${node.code} ${area}`);
                const on = chosen?.code === node.code && (chosen.area === area || chosen.area === '');
                return (
                  <td
                    key={area}
                    style={{
                      background: shade(cell?.score ?? null),
                      outline: on ? '2px solid var(--red)' : undefined,
                    }}
                  >
                    <button
                      type="button"
                      onClick={() => onCell({ code: node.code, area })}
                      title={
                        cell?.value === null || cell?.value === undefined ? undefined : String(cell.value)
                      }
                    >
                      {cell?.score === null || cell?.score === undefined ? '–' : cell.score.toFixed(1)}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const below = (node: Framework['nodes'][number], framework: Framework): Framework['nodes'] => [
  node,
  ...framework.nodes.filter((one) => one.parent === node.code).flatMap((one) => below(one, framework)),
];

/** From a cell back: its indicator, its clauses, their exact words. */
function Way({
  framework,
  code,
  area,
}: {
  readonly framework: Framework;
  readonly code: string;
  readonly area: string;
}) {
  const node = framework.nodes.find((one) => one.code === code);
  const list = useQuery({ queryKey: ['indicators'], queryFn: () => call(api.indicator.list) });
  if (!node) return null;
  const indicator = list.data?.indicators.find((one) => one.id === node.indicator);
  return (
    <section className="card" style={{ marginTop: 14 }}>
      <h2>
        {area} · {node.name}
      </h2>
      {indicator && (
        <>
          <p>
            <Link to={`/indicators/${indicator.id}`}>{indicator.name}</Link>{' '}
            <span className="muted">{indicator.definition}</span>
          </p>
          {indicator.clauses.map((one) => (
            <div key={one.eId}>
              <Link to={`/documents/${one.document}/${one.eId}`}>{one.heading}</Link>
              <blockquote>{one.quotation}</blockquote>
            </div>
          ))}
        </>
      )}
      {node.clauses.map((one) => (
        <p key={one.eId}>
          <Link to={`/documents/${one.document}/${one.eId}`}>
            {words.fromClause} {one.eId}
          </Link>
        </p>
      ))}
    </section>
  );
}
