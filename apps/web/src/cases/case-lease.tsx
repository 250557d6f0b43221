import type { CaseHead } from '@mimamori/contract/cases/case-head-contract'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import type { ReactNode } from 'react'
import { serverNow, useNow } from '../api/server-clock.ts'
import { isHeldInOtherTab } from '../api/tab-ownership.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useKeycap } from '../keys/keys-provider.tsx'
import { usePersonName } from '../parts/person-names.tsx'

const WARN_BELOW_SECONDS = 30

/** Is the case claimed by this person in this tab, with a running lease? */
export function isClaimedHere(review: CaseHead, now = serverNow()): boolean {
  const { holder, state } = review
  return (
    state === 'claimed' &&
    holder !== null &&
    holder.mine &&
    Date.parse(holder.endsAt) > now &&
    !isHeldInOtherTab(review)
  )
}

/** Can the case be claimed now? */
function isClaimable(review: CaseHead, now = serverNow()): boolean {
  const { holder, state } = review
  if (state === 'held' || state === 'closed') return false
  return holder === null || holder.mine || holder.kind === 'assigned' || Date.parse(holder.endsAt) <= now
}

/** Who has claimed the case and for how long, with buttons to claim or release it. */
export function CaseLease({
  review,
  onClaim,
  onRelease,
}: {
  review: CaseHead
  onClaim: () => void
  onRelease: () => void
}): ReactNode {
  const { cases, queue } = useCopy()
  const nameOf = usePersonName()
  const keycap = useKeycap()
  const now = useNow(1_000)
  const { holder } = review
  const left = holder ? Math.ceil((Date.parse(holder.endsAt) - now) / 1000) : 0
  const mine = isClaimedHere(review, now)
  const name = holder && left > 0 ? (holder.mine ? cases.you : nameOf(holder.alias)) : cases.nobody
  if (review.state === 'held' || review.state === 'closed') return <span>{cases.stateWords[review.state]}</span>
  return (
    <span className="inline-flex items-center gap-2">
      <span>
        {cases.holder} <span className={cx(mine && 'text-ink')}>{name}</span>
        {holder && left > 0 ? (
          <span className={cx('ml-1.5', mine && left <= WARN_BELOW_SECONDS && 'text-amber')}>
            {holder.kind === 'assigned' ? `· ${queue.assigned}` : cases.leaseLeft(cases.countdown(left))}
          </span>
        ) : null}
        <span role="status" className="ml-1.5 text-amber empty:hidden">
          {mine && left <= WARN_BELOW_SECONDS ? cases.stillThere : ''}
        </span>
      </span>
      {mine ? (
        <Button small variant="quiet" keycap={keycap('claim')} onClick={onRelease} className="-mx-1">
          {cases.release}
        </Button>
      ) : isClaimable(review, now) ? (
        <Button small keycap={keycap('claim')} onClick={onClaim}>
          {left > 0 && isHeldInOtherTab(review) ? cases.claimHere : cases.claim}
        </Button>
      ) : null}
    </span>
  )
}
