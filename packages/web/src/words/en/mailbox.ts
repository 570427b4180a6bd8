import type { Words } from '../shape.ts';

export const mailbox: Words['mailbox'] = {
  title: 'Notices by mail',
  hint: 'What you are told here can also come by mail: not what you have read here already, and nothing when there is nothing new.',
  off: 'This server sends no mail. Ask the administrator if you need it.',
  address: 'Mail address',
  when: 'When',
  choices: { digest: 'one mail a day, at 8:00 in Beijing', once: 'at once', none: 'never' },
  saved: 'Saved',
  forget: 'Forget my address',
  forgotten: 'Forgotten',
};
