import type { Framework, IndexResult } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { ask } from '../../api/ask.ts';
import { Icon } from '../../components/icon.tsx';
import { State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { language } from '../../words/language.ts';
import { cellsOf, upwards } from './tree.ts';

/** From a cell back, step by step: its place in the index, its indicator and value, its clauses, their exact words. */
export function Way({
  framework,
  result,
  code,
  area,
  names,
  lack,
  onClose,
  onCode,
}: {
  readonly framework: Framework;
  readonly result: IndexResult;
  readonly code: string;
  readonly area: string | null;
  readonly names: ReadonlyMap<string, string>;
  /** Why the cell has no score; empty where it has one. */
  readonly lack: string;
  readonly onClose: () => void;
  readonly onCode: (code: string) => void;
}) {
  const indicators = useQuery(ask.indicators);
  const path = upwards(framework.nodes, code);
  const [node] = path;
  if (!node) return null;
  const cells = cellsOf(result);
  const cell = area === null ? undefined : cells.get(`${code} ${area}`);
  const under = framework.nodes.filter((one) => one.parent === code);
  const indicator = indicators.data?.indicators.find((one) => one.id === node.indicator);
  const own = new Set(indicator?.clauses.map((one) => `${one.document} ${one.eId}`));
  const further = node.clauses.filter((one) => !own.has(`${one.document} ${one.eId}`));
  const nameOf = (one: { readonly name: string; readonly nameEn: string }) =>
    language() === 'en' && one.nameEn ? one.nameEn : one.name;
  return (
    <section className="card way-back" aria-label={words.index.way}>
      <div className="row between whole">
        <h2>
          {area === null ? '' : `${names.get(area) ?? area} · `}
          {nameOf(node)}
        </h2>
        <button type="button" className="tool bare" aria-label={words.shell.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <p className="small">
        {path
          .slice(1)
          .reverse()
          .map((one) => (
            <span key={one.code}>
              <button type="button" className="step" onClick={() => onCode(one.code)}>
                {nameOf(one)}
              </button>{' '}
              ›{' '}
            </span>
          ))}
        {nameOf(node)}
      </p>
      {cell && (
        <dl className="figures">
          <div>
            <dt>{words.score}</dt>
            <dd>{cell.score === null ? '–' : cell.score.toFixed(2)}</dd>
          </div>
          {node.indicator !== null && (
            <div>
              <dt>{words.value}</dt>
              <dd>
                {cell.value === null ? '–' : cell.value.toLocaleString()} {indicator?.unit}
              </dd>
            </div>
          )}
        </dl>
      )}
      {lack !== '' && (
        <p>
          <span className="chip warn">{words.index.lack}</span> {lack}
        </p>
      )}
      {under.length > 0 && area !== null && (
        <>
          <h3>{words.index.made}</h3>
          <ul className="plain">
            {under.map((one) => (
              <li key={one.code} className="row between">
                <button type="button" className="step" onClick={() => onCode(one.code)}>
                  {nameOf(one)}
                </button>
                <span>{cells.get(`${one.code} ${area}`)?.score?.toFixed(1) ?? '–'}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {node.indicator !== null && (
        <>
          <h3>{words.indicatorName}</h3>
          {indicators.isPending && <State />}
          {indicator && (
            <p>
              <Link to={`/indicators/${indicator.id}`}>{nameOf(indicator)}</Link>{' '}
              <span className="muted small">{indicator.definition}</span>
            </p>
          )}
        </>
      )}
      {(indicator?.clauses.length ?? 0) + further.length > 0 && <h3>{words.index.words}</h3>}
      {indicator?.clauses.map((one) => (
        <div key={`${one.document} ${one.eId}`}>
          <Link to={`/documents/${one.document}/${one.eId}?at=${one.start}-${one.end}`}>
            {one.documentTitle} · {one.heading}
          </Link>
          <blockquote className="long">{one.quotation}</blockquote>
          <Hanging document={one.document} eId={one.eId} />
        </div>
      ))}
      {further.map((one) => (
        <Hanging key={`${one.document} ${one.eId}`} document={one.document} eId={one.eId} quote />
      ))}
      {node.indicator === null && further.length === 0 && under.length === 0 && (
        <p className="muted">{words.monitoring.noClause}</p>
      )}
    </section>
  );
}

/** The items that are to fulfil a clause, and where asked for its words. */
function Hanging({
  document,
  eId,
  quote = false,
}: {
  readonly document: string;
  readonly eId: string;
  readonly quote?: boolean;
}) {
  const lineage = useQuery(ask.lineage(document, eId));
  if (!lineage.data) return <State query={lineage} />;
  const { clause, items } = lineage.data;
  return (
    <>
      {quote && (
        <>
          <Link to={`/documents/${document}/${eId}`}>
            {lineage.data.document.title} · {clause.heading}
          </Link>
          <blockquote className="long">{clause.quotation}</blockquote>
        </>
      )}
      {items.length > 0 && (
        <details>
          <summary className="small">
            {words.items} {items.length}
          </summary>
          <ul className="plain small">
            {items.map((one) => (
              <li key={one.id}>
                <Link to={`/items/${one.id}`}>{one.title}</Link>{' '}
                <span className="muted">
                  {one.leadBody ?? words.noOwner}
                  {one.lastUpdate ? ` · ${one.lastUpdate.progress ?? '–'}%` : ''}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
