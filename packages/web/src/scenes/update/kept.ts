/** A line as it is typed. */
export interface Typed {
  readonly progress: string;
  readonly official: string;
  readonly text: string;
}

/** What was typed and the server does not have yet, with the version it was typed upon. */
export interface Kept extends Typed {
  readonly version: number;
}

/** Where typed lines wait for the server: the browser's own storage, or another with the same three acts. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const key = (person: string, period: string, item: string): string =>
  `luodi.entry.${person}.${period}.${item}`;

/** Keeps a line until {@link drop}; a full or forbidden storage loses nothing that the page still shows. */
export function keep(shelf: Shelf, person: string, period: string, item: string, line: Kept): void {
  try {
    shelf.setItem(key(person, period, item), JSON.stringify(line));
  } catch {
    // The page still shows it and sends it.
  }
}

export function drop(shelf: Shelf, person: string, period: string, item: string): void {
  try {
    shelf.removeItem(key(person, period, item));
  } catch {
    // Nothing was kept, then.
  }
}

/** What had not been sent; null when nothing, or what is there cannot be read. */
export function kept(shelf: Shelf, person: string, period: string, item: string): Kept | null {
  try {
    const said = JSON.parse(shelf.getItem(key(person, period, item)) ?? 'null') as Partial<Kept> | null;
    if (said === null || typeof said.version !== 'number') return null;
    const { progress, official, text, version } = said;
    return {
      progress: String(progress ?? ''),
      official: String(official ?? ''),
      text: String(text ?? ''),
      version,
    };
  } catch {
    return null;
  }
}
