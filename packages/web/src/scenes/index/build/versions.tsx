import { difference } from '@luodi/domain/index/framework';
import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { ask } from '../../../api/ask.ts';
import { moment } from '../../../api/time.ts';
import { State } from '../../../components/state.tsx';
import { words } from '../../../words/index.ts';
import { nameOf } from '../name.ts';
import type { Sheet } from './desk.ts';

/** Every version with its reason and what became different; an earlier one can be brought back. */
export function Versions({
  id,
  version,
  onRestore,
}: {
  readonly id: string;
  readonly version: number;
  readonly onRestore: ((sheet: Sheet) => void) | undefined;
}) {
  const list = useQuery(ask.versions(id));
  const { message } = App.useApp();
  if (!list.data) return <State query={list} />;
  const { versions } = list.data;
  return (
    <ol className="plain stack versions">
      {[...versions].reverse().map((one) => {
        const before = versions[versions.indexOf(one) - 1];
        const found = before ? difference(before.nodes, one.nodes) : [];
        return (
          <li key={one.version} className="card">
            <div className="row between">
              <span>
                <b>v{one.version}</b> {one.reason}{' '}
                {one.version === version && <span className="chip good">{words.build.versions.current}</span>}{' '}
                {one.state === 'adopted' && (
                  <span className="chip good">{words.index.adoptedFor(one.adoptedFor ?? 0)}</span>
                )}
              </span>
              <span className="muted small">
                {one.by} · {moment(one.at)}
              </span>
            </div>
            {!before ? (
              <p className="muted small">{words.build.versions.first}</p>
            ) : (
              <ul className="plain small">
                {found.slice(0, 40).map((each) => (
                  <li key={`${each.code} ${each.kind}`}>
                    <span className="chip">{words.build.versions.kinds[each.kind]}</span> {nameOf(each)}
                    {each.from || each.to ? (
                      <span className="muted">
                        {' '}
                        {each.from} → {each.to}
                      </span>
                    ) : null}
                  </li>
                ))}
                {found.length > 40 && <li className="muted">+{found.length - 40}</li>}
                {found.length === 0 && <li className="muted">{words.build.versions.same}</li>}
                {JSON.stringify(before.recipe) !== JSON.stringify(one.recipe) && (
                  <li>
                    <span className="chip">{words.build.tabs.method}</span> {words.build.versions.method}
                  </li>
                )}
              </ul>
            )}
            {onRestore && one.version !== version && (
              <button
                type="button"
                className="tool"
                onClick={() => {
                  const { name, nameEn, basis, nodes, recipe } = one;
                  onRestore({ name, nameEn, basis, nodes, recipe });
                  void message.success(words.build.versions.restored(one.version));
                }}
              >
                {words.build.versions.restore}
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
}
