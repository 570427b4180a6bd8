import { api, type ItemDetail } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { ask } from '../../api/ask.ts';
import { call } from '../../api/call.ts';
import { words } from '../../words/index.ts';
import type { Act } from './act.ts';

/** Who answers for an item: a post of a body, chosen by a person, proposed from the division of duties. */
export function Owner({
  item,
  may,
  act,
}: {
  readonly item: ItemDetail;
  readonly may: boolean;
  readonly act: Act;
}) {
  const { row } = item;
  const organisation = useQuery({ ...ask.organisation, enabled: may || row.lead !== null });
  const asked = `${row.title} ${item.clauses[0]?.heading ?? ''}`.slice(0, 400);
  const suggestion = useQuery({
    queryKey: ['suggestion', asked],
    queryFn: () => call(api.organisation.suggest, { query: { words: asked } }),
    enabled: may,
  });
  const posts = organisation.data?.posts ?? [];
  const bodies = new Map(organisation.data?.bodies.map((body) => [body.id, body.shortName || body.name]));
  const held = posts.find((post) => post.id === row.lead?.post);
  const give = (post: string | null) =>
    act(() =>
      call(api.item.change, { params: { id: row.id }, body: { version: row.version, leadPost: post } }),
    );
  return (
    <section className="card">
      <h2>{words.owner}</h2>
      <p>
        {row.lead ? (
          <>
            <b>{row.lead.bodyName}</b> <span className="muted">{row.lead.postName}</span>{' '}
            {held &&
              (held.holder ? (
                <span className="muted">
                  {held.holder.name}
                  {held.holder.deputy ? words.monitoring.deputy : ''}
                </span>
              ) : (
                <span className="chip bad">{words.monitoring.vacant}</span>
              ))}
          </>
        ) : (
          <span className="danger">{words.noOwner}</span>
        )}
        {row.supporting.length > 0 && (
          <span className="muted">
            {' '}
            · {words.supporting} {row.supporting.map((one) => one.bodyName).join('、')}
          </span>
        )}
      </p>
      {may && (
        <>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            style={{ width: '100%', maxWidth: 460 }}
            aria-label={words.owner}
            placeholder={words.monitoring.chooseOwner}
            value={row.lead?.post ?? null}
            onChange={(post) => void give(post)}
            options={posts.map((post) => ({
              value: post.id,
              label: `${bodies.get(post.body) ?? ''} · ${post.name}${post.holder ? ` · ${post.holder.name}` : ` · ${words.monitoring.vacant}`}`,
            }))}
          />
          {(suggestion.data?.bodies.length ?? 0) > 0 && (
            <div className="small" style={{ marginTop: 8 }}>
              <span className="muted">{words.suggest}：</span>
              <ul className="plain">
                {suggestion.data?.bodies.slice(0, 3).map((one) => {
                  const post = posts.find((other) => other.body === one.body);
                  return (
                    <li key={one.body} style={{ padding: '3px 0' }}>
                      <button
                        type="button"
                        className="tool"
                        disabled={!post || post.id === row.lead?.post}
                        onClick={() => post && void give(post.id)}
                      >
                        {one.bodyName} {Math.round(one.confidence * 100)}%
                      </button>{' '}
                      <span className="muted">
                        {words.because}：{one.because}
                      </span>
                    </li>
                  );
                })}
              </ul>
            </div>
          )}
          {row.lead && (
            <button type="button" className="tool bare" onClick={() => void give(null)}>
              {words.monitoring.takeOwner}
            </button>
          )}
        </>
      )}
    </section>
  );
}
