import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import type { Suspicion } from '@mimamori/policy/catalogue/detection-flag'
import { strictestLevel } from '@mimamori/policy/detection/expected-flags'
import type { DayReadings } from '@mimamori/storage/detection/detection-level-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { AppContext } from '../runtime/app-context.ts'
import { oncePerApp } from '../runtime/once-per-app.ts'

/** Counts since they were last stored: a write for each text would make arrivals wait for one another. */
const countsOf = oncePerApp(() => new Map<string, DayReadings>())

function add(app: AppContext, { n, ...reading }: DayReadings): void {
  const counts = countsOf(app)
  const key = Object.values(reading).join(' ')
  counts.set(key, { ...reading, n: n + (counts.get(key)?.n ?? 0) })
}

/** Counts what the model in use made of a text that arrived at `at`, for the flags a day to expect of each level. */
export function countReading(app: AppContext, { probability, model, category }: Suspicion, at: string): void {
  const champion = app.detectors.champion()
  if (probability === null || !category || champion?.version !== model) return
  const level = strictestLevel(probability, champion.levels)
  add(app, { day: dayOf(at), model: champion.version, category, level, n: 1 })
}

/** Stores what was counted since the last time. Where that fails the counts stay for the next time. */
export async function storeReadings(app: AppContext): Promise<void> {
  const counts = [...countsOf(app).values()]
  if (counts.length === 0) return
  countsOf(app).clear()
  try {
    const change = { type: 'readings.counted', counts } as const
    await app.storage.write((tx) => record(tx, app.clock.now(), SYSTEM, change))
  } catch (fault) {
    for (const count of counts) add(app, count)
    throw fault
  }
}
