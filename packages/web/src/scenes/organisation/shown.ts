import type { RegisterAll } from '@luodi/contract';
import type { Entering } from './entry.tsx';

/** What the tabs are given. */
export interface Shown {
  readonly register: RegisterAll;
  readonly day: string;
  readonly ended: boolean;
  /** Words of a name, in small letters. */
  readonly find: string;
  /** True when rows may be changed here. */
  readonly may: boolean;
  readonly enter: (entering: Entering) => void;
  readonly reorganise: (noun: 'area' | 'body', id: string) => void;
}
