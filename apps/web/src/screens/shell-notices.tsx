import { may } from '@mimamori/policy/staff/role-permissions'
import { lazy, type ReactNode, Suspense } from 'react'
import { delayedAfterFirstPaint } from '../api/idle-loading.ts'
import { lazyOptional } from '../parts/lazy-part.tsx'
import { useDesk } from './desk-context.tsx'

const ClockNotice = lazy(lazyOptional(() => import('./clock-notice.tsx')))
const EligibilityNotices = lazy(
  lazyOptional(delayedAfterFirstPaint(() => import('../eligibility/eligibility-notices.tsx'))),
)
const DeadlineAlarms = lazy(lazyOptional(() => import('../live/deadline-alarms.tsx')))

/** What is told above every screen: a clock in doubt, who may take part, and cases that are nearly due. */
export default function ShellNotices(): ReactNode {
  const { me, preferences, open } = useDesk()
  return (
    <>
      {may(me.role, 'clock.read') ? (
        <Suspense>
          <ClockNotice />
        </Suspense>
      ) : null}
      <Suspense>
        <EligibilityNotices role={me.role} />
      </Suspense>
      {may(me.role, 'cases.decide') ? (
        <Suspense>
          <DeadlineAlarms role={me.role} sound={preferences.alarmSound} desktop={preferences.notify} onOpen={open} />
        </Suspense>
      ) : null}
    </>
  )
}
