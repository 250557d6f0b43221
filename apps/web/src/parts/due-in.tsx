import type { CaseHead } from '@mimamori/contract/cases/case-head-contract'
import { dueState } from '@mimamori/policy/cases/due-state'
import type { ReactNode } from 'react'
import { useNow } from '../api/server-clock.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { DUE_COLORS } from './due-colors.ts'
import { useOwnTime, useZonedTitle } from './own-zone.ts'

/**
 * When the case is due: red once it is late, amber in the last quarter of its time, and where Japan's clock is not one's own by both. Of a
 * decided one: whether that was in time.
 */
export function DueIn({ of }: { of: Pick<CaseHead, 'openedAt' | 'dueAt' | 'decidedAt'> }): ReactNode {
  const { cases, instants } = useCopy()
  const now = useNow(15_000)
  const { dueAt, decidedAt } = of
  const own = useOwnTime()(dueAt)
  const title = useZonedTitle()(dueAt)
  const until = decidedAt === null ? now : Date.parse(decidedAt)
  const state = dueState(of, until)
  const span = instants.minutes(Math.abs(Math.round((Date.parse(dueAt) - until) / 60_000)))
  const words =
    decidedAt === null
      ? { late: cases.overdue(span), open: cases.dueIn(span) }
      : { late: cases.decidedLate(span), open: cases.decidedInTime }
  return (
    <span>
      {cases.due}{' '}
      <time
        dateTime={dueAt}
        title={title}
        className={state === 'far' || (decidedAt !== null && state === 'soon') ? 'text-ink' : DUE_COLORS[state]}
      >
        {state === 'late' ? words.late : words.open}
      </time>
      {own && decidedAt === null ? (
        <span className="ml-1.5 inline-block">
          {instants.inJapan(instants.brief(dueAt))} · {own}
        </span>
      ) : null}
    </span>
  )
}
