import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'

export const MAX_VIEW_NAME_LENGTH = 40
const MAX_SAVED_VIEWS = 50

export type SavedViewRefusal = 'not_permitted' | 'key_taken' | 'too_many_views'

type SavedViewState = {
  readonly id: string
  readonly ownerId: string
  readonly shared: boolean
  readonly key: string | null
}

/** May this person change or remove a saved view? Its owner may, and a lead when it is shared. */
export function mayChangeView(view: SavedViewState, actor: Staff): boolean {
  return view.ownerId === actor.id || (view.shared && may(actor.role, 'cases.lead'))
}

/** Can its owner save this view beside their others? `id` is `null` for a new one. */
export function checkViewSave(
  own: readonly SavedViewState[],
  { id, key }: { readonly id: string | null; readonly key: string | null },
): 'key_taken' | 'too_many_views' | null {
  const others = own.filter((view) => view.id !== id)
  if (others.length >= MAX_SAVED_VIEWS) return 'too_many_views'
  return key !== null && others.some((view) => view.key === key) ? 'key_taken' : null
}
