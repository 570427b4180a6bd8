import { migration } from './migration.ts';

/**
 * The one way into a history that is otherwise only added to: takes a person's names out of every version and throws
 * the salt away, so that the digests that stay in the chain say nothing any more. Runs with the owner's right to
 * change the history, and only for persons of the jurisdiction the transaction works for.
 */
export const erasure = migration(
  6,
  'erasure',
  `create function luodi_erase_person(erased text) returns integer
   language plpgsql security definer set search_path = public, pg_temp as $$
   declare versions integer;
   begin
     update history set data = data || '{"name": "", "name_en": ""}'
      where jurisdiction = current_setting('luodi.jurisdiction', true) and noun = 'person' and id = erased;
     get diagnostics versions = row_count;
     delete from salt
      where jurisdiction = current_setting('luodi.jurisdiction', true) and noun = 'person' and id = erased;
     return versions;
   end $$`,
  'revoke all on function luodi_erase_person(text) from public',
);
