import { cx } from '@mimamori/ui/class-names'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'

const SOON_MINUTES = 15

/** The time until a case is due: red once it is late, amber when it is close. */
export function DueTime({ at, now, compact }: { at: string; now: number; compact?: boolean }): ReactNode {
  const { instants, queue } = useCopy()
  const minutes = Math.round((Date.parse(at) - now) / 60_000)
  const late = minutes < 0
  const span = instants.minutes(Math.abs(minutes))
  const whole = late ? queue.late(span) : queue.left(span)
  const text = compact ? `${late ? '+' : ''}${instants.short(Math.abs(minutes))}` : late ? whole : span
  return (
    <time
      dateTime={at}
      title={`${whole}\n${instants.absolute(at)}`}
      className={cx('whitespace-nowrap', late ? 'text-red' : minutes <= SOON_MINUTES ? 'text-amber' : 'text-ink2')}
    >
      {text}
      {compact ? <span className="sr-only"> {whole}</span> : null}
    </time>
  )
}

/** The time since something arrived. */
export function CaseAge({ at, now }: { at: string; now: number }): ReactNode {
  const { instants } = useCopy()
  const minutes = Math.max(0, Math.floor((now - Date.parse(at)) / 60_000))
  return (
    <time dateTime={at} title={instants.absolute(at)} className="whitespace-nowrap text-ink2">
      {instants.minutes(minutes)}
    </time>
  )
}
