import { api, type Me } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { ask } from '../../api/ask.ts';
import { download } from '../../api/call.ts';
import { may } from '../../api/right.ts';
import { Scroll } from '../../components/scroll.tsx';
import { Empty, State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { language } from '../../words/language.ts';
import './monitoring.css';
import { NewIndicator } from './new.tsx';

/** The indicators with their newest value and the clause that each is to show. */
export default function Indicators({ me }: { readonly me: Me }) {
  const list = useQuery(ask.indicators);
  const [query, setQuery] = useSearchParams();
  if (!list.data) return <State query={list} />;
  const { indicators } = list.data;
  const text = query.get('words') ?? '';
  const making = query.get('new') !== null;
  const shown = indicators.filter((one) => `${one.code} ${one.name} ${one.nameEn}`.includes(text));
  const mayAdd = may(me, 'indicator.create');
  return (
    <>
      <div className="title">
        <h1>{words.indicators}</h1>
        <div className="row tight">
          {indicators.length > 0 && (
            <input
              className="field short"
              type="search"
              aria-label={words.filter}
              placeholder={words.filter}
              defaultValue={text}
              onChange={(event) =>
                setQuery(event.target.value ? { words: event.target.value } : {}, { replace: true })
              }
            />
          )}
          {may(me, 'observation.file') && (
            <Link className="tool" to="/indicators/import">
              {words.observing.open}
            </Link>
          )}
          {indicators.length > 0 && (
            <button
              type="button"
              className="tool"
              onClick={() => void download(api.indicator.export, { params: { format: 'xlsx' } })}
            >
              {words.observing.exportAll}
            </button>
          )}
          {mayAdd && !making && (
            <button type="button" className="tool" onClick={() => setQuery({ new: '1' })}>
              {words.addIndicator}
            </button>
          )}
        </div>
      </div>
      {making && mayAdd && (
        <NewIndicator
          document={query.get('document')}
          clause={query.get('clause')}
          onClose={() => setQuery({})}
        />
      )}
      {indicators.length === 0 ? (
        !making && (
          <Empty title={words.noIndicators} hint={words.noIndicatorsHint}>
            <Link className="tool strong" to="/">
              {words.monitoring.fromClause}
            </Link>
          </Empty>
        )
      ) : (
        <Scroll>
          <table className="sheet">
            <thead>
              <tr>
                <th>{words.code}</th>
                <th>{words.indicatorName}</th>
                <th>{words.unit}</th>
                <th>{words.monitoring.directionName}</th>
                <th>{words.monitoring.natureName}</th>
                <th className="number">{words.latest}</th>
                <th>{words.period}</th>
                <th>{words.clause}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((one) => (
                <tr key={one.id}>
                  <td className="muted">{one.code}</td>
                  <td>
                    <Link to={`/indicators/${one.id}`}>
                      {language() === 'en' && one.nameEn ? one.nameEn : one.name}
                    </Link>
                  </td>
                  <td>{one.unit}</td>
                  <td>{words.direction[one.direction]}</td>
                  <td>{one.nature ? words.nature[one.nature] : ''}</td>
                  <td className="number">{one.latest?.value?.toLocaleString() ?? '–'}</td>
                  <td className="muted">{one.latest?.period}</td>
                  <td>
                    {one.clauses.map((clause) => (
                      <Link
                        key={`${clause.document} ${clause.eId}`}
                        to={`/documents/${clause.document}/${clause.eId}`}
                      >
                        {clause.heading || clause.eId}{' '}
                      </Link>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {shown.length === 0 && <p className="muted">{words.nothingFound}</p>}
        </Scroll>
      )}
    </>
  );
}
