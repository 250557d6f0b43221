import { cx } from '@mimamori/ui/class-names'
import type { ReactNode } from 'react'
import { useNow } from '../api/server-clock.ts'
import { useCopy } from '../i18n/language-provider.tsx'

const SOON_MINUTES = 15

/** When the case is due; red once it is late. */
export function DueIn({ at }: { at: string }): ReactNode {
  const { cases, instants } = useCopy()
  const minutes = Math.round((Date.parse(at) - useNow(15_000)) / 60_000)
  const span = instants.minutes(Math.abs(minutes))
  return (
    <span>
      {cases.due}{' '}
      <time
        dateTime={at}
        title={instants.absolute(at)}
        className={cx(minutes < 0 ? 'text-red' : minutes <= SOON_MINUTES ? 'text-amber' : 'text-ink')}
      >
        {minutes < 0 ? cases.overdue(span) : cases.dueIn(span)}
      </time>
    </span>
  )
}
