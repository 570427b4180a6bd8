/** An ISO 8601 instant, UTC, as PostgreSQL's `timestamptz` is read here. */
export type Instant = string;

/** A calendar day, `2026-03-31`. */
export type Day = string;

/** What every domain row starts with. */
export interface Row {
  readonly jurisdiction: string;
  readonly id: string;
  /** 1 at first, one more at every change. */
  readonly version: number;
}

/** Valid from–to; `to` is the first day on which it is no longer so; null is open. */
export interface Valid {
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
}

/** A row as its maker gives it: jurisdiction and version are the store's. */
export type Given<R> = Omit<R, 'jurisdiction' | 'version'>;

/** A change: which row, as last seen, and what becomes different. */
export type Change<R> = Partial<Given<R>> & Pick<Row, 'id' | 'version'>;
