import type { Words } from '../shape.ts';

export const job: Words['job'] = {
  jobs: 'Jobs',
  mine: 'My jobs',
  everybody: 'Everybody’s jobs',
  none: 'No jobs yet',
  noneHint:
    'Imports, computations and reminders run in the background; how far they are and what came of them is shown here.',
  title: 'Job',
  state: 'State',
  progress: 'Progress',
  by: 'Asked for by',
  at: 'Asked for',
  ended: 'Ended',
  act: 'Act',
  cancel: 'Stop',
  retry: 'Try again',
  goOn: 'Go on',
  cancelled: 'Asked to stop',
  retried: 'In the queue again',
  attempt: (count: number) => `attempt ${count}`,
  next: (at: string) => `again at ${at}`,
  anyState: 'Any state',
  states: {
    waiting: 'Waiting',
    running: 'Running',
    stopping: 'Stopping',
    done: 'Done',
    failed: 'Failed',
    cancelled: 'Stopped',
  },
};
