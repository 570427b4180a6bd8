import { useQuery } from '@tanstack/react-query';
import { Popover } from 'antd';
import { Link } from 'react-router';
import { ask } from '../../api/ask.ts';
import { words } from '../../words/index.ts';

/** Clauses that promise something and have no item, and items that have no clause. */
export function Uncovered() {
  const open = useQuery(ask.uncovered);
  if (!open.data) return null;
  const { clauses, items } = open.data;
  return (
    <>
      {clauses.length > 0 && (
        <Popover
          trigger="click"
          placement="bottomLeft"
          title={words.ledger.uncoveredTitle}
          content={
            <ul className="plain uncovered">
              {clauses.map((one) => (
                <li key={`${one.document} ${one.eId}`} className="small">
                  <Link to={`/documents/${one.document}/${one.eId}`}>
                    {one.number === null ? '' : words.monitoring.article(one.number)} {one.heading || one.eId}
                  </Link>{' '}
                  <span className="muted">{words.ledger.measures(one.measures)}</span>
                </li>
              ))}
            </ul>
          }
        >
          <button type="button" className="tool bare">
            {words.ledger.uncovered(clauses.length)}
          </button>
        </Popover>
      )}
      {items > 0 && (
        <Link className="tool bare" to="/items?linked=without">
          {words.ledger.unlinked(items)}
        </Link>
      )}
    </>
  );
}
