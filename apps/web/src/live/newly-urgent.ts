import type { QueueItem } from '@mimamori/contract/queue/queue-contract'

type UrgentCandidate = Pick<QueueItem, 'id' | 'number' | 'severity' | 'state' | 'category' | 'targetType'>

/**
 * The urgent cases to notify of: nobody holds them, and each is notified once. `known`: those notified or seen before;
 * the new ones are added to it.
 */
export function takeNewlyUrgent<Item extends UrgentCandidate>(items: readonly Item[], known: Set<string>): Item[] {
  const fresh = items.filter(({ id, severity, state }) => severity === 'urgent' && state === 'open' && !known.has(id))
  for (const { id } of fresh) known.add(id)
  return fresh
}
