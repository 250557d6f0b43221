import type { ClosingState } from '@mimamori/contract/closings/closing-contract'
import { Tag, type Tone } from '@mimamori/ui/tag'
import { type MonthStanding, standingOf, useClosingCopy } from './closing-copy.ts'

const TONES: Readonly<Record<MonthStanding, Tone>> = {
  running: 'neutral',
  over: 'neutral',
  proposed: 'accent',
  closed: 'green',
  differs: 'amber',
}

/** How a month stands. */
export function StandingTag({ state: { over, pending, revisions, since } }: { state: ClosingState }) {
  const standing = standingOf({
    over,
    pending: pending !== null,
    closed: revisions.length > 0,
    differs: since !== null,
  })
  return <Tag tone={TONES[standing]}>{useClosingCopy().states[standing]}</Tag>
}
