type Row = { readonly id: string }

/** A row as it is shown: `removed` when it is no longer in the list. */
export type FrozenRow<Item extends Row> = Item & { readonly removed?: true }

export type FrozenList<Item extends Row> = {
  readonly items: readonly FrozenRow<Item>[]
  /** rows that wait to be put in between */
  readonly waiting: number
}

/** The list as the desk has it. */
export const unfrozenList = <Item extends Row>(items: readonly Item[]): FrozenList<Item> => ({ items, waiting: 0 })

/**
 * What is shown while somebody points at the list, so that nothing moves under what they are about to press: every row
 * stays in its place and says what is true now, one that has left says so, and what came is counted, or put at the end,
 * where it moves nobody. When nothing of what was shown is left, the list is another one and shown as it is.
 */
export function freezeList<Item extends Row>(
  shown: readonly FrozenRow<Item>[],
  fresh: readonly Item[],
): FrozenList<Item> {
  const now = new Map(fresh.map((item) => [item.id, item]))
  const known = new Set(shown.map(({ id }) => id))
  const last = fresh.findLastIndex(({ id }) => known.has(id))
  if (last < 0) return unfrozenList(fresh)
  const kept = shown.map((item) => now.get(item.id) ?? (item.removed ? item : { ...item, removed: true as const }))
  return {
    items: [...kept, ...fresh.slice(last + 1)],
    waiting: fresh.slice(0, last).filter(({ id }) => !known.has(id)).length,
  }
}
