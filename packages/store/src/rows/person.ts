import type { Row, Valid } from './row.ts';

export interface Person extends Row {
  readonly name: string;
  readonly nameEn: string;
}

export interface RoleGrant extends Row, Valid {
  readonly person: string;
  readonly role: string;
  /** The body for which the role holds; null is all of them. */
  readonly body: string | null;
}

/** Which sign-in user a person is. */
export interface SignIn extends Row {
  readonly person: string;
  readonly userId: string;
}

/** The sign-in library's user, as far as we read it. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly username: string | null;
  readonly jurisdiction: string | null;
  readonly mustChangePassword: boolean;
}
