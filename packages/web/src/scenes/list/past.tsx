import { api, type ItemDetail } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { moment } from '../../api/time.ts';
import { actOf, actorOf, nounOf } from '../../words/event.ts';
import { words } from '../../words/index.ts';

const columnOf = (name: string): string => words.monitoring.columns[name] ?? name;

/** Every change of an item; on demand also of its steps, money, updates and evidence. */
export function Past({ item }: { readonly item: ItemDetail }) {
  const [whole, setWhole] = useState(false);
  const { id, version } = item.row;
  const timeline = useQuery({
    queryKey: ['item', id, 'timeline', version],
    queryFn: () => call(api.attachment.timeline, { params: { id } }),
    enabled: whole,
  });
  return (
    <section className="card">
      <h2>{words.ledger.timeline}</h2>
      <ul className="plain small muted past">
        {whole && timeline.data
          ? timeline.data.events.map((one, at) => (
              // Two rows may change alike at one instant.
              // biome-ignore lint/suspicious/noArrayIndexKey: the list only ever grows at its head
              <li key={`${at} ${one.at} ${one.noun}`}>
                {moment(one.at)} {actorOf(one.by)} {actOf(one.verb)} {nounOf(one.noun)}
                {one.noun === 'item' || one.said === '' ? '' : ` “${one.said.slice(0, 60)}”`}
                {one.changes.length > 0 && `：${one.changes.map(columnOf).join('、')}`}
              </li>
            ))
          : item.history.map((one) => (
              <li key={one.version}>
                v{one.version} {moment(one.at)} {actorOf(one.by)} {one.changes.map(columnOf).join('、')}
              </li>
            ))}
      </ul>
      <button
        type="button"
        className="tool bare small"
        aria-expanded={whole}
        onClick={() => setWhole(!whole)}
      >
        {whole ? words.ledger.lessTimeline : words.ledger.wholeTimeline}
      </button>
    </section>
  );
}
