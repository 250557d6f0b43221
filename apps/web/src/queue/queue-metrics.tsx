import type { QueueCounts } from '@mimamori/contract/queue/queue-contract'
import { cx } from '@mimamori/ui/class-names'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useNow } from '../api/server-clock.ts'
import { useCopy } from '../i18n/language-provider.tsx'

const OLD_MINUTES = 60

/**
 * The figures of the queue: open cases, the age of the oldest, overdue ones, and decisions of today. Where there is no room for
 * all, the last ones are left out.
 */
export function QueueMetrics({ counts }: { counts: QueueCounts | undefined }): ReactNode {
  const { shell, instants } = useCopy()
  const now = useNow(30_000)
  const number = (n: number | undefined) => (n === undefined ? '–' : n.toLocaleString('en'))
  const oldest = counts?.oldestFlaggedAt
  const age = oldest ? Math.max(0, Math.floor((now - Date.parse(oldest)) / 60_000)) : null
  return (
    <dl
      aria-label={shell.desk}
      className="flex h-5 flex-wrap items-baseline gap-x-4 overflow-hidden whitespace-nowrap text-ink2 max-strip:gap-x-3"
    >
      <Metric name={shell.remaining} strong hint={counts && shell.heldOf(number(counts.held.flagged))}>
        {number(counts?.views.flagged)}
      </Metric>
      <Metric name={shell.oldest} tone={age !== null && age >= OLD_MINUTES ? 'red' : undefined}>
        {age === null ? '–' : instants.minutes(age)}
      </Metric>
      <Metric name={shell.overdue} first tone={counts && counts.overdue > 0 ? 'red' : undefined}>
        <Link to="/queue/$view" params={{ view: 'overdue' }} className="underline-offset-2 hover:underline">
          {number(counts?.overdue)}
        </Link>
      </Metric>
      <Metric name={shell.today}>
        <Link to="/own-decisions" className="underline-offset-2 hover:underline">
          {number(counts?.decidedToday)}
        </Link>
      </Metric>
    </dl>
  )
}

type MetricProps = {
  name: string
  strong?: boolean
  /** where there is room for one figure alone, this one */
  first?: boolean
  tone?: 'red' | undefined
  hint?: string | undefined
  children: ReactNode
}

function Metric({ name, strong, first, tone, hint, children }: MetricProps) {
  return (
    <div className={cx('flex gap-1.5', first && 'max-strip:-order-1')} title={hint}>
      <dt>{name}</dt>
      <dd className={cx(strong && 'font-semibold text-ink', tone === 'red' ? 'text-red' : 'text-ink')}>{children}</dd>
    </div>
  )
}
