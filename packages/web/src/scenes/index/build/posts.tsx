import { inOrder, lacksPosts, postsOf, set } from '@luodi/domain/index/framework';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../../../api/ask.ts';
import { Scroll } from '../../../components/scroll.tsx';
import { words } from '../../../words/index.ts';
import { nameOf } from '../name.ts';
import type { Put, Sheet } from './desk.ts';

type Node = Sheet['nodes'][number];
type Post = ReturnType<typeof postsOf>[number];

/** The figures each indicator is compared with: goalposts, or a target, in the indicator's own unit. */
export function Posts({
  sheet,
  method,
  editable,
  onPut,
}: {
  readonly sheet: Sheet;
  /** Of normalising. */
  readonly method: string;
  readonly editable: boolean;
  readonly onPut: Put;
}) {
  const indicators = useQuery(ask.indicators);
  const units = new Map(indicators.data?.indicators.map((one) => [one.id, one.unit]));
  const posts = postsOf(method);
  const leaves = (inOrder(sheet.nodes) as Node[]).filter((one) => one.level === 1);
  const lacking = leaves.filter((one) => lacksPosts(one, method)).length;
  const change = (node: Node, post: Post, text: string) => {
    const value = Number(text);
    if (text !== '' && !Number.isFinite(value)) return;
    const { [post]: _, ...rest } = node;
    const next = text === '' ? rest : { ...rest, [post]: value };
    // `set` only adds: a figure that is taken away leaves no trace.
    const nodes =
      text === ''
        ? sheet.nodes.map((one) => (one.code === node.code ? (next as Node) : one))
        : (set(sheet.nodes, node.code, { [post]: value }) as Node[]);
    onPut({ nodes: [...nodes] }, `${post} ${node.code}`);
  };
  return (
    <section>
      <h3>{words.build.method.posts}</h3>
      <p className="muted small">{words.build.method.postsHint}</p>
      {lacking > 0 && <p className="chip warn">{words.build.method.postsLacking(lacking)}</p>}
      <Scroll>
        <table className="sheet">
          <thead>
            <tr>
              <th>{words.indicatorName}</th>
              <th>{words.unit}</th>
              <th>{words.build.direction}</th>
              {posts.map((post) => (
                <th key={post}>{words.build.method.post[post]}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {leaves.map((one) => (
              <tr key={one.code}>
                <td>{nameOf(one)}</td>
                <td className="muted">{units.get(one.indicator ?? '') ?? ''}</td>
                <td>{words.direction[one.direction]}</td>
                {posts.map((post) => (
                  <td key={post}>
                    <input
                      className="field short figure"
                      type="number"
                      step="any"
                      aria-label={`${nameOf(one)} ${words.build.method.post[post]}`}
                      value={one[post] ?? ''}
                      disabled={!editable}
                      onChange={(event) => change(one, post, event.target.value)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}
