import { api, type Me, type Proposal } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { Link, useParams, useSearchParams } from 'react-router';
import { ask } from '../../api/ask.ts';
import { download } from '../../api/call.ts';
import { may } from '../../api/right.ts';
import { Scroll } from '../../components/scroll.tsx';
import { Empty, State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import './draft.css';
import { KINDS, type Kind, sift, tally } from './tally.ts';

/** Most rows that are shown at once; the file has all. */
const MOST = 150;
/** And most articles of the tally. */
const MOST_ARTICLES = 150;

/** The four lists of a document before they are adopted: filters, counts by article, and the file. */
export default function Draft({ me }: { readonly me: Me }) {
  const { id = '' } = useParams();
  const found = useQuery(ask.document(id));
  const [query, setQuery] = useSearchParams();
  const { message } = App.useApp();
  if (!found.data) return <State query={found} />;
  const detail = found.data;
  const { summary, proposals } = detail;
  const kind = KINDS.find((one) => one === query.get('kind')) ?? null;
  const state =
    (['proposed', 'accepted', 'rejected'] as const).find((one) => one === query.get('state')) ?? null;
  const grade = (['major', 'ordinary'] as const).find((one) => one === query.get('grade')) ?? null;
  const article = query.get('article');
  const text = query.get('words') ?? '';
  const sieve = { kind, state, grade, article, words: text };
  const shown = sift(proposals, sieve);
  const rows = tally(detail, sift(proposals, { ...sieve, kind: null, article: null }));
  const most = Math.max(1, ...rows.map((row) => row.all));
  const put = (name: string, value: string | null) =>
    setQuery(
      (before) => {
        const after = new URLSearchParams(before);
        if (value) after.set(name, value);
        else after.delete(name);
        return after;
      },
      { replace: true },
    );
  const count = (one: Kind | null) => sift(proposals, { ...sieve, kind: one }).length;
  const save = (format: 'xlsx' | 'csv') =>
    download(api.document.export, {
      params: { id, format },
      query: {
        kind: kind ?? undefined,
        state: state ?? undefined,
        grade: grade ?? undefined,
        article: article ?? undefined,
        words: text || undefined,
      },
    }).catch((error: Error) => void message.error(error.message));
  const numberOf = new Map(detail.headings.map((one) => [one.eId, one]));
  return (
    <div className="draft">
      <div className="title">
        <div>
          <h1>{words.draft.title}</h1>
          <Link to={`/documents/${id}`}>{summary.title}</Link>{' '}
          <span className={`chip ${summary.status === 'adopted' ? 'good' : 'warn'}`}>
            {words[summary.status]}
          </span>
        </div>
        <div className="row tight">
          <button type="button" className="tool strong" onClick={() => void save('xlsx')}>
            {words.exportXlsx}
          </button>
          <button type="button" className="tool" onClick={() => void save('csv')}>
            {words.exportCsv}
          </button>
          <Link className="tool" to={`/documents/${id}/division`}>
            {words.division.open}
          </Link>
          {summary.status === 'reviewing' && may(me, 'proposal.decide') ? (
            <Link className="tool" to={`/documents/${id}/review`}>
              {words.review}
            </Link>
          ) : (
            summary.status === 'adopted' && (
              <Link className="tool" to="/items">
                {words.items}
              </Link>
            )
          )}
        </div>
      </div>
      <div className="tabs">
        <button type="button" aria-pressed={kind === null} onClick={() => put('kind', null)}>
          {words.draft.ledger} {count(null)}
        </button>
        {KINDS.map((one) => (
          <button key={one} type="button" aria-pressed={kind === one} onClick={() => put('kind', one)}>
            <span className={`hl hl-${one}`}>{words.kind[one]}</span> {count(one)}
          </button>
        ))}
      </div>
      <div className="row filters">
        <select
          className="field short"
          aria-label={words.start.stateName}
          value={state ?? ''}
          onChange={(event) => put('state', event.target.value)}
        >
          <option value="">{words.draft.notRejected}</option>
          <option value="proposed">{words.undecided}</option>
          <option value="accepted">{words.accepted}</option>
          <option value="rejected">{words.rejected}</option>
        </select>
        <select
          className="field short"
          aria-label={words.draft.grade}
          value={grade ?? ''}
          onChange={(event) => put('grade', event.target.value)}
        >
          <option value="">{words.draft.allGrades}</option>
          <option value="major">{words.grade.major}</option>
          <option value="ordinary">{words.grade.ordinary}</option>
        </select>
        <input
          className="field short"
          type="search"
          aria-label={words.filter}
          placeholder={words.draft.filterWords}
          defaultValue={text}
          onChange={(event) => put('words', event.target.value.trim())}
        />
        {article !== null && (
          <button type="button" className="tool on" onClick={() => put('article', null)}>
            {numberOf.get(article)?.text ?? article} ✕
          </button>
        )}
        <span className="muted">{words.total(shown.length)}</span>
      </div>
      <div className="split draft-split">
        <Scroll>
          {shown.length === 0 ? (
            <Empty title={words.draft.none} hint={words.draft.noneHint} />
          ) : (
            <table className="sheet">
              <thead>
                <tr>
                  <th className="number">{words.number}</th>
                  <th>{words.title}</th>
                  <th>{words.draft.list}</th>
                  <th>{words.draft.grade}</th>
                  <th>{words.clause}</th>
                  <th>{words.start.stateName}</th>
                  <th className="number">{words.confidence}</th>
                </tr>
              </thead>
              <tbody>
                {shown.slice(0, MOST).map((one, at) => (
                  <Row
                    key={one.id}
                    one={one}
                    at={at}
                    document={id}
                    clause={numberOf.get(one.article ?? '') ?? null}
                  />
                ))}
              </tbody>
            </table>
          )}
          {shown.length > MOST && <p className="muted">{words.draft.more(MOST, shown.length)}</p>}
        </Scroll>
        <section className="card tally">
          <h2>{words.draft.byArticle}</h2>
          <ul className="plain">
            {rows.slice(0, MOST_ARTICLES).map((row) => (
              <li key={row.eId ?? 'none'}>
                <button
                  type="button"
                  aria-pressed={article === row.eId}
                  onClick={() => put('article', article === row.eId ? null : row.eId)}
                >
                  <span className="number">{row.number ?? '·'}</span>
                  <span className="name">{row.heading || words.draft.noHeading}</span>
                  <span className="bars" aria-hidden="true">
                    {KINDS.filter((one) => row.counts[one] > 0).map((one) => (
                      <i
                        key={one}
                        className={`fill ${one}`}
                        style={{ width: `${(100 * row.counts[one]) / most}%` }}
                      />
                    ))}
                  </span>
                  <span className="number">{row.all}</span>
                </button>
              </li>
            ))}
          </ul>
          {rows.length > MOST_ARTICLES && (
            <p className="muted">{words.draft.moreArticles(MOST_ARTICLES, rows.length)}</p>
          )}
        </section>
      </div>
    </div>
  );
}

const TONE = { proposed: 'warn', accepted: 'good', rejected: '' } as const;

const Row = ({
  one,
  at,
  document,
  clause,
}: {
  readonly one: Proposal;
  readonly at: number;
  readonly document: string;
  readonly clause: { readonly eId: string; readonly number: number | null; readonly text: string } | null;
}) => (
  <tr>
    <td className="number muted">{at + 1}</td>
    <td className="main">
      {one.item ? (
        <Link to={`/items/${one.item}`}>{one.text}</Link>
      ) : (
        <Link to={`/documents/${document}/${one.eId}?at=${one.start}-${one.end}`}>{one.text}</Link>
      )}
    </td>
    <td>
      <span className={`chip ${one.kind}`}>{words.kind[one.kind]}</span>
    </td>
    <td>
      <span
        title={one.criteria.join('、') || undefined}
        className={one.grade === 'major' ? 'danger' : 'muted'}
      >
        {words.grade[one.grade]}
      </span>
    </td>
    <td className="clause">
      {clause && (
        <Link to={`/documents/${document}/${clause.eId}?at=${one.start}-${one.end}`} title={clause.text}>
          {clause.number ?? ''} {clause.text}
        </Link>
      )}
    </td>
    <td>
      <span className={`chip ${TONE[one.state]}`}>{words.reader.states[one.state]}</span>
    </td>
    <td className="number">{Math.round(one.confidence * 100)}%</td>
  </tr>
);
