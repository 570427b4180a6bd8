import type { Words } from '../shape.ts';

export const calendar: Words['calendar'] = {
  title: 'Calendars',
  hint: 'Subscribe to the address in the calendar of your telephone or office program: milestones, deadlines of rounds and what waits for approval appear there.',
  secret:
    'The address is the key: whoever has it reads the calendar without signing in. Do not pass it on; if it got out, renew it, and the old one is dead at once.',
  mine: 'my own',
  ofBody: (name) => `${name} (whoever holds a post there sees and renews it)`,
  make: 'Make an address',
  renew: 'Renew the address',
  renewAsk: 'The old address is dead at once; calendars that use it are not updated any more.',
  stop: 'Give up',
  copy: 'Copy the address',
  copied: 'Copied',
  made: 'The address is made',
  renewed: 'Renewed; the old address is dead',
  stopped: 'Given up',
  address: (name) => `Calendar address of ${name}`,
};
