/** The part of a text that is on screen, in pixels from its top. `height`: of the whole text. */
export type VisibleRange = { readonly top: number; readonly bottom: number; readonly height: number }

/** for the rounding of a zoomed page */
const TOLERANCE_PX = 2

/**
 * Extends the share of a text that has been on screen, from its top without a gap; 1 is the whole text. A visible range counts
 * only if it begins at or above the end of that share: after a jump to the end of the text, what was skipped is not seen.
 */
export function extendSeenShare(seen: number, { top, bottom, height }: VisibleRange): number {
  if (height <= 0 || bottom <= top || top > seen * height + TOLERANCE_PX) return seen
  return bottom >= height - TOLERANCE_PX ? 1 : Math.max(seen, bottom / height)
}
