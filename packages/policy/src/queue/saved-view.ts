import { may } from '../staff/roles.ts'
import type { Staff } from '../staff/staff.ts'

export const NAME_AT_MOST = 40
const SAVED_VIEWS_AT_MOST = 50

export type SavedViewRefusal = 'not_permitted' | 'key_taken' | 'too_many_views'

type Saved = { readonly id: string; readonly ownerId: string; readonly shared: boolean; readonly key: string | null }

/** May this person change or remove a saved view: its owner, and a lead when it is shared. */
export function mayChange(view: Saved, actor: Staff): boolean {
  return view.ownerId === actor.id || (view.shared && may(actor.role, 'cases.lead'))
}

/** Can its owner have this view, beside the others he has? `id` is `null` for a new one. */
export function saveable(
  own: readonly Saved[],
  { id, key }: { readonly id: string | null; readonly key: string | null },
): 'key_taken' | 'too_many_views' | null {
  const others = own.filter((view) => view.id !== id)
  if (others.length >= SAVED_VIEWS_AT_MOST) return 'too_many_views'
  return key !== null && others.some((view) => view.key === key) ? 'key_taken' : null
}
