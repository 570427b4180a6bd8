/** Largest file that is read, bytes. A five-year plan of the nation is below 1 MB of text. */
export const FILE_LIMIT = 60 * 1024 * 1024;

/** Largest that an archive may inflate to, bytes. */
export const INFLATED_LIMIT = 200 * 1024 * 1024;

export const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);
