/** The column a property is kept in: `eId` → `e_id`; the same rule as the query builder's. */
export const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A row with its columns' names; what is inside a value keeps its own. */
export const columns = (row: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), value]));
