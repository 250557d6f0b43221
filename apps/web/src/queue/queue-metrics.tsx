import type { QueueCounts } from '@mimamori/contract/queue/queue-contract'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useNow } from '../api/server-clock.ts'
import { useCopy } from '../i18n/language-provider.tsx'

/** The figures of the desk: what is overdue, the age of the oldest, and decisions of today. Where there is no room for all, the last are left out. */
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
      <Metric name={shell.overdue} late={counts !== undefined && counts.overdue > 0}>
        <Link to="/queue/$view" params={{ view: 'overdue' }} className="underline-offset-2 hover:underline">
          {number(counts?.overdue)}
        </Link>
      </Metric>
      <Metric name={shell.oldest}>{age === null ? '–' : instants.minutes(age)}</Metric>
      <Metric name={shell.today}>
        <Link to="/own-decisions" className="underline-offset-2 hover:underline">
          {number(counts?.decidedToday)}
        </Link>
      </Metric>
    </dl>
  )
}

function Metric({ name, late, children }: { name: string; late?: boolean; children: ReactNode }) {
  return (
    <div className="flex gap-1.5">
      <dt>{name}</dt>
      <dd className={late ? 'text-red' : 'text-ink'}>{children}</dd>
    </div>
  )
}
