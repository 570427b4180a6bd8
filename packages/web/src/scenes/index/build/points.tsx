import type { Judgements } from '@luodi/domain/index/framework';
import { words } from '../../../words/index.ts';

/** Points shared out over the siblings. */
export function Points({
  codes,
  given,
  name,
  onGiven,
}: {
  readonly codes: readonly string[];
  readonly given: Judgements;
  readonly name: (code: string) => string;
  readonly onGiven: (given: Judgements) => void;
}) {
  const total = codes.reduce((sum, code) => sum + (given[code] ?? 0), 0);
  return (
    <>
      <ul className="plain points">
        {codes.map((code) => (
          <li key={code}>
            <label className="row tight between">
              <span>{name(code)}</span>
              <input
                className="field short figure"
                type="number"
                min={0}
                step="any"
                value={given[code] ?? ''}
                onChange={(event) => {
                  const points = Number(event.target.value);
                  const { [code]: _, ...rest } = given;
                  onGiven(
                    event.target.value === '' || !(points >= 0)
                      ? rest
                      : { ...rest, [code]: Math.min(points, 1e6) },
                  );
                }}
              />
            </label>
          </li>
        ))}
      </ul>
      <p className="small" role="status">
        {words.build.judge.total} <b>{Math.round(total * 100) / 100}</b>
      </p>
    </>
  );
}
