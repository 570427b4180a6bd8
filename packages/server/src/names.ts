import { persons, type Tx } from '@luodi/store';

/** The names of people by id; what is not a person (the machine, the system) stays what it is. */
export async function namesOf(tx: Tx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id): id is string => id !== null))];
  if (wanted.length === 0) return new Map();
  return new Map((await persons.list(tx, { id: wanted })).map((person) => [person.id, person.name]));
}
