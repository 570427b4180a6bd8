/** What an archive says of itself; its last entry, so that an archive cut short has none. */
export interface Manifest {
  readonly format: 1;
  /** ISO 8601. */
  readonly at: string;
  /** Number of the last migration that had run. */
  readonly migration: number;
  /** The version of PostgreSQL it was read from. */
  readonly postgres: string;
  readonly jurisdictions: readonly string[];
  readonly sections: readonly Section[];
}

/** The rows of a table (of one jurisdiction, where it has them), or a file of the home. */
export interface Section {
  readonly kind: 'table' | 'file';
  /** Name of the table; path below the home, with `/`. */
  readonly name: string;
  readonly jurisdiction: string | null;
  readonly columns: readonly string[];
  readonly rows: number;
  /** At least one, in order. */
  readonly parts: readonly Part[];
}

/** An entry of the archive that holds a stretch of a section. */
export interface Part {
  readonly name: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

export const MANIFEST = 'manifest.json';

/** Tables that are not worth keeping: sessions, throttles and jobs end with the server. */
export const PASSING: readonly string[] = ['session', 'verification', 'rateLimit', 'job'];

/** Never loaded as rows: the schema brings it. */
export const SCHEMA = 'luodi_migration';

/** Files of the home that belong to the data: seals with their public keys, and evidence. Never a secret. */
export const HOME_FILES: readonly RegExp[] = [
  /^audit\/[^/]+\.jsonl$/,
  /^audit\/[0-9a-f]{16}\.pub\.pem$/,
  /^files\//,
];
