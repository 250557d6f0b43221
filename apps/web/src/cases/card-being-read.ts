import type { VisibleRange } from './seen-share.ts'

/** A card in a scroller: what of it is in view, and the height of the scroller, in pixels. */
type CardSight = { readonly id: string; readonly visible: VisibleRange; readonly room: number }

/** Half of the card is in view, or it fills half of the scroller. */
const isInView = ({ visible: { top, bottom, height }, room }: CardSight): boolean =>
  bottom > top && bottom - top >= Math.min(height, room) / 2

/** The card whose text is being read: the current one, else the first in view, of those that are `unread`; `null`: none is. */
export function cardBeingRead(
  sights: readonly CardSight[],
  current: string | null,
  isUnread: (id: string) => boolean,
): string | null {
  const open = sights.filter((sight) => isInView(sight) && isUnread(sight.id)).map(({ id }) => id)
  return open.find((id) => id === current) ?? open[0] ?? null
}
