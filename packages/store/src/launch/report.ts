/** What the launcher is doing, for a progress line. */
export interface Progress {
  readonly step:
    | 'shelter'
    | 'initialise'
    | 'launch'
    | 'adopt'
    | 'recover'
    | 'wait'
    | 'relaunch'
    | 'connect'
    | 'migrate'
    | 'notice';
  readonly detail: string;
}

/** Takes a progress line; silent by default. */
export type Report = (progress: Progress) => void;

export const silent: Report = () => {};
