import { guarded, indexed, migration } from './migration.ts';

/**
 * What is done in the background, as people see it. It has no history and no place in a backup: it belongs to the
 * running server, like its sessions.
 */
export const job = migration(
  23,
  'job',
  `create table job (
     jurisdiction text not null check (jurisdiction <> ''),
     id text not null,
     name text not null, input jsonb not null, state text not null
       check (state in ('waiting', 'running', 'stopping', 'done', 'failed', 'cancelled')),
     done double precision not null default 0, total double precision,
     checkpoint jsonb, result jsonb, error jsonb, attempt integer not null default 0,
     deaths integer not null default 0,
     made_by text not null, made_at timestamptz not null,
     started_at timestamptz, ended_at timestamptz, next_at timestamptz,
     primary key (jurisdiction, id)
   )`,
  ...guarded('job'),
  indexed('job', 'made_at'),
);
