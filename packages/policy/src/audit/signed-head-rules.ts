import { isInTheFuture } from '../clock/trusted-time-model.ts'
import type { SignedHeadReason } from './audit-chain-status.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const TOKYO_OFFSET_MS = 9 * HOUR_MS

/** A time of the day, `08:00`, in minutes after midnight. */
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** The newest time of the day in Japan that is not after `now`, of today or yesterday. */
function latestShiftChange(now: string, changes: readonly string[]): number {
  const inTokyo = Date.parse(now) + TOKYO_OFFSET_MS
  const midnight = inTokyo - (inTokyo % DAY_MS) - TOKYO_OFFSET_MS
  const instants = changes.flatMap((time) => {
    const today = midnight + minutesOf(time) * MINUTE_MS
    return [today, today - DAY_MS]
  })
  return Math.max(...instants.filter((at) => at <= Date.parse(now)))
}

/**
 * Why a signed head is due: none was made since the full hour, or since the last change of shifts. `null`: none is due. `last`: when
 * the last one was made; `null`: never; one dated in the future counts as none. `changes`: the times of the day in Japan, `08:00`, at
 * which shifts change.
 */
export function signedHeadDue(last: string | null, now: string, changes: readonly string[]): SignedHeadReason | null {
  const hour = Date.parse(now) - (Date.parse(now) % HOUR_MS)
  const change = latestShiftChange(now, changes)
  const due = Math.max(hour, change)
  if (last !== null && !isInTheFuture(last, now) && last >= new Date(due).toISOString()) return null
  return change >= hour ? 'shift' : 'hour'
}
