import { migration } from './migration.ts';

/** Nobody of the city's directory is two accounts, and no account two people of it. */
export const directory = migration(
  31,
  'directory',
  `create unique index on "account" ("accountId") where "providerId" = 'directory'`,
  `create unique index on "account" ("userId") where "providerId" = 'directory'`,
);
