import { sql } from 'kysely';
import type { IndexResult } from './database.ts';
import { nounStore } from './noun.ts';
import { known, type Times } from './times.ts';
import type { Tx } from './tx.ts';

/** Computed indices, each with what it was made of. */
export const indexResults = Object.freeze({
  ...nounStore('indexResult'),
  /** The one computed last, of any period or of one. */
  async latest(tx: Tx, framework: string, period?: string, times: Times = {}): Promise<IndexResult | null> {
    const { rows } = await sql<IndexResult>`select r.* from ${known(tx, 'indexResult', times)} r
      where r.jurisdiction = ${tx.jurisdiction} and r.framework = ${framework}
        ${period ? sql`and r.period = ${period}` : sql``}
      order by ${period ? sql`` : sql`r.period desc,`} r.computed_at desc limit 1`.execute(tx.sql);
    return rows[0] ?? null;
  },
});
