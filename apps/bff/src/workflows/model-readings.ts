import type { DetectionModel } from '@mimamori/detection/model/detection-model'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import type { Suspicion } from '@mimamori/policy/catalogue/detection-flag'
import { strictestLevel } from '@mimamori/policy/detection/expected-flags'
import type { DayReadings } from '@mimamori/storage/detection/detection-level-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { AppContext } from '../runtime/app-context.ts'
import type { Scan } from '../runtime/detector-cache.ts'
import { oncePerApp } from '../runtime/once-per-app.ts'

type Finding = Pick<Suspicion, 'probability' | 'category' | 'model'>

/** Counts since they were last stored: a write for each text would make arrivals wait for one another. */
const countsOf = oncePerApp(() => new Map<string, DayReadings>())

function add(app: AppContext, { n, ...reading }: DayReadings): void {
  const counts = countsOf(app)
  const key = Object.values(reading).join(' ')
  counts.set(key, { ...reading, n: n + (counts.get(key)?.n ?? 0) })
}

/** Counts what a model made of a text, for the flags a day to expect of each level. */
function countFinding(app: AppContext, model: DetectionModel | null, finding: Finding | null, at: string): void {
  if (!model || !finding?.category || finding.probability === null || finding.model !== model.version) return
  const { probability, category } = finding
  add(app, { day: dayOf(at), model: model.version, category, level: strictestLevel(probability, model.levels), n: 1 })
}

/** Counts what the models in use and in shadow made of a text that arrived at `at`. */
export function countReading(app: AppContext, { suspicion, shadow }: Scan, at: string): void {
  countFinding(app, app.detectors.champion(), suspicion, at)
  countFinding(app, app.detectors.challenger(), shadow, at)
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
