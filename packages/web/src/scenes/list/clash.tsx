import type { Clash, Edit } from '@luodi/domain/list';
import { words } from '../../words/index.ts';
import type { Rival } from './merging.ts';

/** What the other changed, and what both changed: a person decides each. */
export function Clashes({
  rival,
  named,
  told,
  decide,
}: {
  readonly rival: Rival;
  /** What was changed, as a person calls it. */
  readonly named: (edit: Edit) => string;
  /** A value as a person calls it; null for a line that is not there is told here. */
  readonly told: (field: string | null, value: unknown) => string;
  readonly decide: (clash: Clash, choice: 'mine' | 'theirs') => void;
}) {
  const said = ({ field }: Edit, value: unknown): string => {
    if (field === null && value === null) return words.merging.gone;
    const text = told(field, value);
    return text.length > LONG ? `${text.slice(0, LONG)}…` : text;
  };
  const key = ({ line, field }: Edit) => `${line} ${field}`;
  return (
    <div className="clash" role="alert">
      <b>{words.merging.faster(rival.by)}</b>
      {rival.taken.length > 0 && (
        <>
          <p className="small">{words.merging.taken}</p>
          <ul className="small">
            {rival.taken.map((one) => (
              <li key={key(one)}>
                {named(one)}：
                {one.field === null && one.base === null ? words.merging.none : said(one, one.base)} →{' '}
                {said(one, one.theirs)}
              </li>
            ))}
          </ul>
        </>
      )}
      {rival.clashes.map((one) => (
        <div key={key(one)} className="small">
          <b>{named(one)}</b>
          <div className="row tight">
            <button type="button" className="tool" onClick={() => decide(one, 'mine')}>
              {words.merging.mine}：{said(one, one.mine)}
            </button>
            <button type="button" className="tool" onClick={() => decide(one, 'theirs')}>
              {words.merging.theirs}：{said(one, one.theirs)}
            </button>
            {one.base !== null && (
              <span className="muted">
                {words.merging.before} {said(one, one.base)}
              </span>
            )}
          </div>
        </div>
      ))}
      {rival.clashes.length === 0 && <p className="small">{words.merging.saveAgain}</p>}
    </div>
  );
}

/** Characters of a value that are shown. */
const LONG = 80;
