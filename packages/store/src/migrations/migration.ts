/** A numbered step of the schema; never edited once released. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly statements: readonly string[];
}

/** Freezes a step and puts its statements into the order they run in. */
export const migration = (
  number: number,
  name: string,
  ...statements: (string | readonly string[])[]
): Migration => Object.freeze({ number, name, statements: Object.freeze(statements.flat()) });

/**
 * A domain table: `jurisdiction`, `id` and `version` lead it, row security is forced, and no row is seen
 * unless the transaction has said for which government it works.
 */
export const domainTable = (name: string, columns: string, ...constraints: string[]): readonly string[] => [
  `create table "${name}" (
     jurisdiction text not null check (jurisdiction <> ''),
     id text not null,
     version integer not null default 1,
     ${[columns, ...constraints].filter(Boolean).join(',\n     ')},
     primary key (jurisdiction, id)
   )`,
  ...guarded(name),
];

/** Row security by jurisdiction; `unset` reads as null and the rest of a pooled session as '', and neither is a row's. */
export const guarded = (name: string): readonly string[] => [
  `alter table "${name}" enable row level security`,
  `alter table "${name}" force row level security`,
  `create policy own_jurisdiction on "${name}"
     using (jurisdiction = current_setting('luodi.jurisdiction', true))
     with check (jurisdiction = current_setting('luodi.jurisdiction', true))`,
];

/** A reference inside the jurisdiction. */
export const refers = (column: string, table: string): string =>
  `foreign key (jurisdiction, ${column}) references "${table}" (jurisdiction, id)`;

/** An index led by the jurisdiction. */
export const indexed = (table: string, columns: string): string =>
  `create index on "${table}" (jurisdiction, ${columns})`;
