import type { Review } from '@mimamori/contract/cases/review-contract'
import type { SecondaryAction } from './secondary-action-props.ts'

/** Secondary actions this person's role has; the others are not shown at all. */
export function offeredActions({ escalatedBy, pinnedAt, queue, moves }: Review): SecondaryAction[] {
  const leads = moves.pin !== 'not_permitted'
  const pinning: SecondaryAction = pinnedAt === null ? 'pin' : 'unpin'
  const sending: SecondaryAction[] = leads && escalatedBy !== null ? ['send_back'] : ['escalate']
  return [...sending, 'snooze', ...(queue === 'patrol' ? ['raise' as const] : []), ...(leads ? [pinning] : [])]
}
