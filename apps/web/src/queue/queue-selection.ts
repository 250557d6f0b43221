import type { QueueItem } from '@mimamori/contract/queue/queue-contract'
import { MAX_CLAIM_PAGE_SIZE } from '@mimamori/policy/cases/case-model'

/** Rows chosen for bulk, in the order they were chosen; never more than one bulk takes. */
export type Selection = readonly string[]

/** Selects a row, or unselects it. Rows beyond the limit of one bulk decision are not selected. */
export function toggleSelected(selection: Selection, id: string): Selection {
  if (selection.includes(id)) return selection.filter((each) => each !== id)
  return selection.length < MAX_CLAIM_PAGE_SIZE ? [...selection, id] : selection
}

/**
 * Extends the selection from the current row to the next one. Stepping back over selected rows unselects the row that is
 * left.
 */
export function extendSelection(selection: Selection, from: string, to: string): Selection {
  if (selection.includes(from) && selection.includes(to)) return selection.filter((each) => each !== from)
  const added = [from, to].filter((id) => !selection.includes(id))
  return [...selection, ...added].slice(0, MAX_CLAIM_PAGE_SIZE)
}

/** Choose all of these rows, the first of them when they are too many, or none when all are chosen. */
export function toggleAll(selection: Selection, ids: readonly string[]): Selection {
  const first = ids.slice(0, MAX_CLAIM_PAGE_SIZE)
  return first.every((id) => selection.includes(id)) ? [] : first
}

/** Is it a text or member, which can be decided with others at once? Every other kind of case is decided by itself. */
export const decidesInBulk = ({ targetType }: Pick<QueueItem, 'targetType'>): boolean =>
  targetType !== 'contract' && targetType !== 'enquiry'
