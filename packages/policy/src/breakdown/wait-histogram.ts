/**
 * Waits until the first decision as a histogram: whole minutes for the first hour, then steps that grow with the wait. A
 * step's key is the minute it begins with, so that keys sort in order.
 */
const WAIT_STEPS: readonly { readonly from: number; readonly by: number }[] = [
  { from: 0, by: 1 },
  { from: 60, by: 10 },
  { from: 240, by: 60 },
  { from: 1_440, by: 720 },
  { from: 10_080, by: 1_440 },
]
/** 30 days and more are one */
const LAST_STEP_MINUTES = 43_200
const STEP_DIGITS = 5

const stepAt = (minutes: number) => WAIT_STEPS.findLast(({ from }) => from <= minutes) ?? { from: 0, by: 1 }

/** The key of the step a wait falls into: five digits, the minute the step begins with. */
export function waitStepOf(openedAt: string, decidedAt: string): string {
  const waited = Math.max(0, Math.floor((Date.parse(decidedAt) - Date.parse(openedAt)) / 60_000))
  const minutes = Math.min(waited, LAST_STEP_MINUTES)
  const { from, by } = stepAt(minutes)
  return String(from + Math.floor((minutes - from) / by) * by).padStart(STEP_DIGITS, '0')
}

/** A range of whole minutes, `from` included and `to` excluded; `to` is `null` where it has no end. */
export type MinuteRange = { readonly from: number; readonly to: number | null }

/** The minutes a step stands for. */
export function waitStepMinutes(step: string): MinuteRange {
  const from = Number(step)
  return { from, to: from >= LAST_STEP_MINUTES ? null : from + stepAt(from).by }
}

/** The median step; `null`: nothing was counted. */
export function medianWait(counts: ReadonlyMap<string, number>): MinuteRange | null {
  const all = [...counts].filter(([, n]) => n > 0).sort(([one], [another]) => (one < another ? -1 : 1))
  const half = all.reduce((sum, [, n]) => sum + n, 0) / 2
  let before = 0
  for (const [step, n] of all) {
    before += n
    if (before >= half) return waitStepMinutes(step)
  }
  return null
}
