import { api, type ItemDetail, type Lists } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../api/ask.ts';
import { call } from '../../api/call.ts';
import { today } from '../../api/time.ts';
import { words } from '../../words/index.ts';
import { language } from '../../words/language.ts';
import type { Act } from './act.ts';

/** Lays the steps of a template from a day on. */
export function Lay({ item, act }: { readonly item: ItemDetail; readonly act: Act }) {
  const lists = useQuery(ask.lists);
  const [start, setStart] = useState(today());
  const fitting = (lists.data?.templates ?? []).filter((one) => one.kind === item.row.kind);
  const name = (one: Lists['templates'][number]) =>
    language() === 'en' && one.nameEn ? one.nameEn : one.name;
  if (fitting.length === 0) return null;
  return (
    <div className="row tight lay">
      <span className="muted small">{words.ledger.layHint}</span>
      <input
        type="date"
        className="field short"
        aria-label={words.ledger.begin}
        value={start}
        onChange={(event) => event.target.value && setStart(event.target.value)}
      />
      {fitting.map((one) => (
        <button
          key={one.id}
          type="button"
          className="tool"
          onClick={() =>
            void act(() =>
              call(api.schedule.template, {
                params: { id: item.row.id },
                body: { template: one.code, start },
              }),
            )
          }
        >
          {words.ledger.lay(name(one), one.nodes.length)}
        </button>
      ))}
    </div>
  );
}

/** Where a project stands between an idea and its use, and what holds the gate to the next stage. */
export function Stages({
  item,
  may,
  act,
}: {
  readonly item: ItemDetail;
  readonly may: boolean;
  readonly act: Act;
}) {
  const [reason, setReason] = useState('');
  const { stage, id, version } = item.row;
  const lists = useQuery(ask.lists);
  if (stage === null) return null;
  const own = lists.data?.lists.find((one) => one.kind === item.row.kind)?.lifecycle ?? [];
  const at = own.indexOf(stage);
  const step = (event: 'advance' | 'back' | 'withdraw' | 'restore') =>
    act(() => call(api.item.stage, { params: { id }, body: { version, event, reason } })).then(
      (done) => done && setReason(''),
    );
  return (
    <section className="card">
      <h2>{words.ledger.stageName}</h2>
      <ol className="stages">
        {own.map((one, place) => (
          <li
            key={one}
            className={place < at ? 'past' : place === at ? 'here' : ''}
            aria-current={place === at ? 'step' : undefined}
          >
            {words.ledger.stage[one]}
          </li>
        ))}
        {stage === 'withdrawn' && <li className="here">{words.ledger.stage.withdrawn}</li>}
      </ol>
      {item.stageReason !== '' && (
        <p className="small muted">
          {words.ledger.reason}：{item.stageReason}
        </p>
      )}
      {item.gate.length > 0 && (
        <p className="small">
          {words.ledger.gateHeld} {item.gate.map((one) => one.title).join('、')}
        </p>
      )}
      {may && (
        <div className="row tight">
          {stage === 'withdrawn' ? (
            <button
              type="button"
              className="tool"
              disabled={reason.trim() === ''}
              onClick={() => void step('restore')}
            >
              {words.ledger.event.restore}
            </button>
          ) : (
            <>
              {stage !== 'operation' && (
                <button
                  type="button"
                  className="tool strong"
                  disabled={item.gate.length > 0}
                  onClick={() => void step('advance')}
                >
                  {words.ledger.event.advance}
                </button>
              )}
              {stage !== 'reserve' && (
                <button
                  type="button"
                  className="tool"
                  disabled={reason.trim() === ''}
                  onClick={() => void step('back')}
                >
                  {words.ledger.event.back}
                </button>
              )}
              {stage !== 'completed' && stage !== 'operation' && (
                <button
                  type="button"
                  className="tool"
                  disabled={reason.trim() === ''}
                  onClick={() => void step('withdraw')}
                >
                  {words.ledger.event.withdraw}
                </button>
              )}
            </>
          )}
          <input
            className="field short"
            aria-label={words.ledger.reason}
            placeholder={words.ledger.reasonHint}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      )}
    </section>
  );
}
