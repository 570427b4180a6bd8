import { api, type ResponseOf } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import { call } from '../../api/call.ts';
import { State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { nameOf } from './name.ts';
import './organisation.css';

const VIEWS = ['was', 'now'] as const;

type Side = ResponseOf<typeof api.organisation.heritage>['reorganisations'][number]['from'];

/** The bodies or areas on a side of a reorganisation. */
const Named = ({ noun, of }: { readonly noun: string; readonly of: Side }) =>
  of.map((each, at) => (
    <span key={each.id}>
      {at > 0 && words.organisation.and}
      <Link to={`/organisation/${noun}/${each.id}`}>{nameOf(each)}</Link>
    </span>
  ));

/** A body or an area: what it came of and became, its posts and holders over time, what it led and filed, by either view. */
export default function Heritage() {
  const { noun = 'body', id = '' } = useParams();
  const [query, setQuery] = useSearchParams();
  const view = query.get('view') === 'now' ? 'now' : 'was';
  const heritage = useQuery({
    queryKey: ['organisation', 'heritage', noun, id, view],
    queryFn: () =>
      call(api.organisation.heritage, { params: { noun: noun as 'area' | 'body', id }, query: { view } }),
  });
  if (!heritage.data) return <State query={heritage} />;
  const one = heritage.data;
  return (
    <>
      <p className="small">
        <Link to="/organisation">{words.organisation.back}</Link>
      </p>
      <div className="title">
        <h1>
          {nameOf(one)}{' '}
          {one.validTo !== null && <span className="chip warn">{words.organisation.until(one.validTo)}</span>}
        </h1>
      </div>
      <div className="tabs">
        {VIEWS.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={view === each}
            title={words.organisation.viewHint[each]}
            onClick={() => setQuery(each === 'now' ? { view: each } : {})}
          >
            {words.organisation.view[each]}
          </button>
        ))}
      </div>
      <p className="muted small filters">{words.organisation.viewHint[view]}</p>
      <div className="column">
        <section className="card">
          <h2>{words.organisation.lineage}</h2>
          {one.reorganisations.length === 0 && <p className="muted">{words.organisation.noLineage}</p>}
          <ul className="plain lines">
            {one.reorganisations.map((link) => (
              <li key={`${link.on} ${link.from[0]?.id}`}>
                <span className="chip">{words.organisation.kind[link.kind]}</span> {link.on}{' '}
                <Named noun={noun} of={link.from} /> → <Named noun={noun} of={link.to} />
                <div className="muted small">{link.reason}</div>
              </li>
            ))}
          </ul>
        </section>
        {noun === 'area' && (
          <section className="card">
            <h2>{words.organisation.under}</h2>
            <ul className="plain">
              <li>
                <Link to={`/items?area=${one.id}`}>{words.organisation.placed(one.placed.items)}</Link>
              </li>
              <li>{words.organisation.observed(one.placed.observations)}</li>
            </ul>
          </section>
        )}
        {noun === 'body' && (
          <>
            <section className="card">
              <h2>
                {words.organisation.posts}{' '}
                <span className="muted small">
                  {words.organisation.filed} {one.filed}
                </span>
              </h2>
              <ul className="plain lines">
                {one.posts.map((post) => (
                  <li key={post.id}>
                    <b>{post.name}</b>{' '}
                    {post.body !== one.id && <span className="muted small">{post.bodyName}</span>}{' '}
                    {post.validTo !== null && (
                      <span className="chip">{words.organisation.until(post.validTo)}</span>
                    )}{' '}
                    {post.filed > 0 && (
                      <span className="muted small">
                        {words.organisation.filed} {post.filed}
                      </span>
                    )}
                    <div className="small">
                      {post.tenures.map((tenure) => (
                        <div key={`${tenure.person} ${tenure.validFrom}`}>
                          {tenure.name}{' '}
                          {tenure.deputy && <span className="chip">{words.organisation.deputy}</span>}{' '}
                          <span className="muted">
                            {tenure.validTo === null
                              ? words.organisation.since(tenure.validFrom)
                              : `${tenure.validFrom} – ${tenure.validTo}`}
                          </span>
                        </div>
                      ))}
                      {post.tenures.length === 0 && (
                        <span className="chip bad">{words.organisation.vacant}</span>
                      )}
                    </div>
                  </li>
                ))}
              </ul>
            </section>
            <section className="card">
              <h2>
                {words.organisation.led} <span className="muted small">{words.total(one.items.length)}</span>
              </h2>
              {one.items.length === 0 && <p className="muted">{words.organisation.nothingLed}</p>}
              <ul className="plain lines">
                {one.items.map((item) => (
                  <li key={item.id}>
                    {item.number} <Link to={`/items/${item.id}`}>{item.title}</Link>{' '}
                    {!item.still && <span className="chip">{words.organisation.notLed}</span>}
                  </li>
                ))}
              </ul>
            </section>
          </>
        )}
      </div>
    </>
  );
}
