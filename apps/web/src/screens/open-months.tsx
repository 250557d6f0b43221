import { may } from '@mimamori/policy/staff/role-permissions'
import { lazy, type ReactNode, Suspense } from 'react'
import { lazyOptional } from '../parts/lazy-part.tsx'
import { useDesk } from './desk-context.tsx'

const OpenMonthsNotice = lazy(lazyOptional(() => import('../notices/open-months-notice.tsx')))

/** Where leads look at months: those that are to be closed. */
export function OpenMonths(): ReactNode {
  const { me } = useDesk()
  return may(me.role, 'closings.decide') ? (
    <Suspense>
      <OpenMonthsNotice />
    </Suspense>
  ) : null
}
