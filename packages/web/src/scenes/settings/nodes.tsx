import { Select } from 'antd';
import { Scroll } from '../../components/scroll.tsx';
import { words } from '../../words/index.ts';
import { STAGES } from '../list/query.ts';
import { added, type Node } from './node.ts';

/** The steps of a template as a table that is written into. */
export function Nodes({
  nodes,
  staged,
  put,
}: {
  readonly nodes: readonly Node[];
  /** Whether a step can hold the gate of a stage. */
  readonly staged: boolean;
  readonly put: (nodes: readonly Node[]) => void;
}) {
  const set = (at: number, given: Partial<Node>) =>
    put(nodes.map((node, place) => (place === at ? { ...node, ...given } : node)));
  const move = (at: number, by: number) => {
    const next = [...nodes];
    const [one] = next.splice(at, 1);
    if (one) next.splice(at + by, 0, one);
    put(next);
  };
  return (
    <>
      <Scroll>
        <table className="sheet nodes">
          <thead>
            <tr>
              <th>{words.setting.nodeName}</th>
              <th>{words.setting.nodeNameEn}</th>
              {staged && <th>{words.setting.stage}</th>}
              <th>{words.setting.days}</th>
              <th>{words.setting.after}</th>
              <th aria-label={words.setting.change} />
            </tr>
          </thead>
          <tbody>
            {nodes.map((node, at) => (
              <tr key={node.code}>
                <td>
                  <input
                    className="field"
                    aria-label={`${words.setting.nodeName} ${at + 1}`}
                    required
                    maxLength={100}
                    value={node.name}
                    onChange={(event) => set(at, { name: event.target.value })}
                  />
                </td>
                <td>
                  <input
                    className="field"
                    aria-label={`${words.setting.nodeNameEn} ${at + 1}`}
                    maxLength={200}
                    value={node.nameEn}
                    onChange={(event) => set(at, { nameEn: event.target.value })}
                  />
                </td>
                {staged && (
                  <td>
                    <select
                      className="field"
                      aria-label={`${words.setting.stage} ${node.name}`}
                      value={node.stage ?? ''}
                      onChange={(event) =>
                        set(at, { stage: STAGES.find((one) => one === event.target.value) ?? null })
                      }
                    >
                      <option value="">{words.setting.noStage}</option>
                      {STAGES.filter((one) => one !== 'withdrawn').map((one) => (
                        <option key={one} value={one}>
                          {words.ledger.stage[one]}
                        </option>
                      ))}
                    </select>
                  </td>
                )}
                <td>
                  <input
                    className="field days"
                    type="number"
                    min={0}
                    max={5000}
                    aria-label={`${words.setting.days} ${node.name}`}
                    value={node.days}
                    onChange={(event) =>
                      set(at, { days: Math.max(0, Math.round(Number(event.target.value) || 0)) })
                    }
                  />
                </td>
                <td>
                  <Select
                    mode="multiple"
                    className="after"
                    aria-label={`${words.setting.after} ${node.name}`}
                    placeholder={words.setting.atOnce}
                    value={node.after.filter((code) => nodes.slice(0, at).some((one) => one.code === code))}
                    options={nodes
                      .slice(0, at)
                      .map((one) => ({ value: one.code, label: one.name || one.code }))}
                    onChange={(after) => set(at, { after })}
                  />
                </td>
                <td>
                  <span className="row tight whole">
                    <button
                      type="button"
                      className="tool bare"
                      aria-label={`↑ ${node.name}`}
                      disabled={at === 0}
                      onClick={() => move(at, -1)}
                    >
                      ↑
                    </button>
                    <button
                      type="button"
                      className="tool bare"
                      aria-label={`↓ ${node.name}`}
                      disabled={at === nodes.length - 1}
                      onClick={() => move(at, 1)}
                    >
                      ↓
                    </button>
                    <button
                      type="button"
                      className="tool bare"
                      aria-label={`${words.setting.drop} ${node.name}`}
                      disabled={nodes.length === 1}
                      onClick={() => put(nodes.filter((_, place) => place !== at))}
                    >
                      ✕
                    </button>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <div>
        <button type="button" className="tool" onClick={() => put(added(nodes))}>
          + {words.setting.addNode}
        </button>
      </div>
    </>
  );
}
