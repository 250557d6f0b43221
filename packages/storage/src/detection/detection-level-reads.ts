import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import { type DetectionLevel, type LevelSettings, USUAL_LEVELS } from '@mimamori/policy/detection/detection-levels'
import { FORECAST_DAYS, type ReadingCount } from '@mimamori/policy/detection/expected-flags'
import { firstDayOf } from '@mimamori/policy/detection/track-record'
import { and, eq, gte, lt, min, sum } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { deskSettings, modelReadings } from '../schema/sqlite.ts'

/** Name of the detection levels in `desk_settings`. */
export const LEVELS_SETTING = 'detection_levels'

const DAY_MS = 86_400_000

/** Readings of a model on a day, Japan time. */
export type DayReadings = ReadingCount & { readonly day: string; readonly model: string }

/** The last change of the levels: when, by which staff id, and why. */
export type LevelChange = { readonly at: string; readonly by: string; readonly reason: string }

/** How readily the model flags, with the last change; the usual level and `null` where nothing was set. */
export async function detectionLevels(
  db: Db,
): Promise<{ readonly levels: LevelSettings; readonly change: LevelChange | null }> {
  const [set] = await db.select().from(deskSettings).where(eq(deskSettings.name, LEVELS_SETTING))
  if (!set) return { levels: USUAL_LEVELS, change: null }
  const { reason, ...levels } = JSON.parse(set.value)
  return { levels, change: { at: set.changedAt, by: set.changedBy, reason } }
}

/** What a model has read on complete days before `now`, at most 28, and how many days there are since the first of them. */
export async function readingsOf(
  db: Db,
  model: string,
  now: string,
): Promise<{ readonly readings: readonly ReadingCount[]; readonly days: number }> {
  const today = dayOf(now)
  const { day, category, level, n } = modelReadings
  const isCounted = and(eq(modelReadings.model, model), gte(day, firstDayOf(FORECAST_DAYS + 1, today)), lt(day, today))
  const rows = await db
    .select({ category, level, n: sum(n).mapWith(Number) })
    .from(modelReadings)
    .where(isCounted)
    .groupBy(category, level)
  const [first] = await db
    .select({ day: min(day) })
    .from(modelReadings)
    .where(isCounted)
  const readings = rows.map((row) => ({
    category: row.category as Category,
    level: row.level === '' ? null : (row.level as DetectionLevel),
    n: row.n,
  }))
  return { readings, days: first?.day ? (Date.parse(today) - Date.parse(first.day)) / DAY_MS : 0 }
}
