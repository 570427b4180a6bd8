import type { ReactNode } from 'react';
import { words } from '../words/index.ts';

/** A table that may be wider than its page: it scrolls by itself, by keyboard too. */
export const Scroll = ({ label, children }: { readonly label?: string; readonly children: ReactNode }) => (
  <section className="scroll" aria-label={label ?? words.shell.table} {...{ tabIndex: 0 }}>
    {children}
  </section>
);
