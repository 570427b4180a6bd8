/** Largest file that is read, bytes. A five-year plan of the nation is below 1 MB of text; a scan is larger. */
export const FILE_LIMIT = 60 * 1024 * 1024;

/** Longest text that is read, UTF-16 code units: seven times the longest plan known, within 1.5 GB of memory. */
export const TEXT_LIMIT = 4_000_000;

/** Largest that the parts of an archive may inflate to, bytes, as declared. */
export const INFLATED_LIMIT = 200 * 1024 * 1024;

/** Largest that the parts of an archive that hold text may inflate to, bytes, as measured. */
export const MARKUP_LIMIT = 32 * 1024 * 1024;

/** Deepest nesting of elements that is followed; below it only the words are kept. */
export const DEPTH_LIMIT = 200;

/** Deepest nesting of elements that is parsed. */
export const NESTING_LIMIT = 20_000;

export const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);
