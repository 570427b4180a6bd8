import type { ReactNode } from 'react';
import { words } from '../../words/index.ts';
import { Clashes } from './clash.tsx';
import type { Merging } from './merging.ts';

/** The form of a part of an item: what was restored, what somebody else changed meanwhile, the fields, save and leave. */
export function DraftForm<L extends object>({
  merging,
  kind,
  unfit = false,
  tools,
  children,
  named,
  told,
}: {
  readonly merging: Merging<L>;
  /** Its style. */
  readonly kind: string;
  /** True while what is typed cannot be saved. */
  readonly unfit?: boolean;
  /** Stands before “save”. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
} & Pick<Parameters<typeof Clashes>[0], 'named' | 'told'>) {
  return (
    <form
      className={`stack ${kind}`}
      onSubmit={(event) => {
        event.preventDefault();
        void merging.save();
      }}
    >
      {merging.restored && (
        <p className="small amber-note" role="status">
          {words.ledger.restored}
        </p>
      )}
      {merging.rival && <Clashes rival={merging.rival} named={named} told={told} decide={merging.decide} />}
      {children}
      <div className="row tight">
        {tools}
        <button type="submit" className="tool strong" disabled={unfit || merging.held}>
          {words.save}
        </button>
        <button type="button" className="tool" onClick={merging.end}>
          {merging.restored ? words.ledger.discard : words.cancel}
        </button>
      </div>
    </form>
  );
}
