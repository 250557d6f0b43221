import type { CaseHead } from '@mimamori/contract/cases/case-head-contract'
import type { SecondaryAction } from './secondary-action-props.ts'

/** The secondary actions that this person's role has, in the order they are shown. `watched`: does this person watch the case? */
export function offeredActions({ escalatedBy, pinnedAt, queue, moves }: CaseHead, watched: boolean): SecondaryAction[] {
  const isLead = moves.pin !== 'not_permitted'
  const pinning: SecondaryAction = pinnedAt === null ? 'pin' : 'unpin'
  const escalation: SecondaryAction[] = isLead && escalatedBy !== null ? ['send_back'] : ['escalate']
  const assigning: SecondaryAction[] = moves.assign === 'not_permitted' ? [] : ['assign']
  return [
    ...escalation,
    'snooze',
    ...assigning,
    watched ? 'unwatch' : 'watch',
    ...(queue === 'patrol' ? ['raise' as const] : []),
    ...(isLead ? [pinning] : []),
  ]
}
