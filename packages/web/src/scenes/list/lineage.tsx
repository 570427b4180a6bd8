import type { ItemDetail } from '@luodi/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { words } from '../../words/index.ts';
import { Become } from './bulk.tsx';

/** What an item came from and what it became; nothing promised disappears. */
export function Lineage({ item, may }: { readonly item: ItemDetail; readonly may: boolean }) {
  const [act, setAct] = useState<'split' | 'replace' | null>(null);
  const go = useNavigate();
  const queries = useQueryClient();
  const { from, to } = item.lineage;
  if (from.length + to.length === 0 && !may) return null;
  return (
    <section className="card">
      <h2>{words.ledger.lineage}</h2>
      {(
        [
          [words.ledger.cameFrom, from],
          [words.ledger.became, to],
        ] as const
      ).map(
        ([name, others]) =>
          others.length > 0 && (
            <div key={name}>
              <h3>{name}</h3>
              <ul className="plain small">
                {others.map((one) => (
                  <li key={one.id}>
                    <span className="chip">{words.ledger.act[one.act]}</span>{' '}
                    <Link to={`/items/${one.id}`}>
                      {one.number}. {one.title}
                    </Link>{' '}
                    <span className="muted">{one.reason}</span>
                  </li>
                ))}
              </ul>
            </div>
          ),
      )}
      {may && item.row.state === 'live' && (
        <div className="row tight">
          {(['split', 'replace'] as const).map((one) => (
            <button key={one} type="button" className="tool" onClick={() => setAct(one)}>
              {words.ledger.act[one]}
            </button>
          ))}
        </div>
      )}
      {act && (
        <Become
          act={act}
          from={[{ id: item.row.id, version: item.row.version }]}
          title={item.row.title}
          close={(made) => {
            setAct(null);
            if (!made) return;
            for (const key of ['item', 'items', 'overview', 'schedule'])
              void queries.invalidateQueries({ queryKey: [key] });
            if (made[0]) go(`/items/${made[0]}`);
          }}
        />
      )}
    </section>
  );
}
