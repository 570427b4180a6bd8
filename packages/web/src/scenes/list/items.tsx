import { api, type ItemRow } from '@luodi/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { ask } from '../../api/ask.ts';
import { download } from '../../api/call.ts';
import { Empty, State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import './list.css';
import { TONES } from './tone.ts';

const PAGE = 50;
const KINDS = ['project', 'policy', 'platform', 'reform'] as const;
const STATES = ['not-started', 'on-track', 'at-risk', 'off-track', 'completed', 'stopped'] as const;

/** The four lists and the ledger. */
export default function Items() {
  const [query, setQuery] = useSearchParams();
  const { message } = App.useApp();
  const kind = KINDS.find((one) => one === query.get('kind'));
  const grade = (['major', 'ordinary'] as const).find((one) => one === query.get('grade'));
  const owner = (['with', 'without'] as const).find((one) => one === query.get('owner'));
  const official = STATES.find((one) => one === query.get('official'));
  const order = (['number', 'title', 'next', 'updated'] as const).find((one) => one === query.get('order'));
  const body = query.get('body') ?? undefined;
  const document = query.get('document') ?? undefined;
  const clause = query.get('clause') ?? undefined;
  const text = query.get('words') ?? undefined;
  const page = Math.max(1, Number(query.get('page') ?? 1) || 1);
  const put = (name: string, value: string | undefined) =>
    setQuery((before) => {
      const after = new URLSearchParams(before);
      if (value) after.set(name, value);
      else after.delete(name);
      if (name !== 'page') after.delete('page');
      return after;
    });
  const asked = { kind, grade, owner, official, body, document, clause, words: text, order };
  const list = useQuery({
    ...ask.items({ ...asked, offset: (page - 1) * PAGE, limit: PAGE }),
    placeholderData: keepPreviousData,
  });
  const organisation = useQuery(ask.organisation);
  if (!list.data) return <State query={list} />;
  const { items, total } = list.data;
  const filtered = Object.entries(asked).some(([name, value]) => name !== 'order' && value !== undefined);
  const save = (format: 'xlsx' | 'csv') =>
    download(api.item.export, { params: { format }, query: { kind, grade, body } }).catch(
      (error: Error) => void message.error(error.message),
    );
  const pages = Math.ceil(total / PAGE);
  return (
    <>
      <div className="title">
        <h1>{words.items}</h1>
        <div className="row tight">
          <button type="button" className="tool" onClick={() => void save('xlsx')}>
            {words.exportXlsx}
          </button>
          <button type="button" className="tool" onClick={() => void save('csv')}>
            {words.exportCsv}
          </button>
        </div>
      </div>
      <div className="tabs">
        <button type="button" aria-pressed={!kind} onClick={() => put('kind', undefined)}>
          {words.draft.ledger}
        </button>
        {KINDS.map((one) => (
          <button key={one} type="button" aria-pressed={kind === one} onClick={() => put('kind', one)}>
            {words.kind[one]}
          </button>
        ))}
      </div>
      <div className="row filters">
        <Pick
          name={words.draft.grade}
          every={words.draft.allGrades}
          value={grade}
          options={(['major', 'ordinary'] as const).map((one) => [one, words.grade[one]])}
          onPick={(value) => put('grade', value)}
        />
        <Pick
          name={words.owner}
          every={words.monitoring.anyOwner}
          value={owner}
          options={[
            ['with', words.withOwner],
            ['without', words.withoutOwner],
          ]}
          onPick={(value) => put('owner', value)}
        />
        <Pick
          name={words.monitoring.body}
          every={words.monitoring.anyBody}
          value={body}
          options={(organisation.data?.bodies ?? []).map((one) => [one.id, one.shortName || one.name])}
          onPick={(value) => put('body', value)}
        />
        <Pick
          name={words.officialStatus}
          every={words.monitoring.anyStatus}
          value={official}
          options={STATES.map((one) => [one, words.official[one]])}
          onPick={(value) => put('official', value)}
        />
        <Pick
          name={words.desk.order}
          every={words.monitoring.byNumber}
          value={order === 'number' ? undefined : order}
          options={[
            ['next', words.nextDue],
            ['updated', words.lastUpdate],
            ['title', words.title],
          ]}
          onPick={(value) => put('order', value)}
        />
        <form
          role="search"
          onSubmit={(event) => {
            event.preventDefault();
            put('words', String(new FormData(event.currentTarget).get('words') ?? '').trim());
          }}
        >
          <input
            className="field short"
            type="search"
            name="words"
            defaultValue={text}
            aria-label={words.draft.filterWords}
            placeholder={words.draft.filterWords}
          />
        </form>
        {(document ?? clause) !== undefined && (
          <button type="button" className="tool on" onClick={() => setQuery(kind ? { kind } : {})}>
            {words.monitoring.oneDocument} ✕
          </button>
        )}
        <span className="muted" role="status">
          {words.total(total)}
        </span>
      </div>
      {total === 0 ? (
        filtered ? (
          <Empty title={words.nothingFound} hint={words.draft.noneHint}>
            <button type="button" className="tool" onClick={() => setQuery({})}>
              {words.monitoring.clear}
            </button>
          </Empty>
        ) : (
          <Empty title={words.noItems} hint={words.noItemsHint}>
            <Link className="tool strong" to="/documents">
              {words.documents}
            </Link>
          </Empty>
        )
      ) : (
        <>
          <div className="scroll">
            <table className="sheet ledger">
              <thead>
                <tr>
                  <th className="number">{words.number}</th>
                  <th>{words.title}</th>
                  <th>{words.owner}</th>
                  <th>{words.officialStatus}</th>
                  <th>{words.scheduleStatus}</th>
                  <th>{words.evidenceStatus}</th>
                  <th>{words.milestones}</th>
                  <th>{words.lastUpdate}</th>
                  <th>{words.clause}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((one) => (
                  <Row key={one.id} one={one} />
                ))}
              </tbody>
            </table>
          </div>
          {pages > 1 && (
            <nav className="row pages" aria-label={words.monitoring.pages}>
              <button
                type="button"
                className="tool"
                disabled={page <= 1}
                onClick={() => put('page', String(page - 1))}
              >
                {words.monitoring.before}
              </button>
              <span>
                {page} / {pages}
              </span>
              <button
                type="button"
                className="tool"
                disabled={page >= pages}
                onClick={() => put('page', String(page + 1))}
              >
                {words.monitoring.after}
              </button>
            </nav>
          )}
        </>
      )}
    </>
  );
}

const Row = ({ one }: { readonly one: ItemRow }) => (
  <tr>
    <td className="number muted">{one.number}</td>
    <td className="main">
      <Link to={`/items/${one.id}`}>{one.title}</Link>{' '}
      <span className={`chip ${one.kind}`}>{words.kind[one.kind]}</span>{' '}
      {one.grade === 'major' && <span className="chip bad">{words.grade.major}</span>}
    </td>
    <td>
      {one.lead ? (
        <span title={one.lead.postName}>{one.lead.bodyName}</span>
      ) : (
        <span className="danger">{words.noOwner}</span>
      )}
    </td>
    <td>
      <span className={`chip ${TONES[one.official] ?? ''}`}>{words.official[one.official]}</span>
    </td>
    <td>
      <span className={`chip ${TONES[one.schedule] ?? ''}`}>{words.schedule[one.schedule]}</span>
    </td>
    <td>
      <span className={`chip ${TONES[one.evidence] ?? ''}`}>{words.evidence[one.evidence]}</span>
    </td>
    <td>
      {one.milestones.all > 0 && `${one.milestones.done}/${one.milestones.all}`}
      {one.milestones.next && <div className="muted small">{one.milestones.next}</div>}
    </td>
    <td>
      {one.lastUpdate && (
        <>
          {one.lastUpdate.progress ?? '–'}% <div className="muted small">{one.lastUpdate.period}</div>
        </>
      )}
    </td>
    <td>
      {one.clauses.map((clause) => (
        <Link key={`${clause.document} ${clause.eId}`} to={`/documents/${clause.document}/${clause.eId}`}>
          {clause.number === null ? clause.eId : words.monitoring.article(clause.number)}{' '}
        </Link>
      ))}
    </td>
  </tr>
);

/** A choice among a few words, or all of them. */
const Pick = ({
  name,
  every,
  value,
  options,
  onPick,
}: {
  readonly name: string;
  readonly every: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [string, string])[];
  readonly onPick: (value: string | undefined) => void;
}) => (
  <select
    className={`field short${value ? ' set' : ''}`}
    aria-label={name}
    value={value ?? ''}
    onChange={(event) => onPick(event.target.value || undefined)}
  >
    <option value="">{every}</option>
    {options.map(([one, said]) => (
      <option key={one} value={one}>
        {said}
      </option>
    ))}
  </select>
);
