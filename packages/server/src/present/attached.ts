import type { ItemDetail } from '@luodi/contract';
import type { Attached } from '@luodi/store';

/** By which a document is known: its own id, or its place among those that were kept without one. */
export const keyOf = (one: Attached, at: number): string => one.id ?? `at-${at}`;

/** The documents of an item, with the names of those who attached them. */
export const presentAttached = (
  attached: readonly Attached[],
  names: ReadonlyMap<string, string>,
): ItemDetail['documents'] =>
  attached.map((one, at) => ({
    id: keyOf(one, at),
    title: one.title,
    href: one.href,
    fileName: one.fileName ?? null,
    size: one.size ?? null,
    addedBy: names.get(one.addedBy ?? '') ?? '',
    addedAt: one.addedAt ?? null,
  }));
