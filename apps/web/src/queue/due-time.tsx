import { dueState } from '@mimamori/policy/cases/due-state'
import { cx } from '@mimamori/ui/class-names'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { DUE_COLORS } from '../parts/due-colors.ts'
import { useZonedTitle } from '../parts/own-zone.ts'

type Props = { of: { openedAt: string; dueAt: string }; now: number; compact?: boolean }

/** The time until a case is due. */
export function DueTime({ of, now, compact }: Props): ReactNode {
  const { instants, queue } = useCopy()
  const { dueAt: at } = of
  const title = useZonedTitle()(at)
  const minutes = Math.round((Date.parse(at) - now) / 60_000)
  const state = dueState(of, now)
  const late = state === 'late'
  const span = instants.minutes(Math.abs(minutes))
  const whole = late ? queue.late(span) : queue.left(span)
  const text = compact ? `${late ? '+' : ''}${instants.minutes(Math.abs(minutes))}` : late ? whole : span
  return (
    <time dateTime={at} title={`${whole}\n${title}`} className={cx('whitespace-nowrap', DUE_COLORS[state])}>
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
    <time dateTime={at} title={useZonedTitle()(at)} className="whitespace-nowrap text-ink2">
      {instants.minutes(minutes)}
    </time>
  )
}
