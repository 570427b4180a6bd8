import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The system account the server runs under: PostgreSQL refuses to run as root. */
export interface Account {
  /** Null when it is the account of this process. */
  readonly name: string | null;
  readonly spawn: { readonly uid?: number; readonly gid?: number };
}

/** Ourselves; as root `postgres` or, where there is none, `nobody`. */
export function account(): Account {
  if (process.getuid?.() !== 0) return { name: null, spawn: {} };
  const rows = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const row = rows.find((fields) => fields[0] === name);
    if (row) return { name, spawn: { uid: Number(row[2]), gid: Number(row[3]) } };
  }
  return { name: '65534', spawn: { uid: 65_534, gid: 65_534 } };
}

/** True when the account can enter the folder and write there. */
export function reaches(account: Account, folder: string): boolean {
  if (account.name === null) return true;
  const probe = spawnSync('/bin/sh', ['-c', 'cd "$1" && : > .luodi-probe && rm .luodi-probe', 'sh', folder], {
    ...account.spawn,
    cwd: '/',
  });
  return probe.status === 0;
}
