import { type Static, Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { nullable, record, word } from './schema.ts';

/** How a person wants to be written to. */
export const Mailbox = record({
  /** False where the server sends no mail; then nothing can be chosen. */
  available: Type.Boolean(),
  address: nullable(Type.String()),
  choice: word('none', 'digest', 'once'),
});
export type Mailbox = Static<typeof Mailbox>;

export const notice = {
  mailbox: endpoint({
    name: 'notice.mailbox',
    method: 'GET',
    path: '/api/me/mailbox',
    summary: 'How one is written to: not at all, once a day, or at once',
    noun: 'notice',
    verb: 'look',
    response: Mailbox,
    errors: [],
  }),
  choose: endpoint({
    name: 'notice.choose',
    method: 'PUT',
    path: '/api/me/mailbox',
    summary:
      'Choose how one is written to, in the language of the request; without an address it is forgotten',
    noun: 'notice',
    verb: 'change',
    body: record({
      address: nullable(
        Type.String({
          maxLength: 254,
          pattern: '^[^\\s@<>",;:()\\[\\]\\\\]{1,64}@[^\\s@<>",;:()\\[\\]\\\\]{1,189}$',
        }),
      ),
      choice: word('none', 'digest', 'once'),
    }),
    response: Mailbox,
    errors: ['mail-off'],
  }),
} as const;
