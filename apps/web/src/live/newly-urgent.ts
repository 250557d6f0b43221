import type { QueueItem } from '@mimamori/contract/queue/queue-contract'

type UrgentCandidate = Pick<QueueItem, 'id' | 'number' | 'severity' | 'state' | 'category' | 'targetType'>

/**
 * Which cases to tell of: urgent ones nobody has, each once. `known` are those that were told or seen before; they are
 * added to it.
 */
export function takeNewlyUrgent<Item extends UrgentCandidate>(items: readonly Item[], known: Set<string>): Item[] {
  const fresh = items.filter(({ id, severity, state }) => severity === 'urgent' && state === 'open' && !known.has(id))
  for (const { id } of fresh) known.add(id)
  return fresh
}
