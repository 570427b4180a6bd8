/**
 * Runs an act, tells how it went, and shows the item as it stands then.
 * @param done what is said when it went well
 * @returns whether it went well
 */
export type Act = (work: () => Promise<unknown>, done?: string) => Promise<boolean>;
