/** The stretch of the text that is selected in a page whose pieces say where they begin (`data-at`); null for none. */
export function selected(root: HTMLElement): { readonly start: number; readonly end: number } | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const pieces = [...root.querySelectorAll<HTMLElement>('[data-at]')].filter((piece) =>
    range.intersectsNode(piece),
  );
  const first = pieces[0];
  const last = pieces.at(-1);
  if (!first || !last) return null;
  const at = (piece: HTMLElement) => Number(piece.dataset.at);
  const start = at(first) + (first.contains(range.startContainer) ? range.startOffset : 0);
  const end = last.contains(range.endContainer)
    ? at(last) + range.endOffset
    : at(last) + (last.textContent?.length ?? 0);
  return start < end ? { start, end } : null;
}
