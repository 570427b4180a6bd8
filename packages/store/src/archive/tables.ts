import type pg from 'pg';

/** A table as the catalogue describes it. */
export interface Table {
  readonly name: string;
  /** Without those that the database generates. */
  readonly columns: readonly string[];
  /** True when it has a column `jurisdiction` under row security. */
  readonly guarded: boolean;
  /** Columns of the primary key. */
  readonly key: readonly string[];
}

/** Our tables, each after those it refers to. */
export async function tables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table & { oid: string; refers: string[] }>(`
    select c.relname as name, c.oid::text as oid, c.relrowsecurity as guarded,
      array(select a.attname::text from pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
             order by a.attnum) as columns,
      array(select a.attname::text from pg_index i
              cross join lateral unnest(i.indkey::int2[]) with ordinality as k(number, place)
              join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
             where i.indrelid = c.oid and i.indisprimary order by k.place) as key,
      array(select f.confrelid::text from pg_constraint f
             where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as refers
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    order by c.relname`);
  const sorted: Table[] = [];
  const done = new Set<string>();
  while (sorted.length < rows.length) {
    const next = rows.filter(({ oid, refers }) => !done.has(oid) && refers.every((other) => done.has(other)));
    if (next.length === 0) throw new Error('tables refer to each other in a circle');
    for (const { oid, name, columns, guarded, key } of next) {
      done.add(oid);
      sorted.push({ name, columns, guarded, key });
    }
  }
  return sorted;
}
