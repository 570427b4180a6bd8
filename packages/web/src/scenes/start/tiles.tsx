import type { Overview } from '@luodi/contract';
import { useState } from 'react';
import { Link } from 'react-router';
import { Scroll } from '../../components/scroll.tsx';
import { words } from '../../words/index.ts';
import { LETTERS } from './letter.ts';
import { groups, held, shares } from './way.ts';

type Article = Overview['articles'][number];

/** The articles as tiles, or as the table that says the same in words. */
export function Tiles({
  document,
  articles,
  state,
}: {
  readonly document: string;
  readonly articles: readonly Article[];
  readonly state: Article['state'] | null;
}) {
  const [table, setTable] = useState(false);
  const most = Math.max(0, ...articles.map(held));
  return (
    <>
      {table ? (
        <Rows
          document={document}
          articles={articles.filter((one) => state === null || one.state === state)}
        />
      ) : articles.length > MANY ? (
        <Squares document={document} articles={articles} state={state} />
      ) : (
        groups(articles).map((group) => (
          <div key={group.articles[0]?.eId}>
            {group.name !== null && <h3>{group.name}</h3>}
            <ul className="tiles plain">
              {group.articles.map((one) => (
                <li key={one.eId}>
                  <Tile
                    document={document}
                    article={one}
                    most={most}
                    dim={state !== null && one.state !== state}
                  />
                </li>
              ))}
            </ul>
          </div>
        ))
      )}
      <div className="row between small map-foot">
        <span className="row tight muted" aria-hidden="true">
          {(['project', 'policy', 'platform', 'reform'] as const).map((kind) => (
            <span key={kind}>
              <i className={`swatch ${kind}`} /> {words.kind[kind]}
            </span>
          ))}
        </span>
        <button type="button" className="tool bare" aria-pressed={table} onClick={() => setTable(!table)}>
          {table ? words.start.asMap : words.start.asTable}
        </button>
      </div>
    </>
  );
}

/** From so many articles on, an article is one small square. */
const MANY = 400;

/** A long document on one screen: a square for each article, its name in its title. */
const Squares = ({
  document,
  articles,
  state,
}: {
  readonly document: string;
  readonly articles: readonly Article[];
  readonly state: Article['state'] | null;
}) => (
  <div className="squares">
    {articles.map((one) => (
      <Link
        key={one.eId}
        className={`square state-${one.state}${state !== null && one.state !== state ? ' dim' : ''}${one.findings > 0 ? ' flagged' : ''}`}
        to={`/documents/${document}/${one.eId}`}
        title={`${one.number ?? ''} ${one.heading} · ${said(one).join(' · ')}`}
        aria-label={`${one.number ?? ''} ${one.heading}`}
      />
    ))}
  </div>
);

const LIST = { projects: 'project', policies: 'policy', platforms: 'platform', reforms: 'reform' } as const;

/** What an article holds and what waits there, in words. */
const said = (one: Article): string[] =>
  [
    words.state[one.state],
    held(one) > 0 ? `${held(one)} ${words.items}` : '',
    one.targets > 0 ? `${one.targets} ${words.targets}` : '',
    one.undecided > 0 ? `${one.undecided} ${words.undecided}` : '',
    one.items > one.owned ? `${one.items - one.owned} ${words.withoutOwner}` : '',
    one.findings > 0 ? `${one.findings} ${words.findings}` : '',
  ].filter(Boolean);

function Tile({
  document,
  article: one,
  most,
  dim,
}: {
  readonly document: string;
  readonly article: Article;
  readonly most: number;
  readonly dim: boolean;
}) {
  return (
    <Link
      className={`tile state-${one.state}${dim ? ' dim' : ''}`}
      to={`/documents/${document}/${one.eId}`}
      title={`${one.number ?? ''} ${one.heading}\n${said(one).join(' · ')}`}
    >
      <span className="top">
        <b>{one.number ?? '·'}</b>
        <span className="signs">
          {one.findings > 0 && <span title={words.findings}>⚑</span>}
          <span aria-hidden="true">{LETTERS[one.state]}</span>
        </span>
      </span>
      <span className="name">{one.heading}</span>
      <span className="hidden-text">{said(one).join('，')}</span>
      <span className="bars" aria-hidden="true">
        {shares(one, most).map(([list, share]) => (
          <i key={list} className={`swatch ${LIST[list]}`} style={{ width: `${share * 100}%` }} />
        ))}
      </span>
    </Link>
  );
}

const Rows = ({
  document,
  articles,
}: {
  readonly document: string;
  readonly articles: readonly Article[];
}) => (
  <Scroll>
    <table className="sheet">
      <thead>
        <tr>
          <th>{words.number}</th>
          <th>{words.clause}</th>
          <th>{words.start.stateName}</th>
          {(['project', 'policy', 'platform', 'reform'] as const).map((kind) => (
            <th key={kind} className="number">
              {words.kind[kind]}
            </th>
          ))}
          <th className="number">{words.targets}</th>
          <th className="number">{words.undecided}</th>
          <th className="number">{words.withOwner}</th>
          <th className="number">{words.findings}</th>
        </tr>
      </thead>
      <tbody>
        {articles.map((one) => (
          <tr key={one.eId}>
            <td>{one.number ?? ''}</td>
            <td>
              <Link to={`/documents/${document}/${one.eId}`}>{one.heading}</Link>
            </td>
            <td>
              {LETTERS[one.state]} {words.state[one.state]}
            </td>
            {[one.projects, one.policies, one.platforms, one.reforms, one.targets, one.undecided].map(
              (count, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns are fixed
                <td key={at} className="number">
                  {count || ''}
                </td>
              ),
            )}
            <td className="number">{one.items > 0 ? `${one.owned}/${one.items}` : ''}</td>
            <td className="number">{one.findings || ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Scroll>
);
