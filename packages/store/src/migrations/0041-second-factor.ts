import { guarded, migration } from './migration.ts';

/**
 * What an account proves besides its password. The secrets are sealed by the key of the installation and belong to no
 * history; of recovery codes there are digests only.
 */
export const secondFactor = migration(
  41,
  'second-factor',
  `create table second_factor (
     jurisdiction text not null check (jurisdiction <> ''),
     account text not null references "user" (id) on delete cascade,
     secret text, next text, step bigint not null default 0, since timestamptz, salt text not null default '',
     primary key (jurisdiction, account)
   )`,
  ...guarded('second_factor'),
  `create table recovery_code (
     jurisdiction text not null check (jurisdiction <> ''),
     account text not null, digest text not null, used_at timestamptz,
     primary key (jurisdiction, account, digest),
     foreign key (jurisdiction, account) references second_factor (jurisdiction, account) on delete cascade
   )`,
  ...guarded('recovery_code'),
);
