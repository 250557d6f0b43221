import type { ClosingState } from '@mimamori/contract/closings/closing-contract'
import { Tag, type Tone } from '@mimamori/ui/tag'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { type MonthState, monthStateOf } from './closing-copy.ts'

const TONES: Readonly<Record<MonthState, Tone>> = {
  running: 'neutral',
  over: 'neutral',
  proposed: 'accent',
  closed: 'green',
  differs: 'amber',
}

/** The state of a month as a tag. */
export function MonthStateTag({ state: { over, pending, revisions, since } }: { state: ClosingState }): ReactNode {
  const monthState = monthStateOf({
    over,
    pending: pending !== null,
    closed: revisions.length > 0,
    differs: since !== null,
  })
  return <Tag tone={TONES[monthState]}>{useMessages('closings').states[monthState]}</Tag>
}
