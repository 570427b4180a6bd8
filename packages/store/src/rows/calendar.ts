import type { Row } from './row.ts';

/** A calendar that somebody reads by a secret address. */
export interface CalendarFeed extends Row {
  readonly owner: 'person' | 'body';
  /** The person or body. */
  readonly subject: string;
  /** How often the address was renewed; it is made of that and of the key of the installation. */
  readonly renewed: number;
}
