import type { Day, Row, Valid } from './row.ts';

export interface Post extends Row, Valid {
  readonly name: string;
  readonly nameEn: string;
  readonly body: string;
}

/** A person holds a post from–to. */
export interface Holding extends Row, Valid {
  readonly validFrom: Day;
  readonly post: string;
  readonly person: string;
  readonly deputy: boolean;
}
