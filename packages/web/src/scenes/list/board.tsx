import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { ask } from '../../api/ask.ts';
import { words } from '../../words/index.ts';
import { money } from './cell.tsx';
import { type Asked, EVIDENCES, SCHEDULES, STAGES, STATES } from './query.ts';
import { TONES } from './tone.ts';

const BOARDS = {
  official: STATES,
  schedule: SCHEDULES,
  evidence: EVIDENCES,
  stage: STAGES.slice(0, 6),
} as const;
type By = keyof typeof BOARDS;

/** Items in columns by one of their statuses or by stage; what a column means stays what it is: computed, filed or gated. */
export function Board({ query }: { readonly query: Asked }) {
  const [params, setParams] = useSearchParams();
  const by = (Object.keys(BOARDS) as By[]).find((one) => one === params.get('board')) ?? 'official';
  const counted = useQuery(ask.items({ ...query, group: by, limit: 1 }));
  const counts = new Map(counted.data?.groups.map((one) => [one.key, one.count]));
  const names: Readonly<Record<string, string>> = {
    official: words.official,
    schedule: words.schedule,
    evidence: words.evidence,
    stage: words.ledger.stage,
  }[by];
  return (
    <>
      <div className="tabs" role="group" aria-label={words.ledger.boardBy}>
        {(Object.keys(BOARDS) as By[]).map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={by === one}
            onClick={() =>
              setParams((before) => {
                const after = new URLSearchParams(before);
                after.set('board', one);
                return after;
              })
            }
          >
            {words.ledger.groups[one]}
          </button>
        ))}
      </div>
      <section className="board" aria-label={words.ledger.looks.board} {...{ tabIndex: 0 }}>
        {BOARDS[by].map((value) => (
          <section key={value} className="lane">
            <h2>
              <span className={`chip ${TONES[value] ?? ''}`}>{names[value]}</span>{' '}
              <span className="muted">{counts.get(value) ?? 0}</span>
            </h2>
            {(counts.get(value) ?? 0) > 0 && <Lane query={{ ...query, [by]: value }} />}
          </section>
        ))}
      </section>
    </>
  );
}

function Lane({ query }: { readonly query: Asked }) {
  const list = useQuery(ask.items({ ...query, limit: 30 }));
  const { items = [], total = 0 } = list.data ?? {};
  return (
    <ul className="plain">
      {items.map((one) => (
        <li key={one.id} className="small">
          <Link to={`/items/${one.id}`}>{one.title}</Link>
          <div className="muted">
            {one.lead?.bodyName ?? words.noOwner}
            {one.budget !== null && ` · ${money(one.budget)}`}
            {one.milestones.next && ` · ${one.milestones.next}`}
          </div>
        </li>
      ))}
      {total > items.length && <li className="muted small">{words.ledger.andMore(total - items.length)}</li>}
    </ul>
  );
}
