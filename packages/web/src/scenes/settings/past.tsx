import { api, type ParamsOf } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { moment } from '../../api/time.ts';
import { actorOf } from '../../words/event.ts';
import { words } from '../../words/index.ts';

/** Who changed what of a setting; asked for when it is opened. */
export function Past(params: ParamsOf<typeof api.list.history>) {
  const [open, setOpen] = useState(false);
  const past = useQuery({
    queryKey: ['past', params.of, params.id],
    queryFn: () => call(api.list.history, { params }),
    enabled: open,
  });
  const history = past.data?.history.filter((one) => one.changes.some((change) => change.before !== ''));
  return (
    <details className="small past-of" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.setting.past}</summary>
      {history?.length === 0 && <p className="muted">{words.setting.noPast}</p>}
      <ul className="plain lines">
        {history?.map((one) => (
          <li key={one.version}>
            <span className="muted">
              {moment(one.at)} {actorOf(one.by)}
            </span>
            {one.changes.map((change) => (
              <div key={change.field}>
                <b>{words.setting.field[change.field] ?? change.field}</b>{' '}
                <del>{change.before || words.setting.nothingBefore}</del> →{' '}
                <ins>{change.after || words.setting.nothingBefore}</ins>
              </div>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}
