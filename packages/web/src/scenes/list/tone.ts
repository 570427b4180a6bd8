/** How a status looks beside its words. */
export const TONES: Readonly<Record<string, string>> = {
  'on-track': 'good',
  completed: 'good',
  done: 'good',
  ahead: 'good',
  'on-time': 'good',
  'at-risk': 'warn',
  late: 'warn',
  'off-track': 'bad',
  overdue: 'bad',
  submitted: 'warn',
  approved: 'good',
  returned: 'bad',
  verified: 'good',
};
