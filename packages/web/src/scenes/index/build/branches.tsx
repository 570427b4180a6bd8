import type { Framework } from '@luodi/contract';
import { below, fits, inOrder, move, remove, share, shift } from '@luodi/domain/index/framework';
import { App } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { words } from '../../../words/index.ts';
import { nameOf, percent } from '../name.ts';

type Node = Framework['nodes'][number];
type Nodes = readonly Node[];

/**
 * The tree of the index. With the mouse a branch is dragged; with the keyboard the arrows choose, Alt and arrows move,
 * Delete removes. What was moved is said for those who do not see it.
 */
export function Branches({
  nodes,
  chosen,
  editable,
  onChoose,
  onNodes,
}: {
  readonly nodes: Nodes;
  readonly chosen: string | null;
  readonly editable: boolean;
  readonly onChoose: (code: string) => void;
  readonly onNodes: (nodes: Nodes, kind?: string) => void;
}) {
  const { message } = App.useApp();
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<{ readonly code: string; readonly into: boolean } | null>(null);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const wants = useRef(false);
  const order = inOrder(nodes) as Node[];
  const top = order[0]?.level ?? 1;
  const byCode = new Map(nodes.map((one) => [one.code, one]));
  const isHidden = (node: Node): boolean =>
    node.parent !== null && (folded.has(node.parent) || isHidden(byCode.get(node.parent)!));
  const shown = order.filter((one) => !isHidden(one));
  const parents = new Set(nodes.map((one) => one.parent));
  // After a move by keyboard the branch has a new place and keeps the focus.
  useEffect(() => {
    if (!wants.current) return;
    wants.current = false;
    box.current?.querySelector<HTMLElement>('[role=treeitem][tabindex="0"]')?.focus();
  });
  const tell = (code: string, after: Nodes) => {
    const node = after.find((one) => one.code === code);
    const parent = after.find((one) => one.code === node?.parent);
    if (node && parent) setSaid(words.build.moved(nameOf(node), nameOf(parent)));
  };
  const take = (code: string) => {
    const gone = below(nodes, code).size;
    const parent = byCode.get(code)?.parent;
    onNodes(remove(nodes, code) as Nodes);
    if (parent) onChoose(parent);
    void message.info(words.build.removed(gone));
  };
  const press = (event: KeyboardEvent, node: Node) => {
    const at = shown.findIndex((one) => one.code === node.code);
    const go = (to: Node | undefined) => {
      if (!to) return;
      event.preventDefault();
      wants.current = true;
      onChoose(to.code);
    };
    const { key, altKey } = event;
    if (altKey && editable && (key === 'ArrowUp' || key === 'ArrowDown')) {
      event.preventDefault();
      wants.current = true;
      const after = shift(nodes, node.code, key === 'ArrowUp' ? -1 : 1) as Nodes;
      onNodes(after);
      tell(node.code, after);
    } else if (key === 'ArrowDown') go(shown[at + 1]);
    else if (key === 'ArrowUp') go(shown[at - 1]);
    else if (key === 'Home') go(shown[0]);
    else if (key === 'End') go(shown.at(-1));
    else if (key === 'ArrowLeft') {
      if (parents.has(node.code) && !folded.has(node.code)) fold(node.code, true);
      else go(byCode.get(node.parent ?? ''));
    } else if (key === 'ArrowRight') {
      if (folded.has(node.code)) fold(node.code, false);
      else go(shown[at + 1]?.parent === node.code ? shown[at + 1] : undefined);
    } else if (key === 'Delete' && editable && node.parent !== null) {
      event.preventDefault();
      wants.current = true;
      take(node.code);
    }
  };
  const fold = (code: string, shut: boolean) => {
    const next = new Set(folded);
    if (shut) next.add(code);
    else next.delete(code);
    setFolded(next);
  };
  /** Where what is dragged would come to stand: below a node, or before it. */
  const target = (node: Node): { readonly parent: string; readonly before: string | null } | null => {
    if (dragged === null || dragged === node.code || below(nodes, dragged).has(node.code)) return null;
    if (fits(nodes, dragged, node.code)) return { parent: node.code, before: null };
    if (node.parent !== null && fits(nodes, dragged, node.parent))
      return { parent: node.parent, before: node.code };
    return null;
  };
  return (
    <section className="card branches">
      <p className="hidden-text" aria-live="polite">
        {said}
      </p>
      <div role="tree" aria-label={words.build.tree} ref={box}>
        {shown.map((node) => {
          const isOver = over?.code === node.code;
          const isOpen = parents.has(node.code);
          return (
            <div
              key={node.code}
              role="treeitem"
              aria-level={top - node.level + 1}
              aria-selected={node.code === chosen}
              {...(isOpen ? { 'aria-expanded': !folded.has(node.code) } : {})}
              tabIndex={node.code === chosen || (chosen === null && node.parent === null) ? 0 : -1}
              className={`branch level-${node.level}${node.code === chosen ? ' on' : ''}${
                isOver ? (over.into ? ' into' : ' before') : ''
              }${dragged === node.code ? ' dragged' : ''}`}
              style={{ paddingLeft: 8 + (top - node.level) * 18 }}
              draggable={editable && node.parent !== null}
              onClick={() => onChoose(node.code)}
              onKeyDown={(event) => press(event, node)}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                event.dataTransfer.setData('text/plain', node.code);
                setDragged(node.code);
              }}
              onDragEnd={() => {
                setDragged(null);
                setOver(null);
              }}
              onDragOver={(event) => {
                const place = target(node);
                if (!place) return;
                event.preventDefault();
                setOver({ code: node.code, into: place.before === null });
              }}
              onDragLeave={() => setOver(null)}
              onDrop={(event) => {
                event.preventDefault();
                const place = target(node);
                if (place && dragged !== null) {
                  const after = move(nodes, dragged, place.parent, place.before) as Nodes;
                  onNodes(after);
                  onChoose(dragged);
                  tell(dragged, after);
                }
                setDragged(null);
                setOver(null);
              }}
            >
              {editable && node.parent !== null && (
                <span className="grip" title={words.build.drag} aria-hidden="true">
                  ⠿
                </span>
              )}
              {isOpen && (
                <span
                  className="twist"
                  aria-hidden="true"
                  onClick={(event) => {
                    event.stopPropagation();
                    fold(node.code, !folded.has(node.code));
                  }}
                >
                  {folded.has(node.code) ? '▸' : '▾'}
                </span>
              )}
              <span className="branch-name">{nameOf(node) || node.code}</span>
              {node.direction === 'less' && (
                <span className="muted small" title={words.direction.less}>
                  ↓
                </span>
              )}
              {node.level === 1 && node.indicator === null && <span className="chip warn">!</span>}
              {node.clauses.length > 0 && (
                <span className="muted small" title={`${words.build.clauses} ${node.clauses.length}`}>
                  §{node.clauses.length}
                </span>
              )}
              {node.parent !== null && <span className="weight muted">{percent(share(nodes, node))}</span>}
            </div>
          );
        })}
      </div>
    </section>
  );
}
