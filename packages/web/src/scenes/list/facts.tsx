import type { ItemDetail, Me } from '@luodi/contract';
import type { ReactNode } from 'react';
import { words } from '../../words/index.ts';
import { money } from './cell.tsx';
import { FACTS_PART, Form } from './form.tsx';
import { useMerging } from './merging.ts';

/** What an item is, and the form that changes it; when somebody else was faster, theirs is shown and merged. */
export function Facts({
  me,
  item,
  may,
}: {
  readonly me: Me;
  readonly item: ItemDetail;
  readonly may: boolean;
}) {
  const merging = useMerging(FACTS_PART, me, item, may);
  const { row } = item;
  return (
    <section className="card">
      <h2 className="row">
        {words.ledger.facts}
        {may && !merging.draft && (
          <button type="button" className="tool" onClick={merging.begin}>
            {words.ledger.edit}
          </button>
        )}
      </h2>
      {merging.draft ? (
        <Form merging={merging} facts={merging.draft.lines[0]!} />
      ) : (
        <dl className="facts">
          <Fact name={words.ledger.goal}>
            {item.goal || '–'}
            {item.originalGoal !== '' && item.originalGoal !== item.goal && (
              <div className="muted small">
                {words.ledger.originalGoal}：{item.originalGoal}
              </div>
            )}
          </Fact>
          <Fact name={words.ledger.column.leader}>{row.leader?.postName ?? '–'}</Fact>
          <Fact name={words.supporting}>{row.supporting.map((one) => one.bodyName).join('、') || '–'}</Fact>
          <Fact name={words.ledger.column.areas}>
            {row.areas.map((one) => one.areaName).join('、') || '–'}
          </Fact>
          <Fact name={words.ledger.period}>{row.period ? `${row.period.start}–${row.period.end}` : '–'}</Fact>
          <Fact name={words.ledger.column.money}>{money(row.budget)}</Fact>
          <Fact name={words.ledger.column.physical}>{row.physical === null ? '–' : `${row.physical}%`}</Fact>
          <Fact name={words.ledger.column.tags}>
            {row.tags.map((tag) => (
              <span key={tag} className="chip">
                {tag}
              </span>
            ))}
          </Fact>
          {item.criteria.length > 0 && <Fact name={words.ledger.criteria}>{item.criteria.join('、')}</Fact>}
          {item.note !== '' && <Fact name={words.ledger.note}>{item.note}</Fact>}
          <Fact name={words.ledger.opennessName}>{words.ledger.openness[item.openness]}</Fact>
        </dl>
      )}
    </section>
  );
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
