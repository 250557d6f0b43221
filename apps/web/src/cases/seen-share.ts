/** What of a text is in sight, in pixels from its top. */
export type VisibleRange = { readonly top: number; readonly bottom: number; readonly height: number }

/** rounding of a zoomed page */
const TOLERANCE_PX = 2

/**
 * How far down a text has been on screen without a gap, as a part of its height: 1 is the whole of it. What is in sight
 * counts only when it goes on where reading left off, so that a jump to the end leaves out what it jumps over.
 */
export function extendSeenShare(seen: number, { top, bottom, height }: VisibleRange): number {
  if (height <= 0 || bottom <= top || top > seen * height + TOLERANCE_PX) return seen
  return bottom >= height - TOLERANCE_PX ? 1 : Math.max(seen, bottom / height)
}
