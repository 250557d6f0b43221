import { CATEGORIES, type Category } from '../catalogue/violation-categories.ts'
import {
  DETECTION_LEVELS,
  type DetectionLevel,
  type LevelFigures,
  type LevelSettings,
  levelOf,
} from './detection-levels.ts'

/** Readings are averaged over so many complete days before today, Japan time. */
export const FORECAST_DAYS = 28
/** Fewer texts say too little of how many a level would flag. */
const LEAST_READINGS = 100

/** How many texts the model read on a day, by category and by the strictest level that flags them; `null`: none does. */
export type ReadingCount = { readonly category: Category; readonly level: DetectionLevel | null; readonly n: number }

/** The strictest level that flags a probability; `null`: none does. */
export const strictestLevel = (
  probability: number,
  levels: Readonly<Record<DetectionLevel, LevelFigures>>,
): DetectionLevel | null => DETECTION_LEVELS.find((level) => probability >= levels[level].threshold) ?? null

/** Flags a day that the model would raise at a level, of all categories and of each. */
export type ExpectedFlags = { readonly all: number; readonly categories: Readonly<Record<Category, number>> }

/** What is to be expected of each level, from `texts` that the model has read on `days` complete days. */
export type FlagForecast = {
  readonly texts: number
  readonly days: number
  /** `null`: too few texts to say */
  readonly levels: Readonly<Record<DetectionLevel, ExpectedFlags>> | null
}

/** How many texts were read. */
export const countTexts = (readings: readonly ReadingCount[]): number => readings.reduce((sum, { n }) => sum + n, 0)

/** How many texts were read, and how many of them are flagged under these levels. */
export function countFlagged(
  readings: readonly ReadingCount[],
  settings: LevelSettings,
): { readonly texts: number; readonly flagged: number } {
  const isFlagged = ({ category, level }: ReadingCount) =>
    level !== null && DETECTION_LEVELS.indexOf(level) <= DETECTION_LEVELS.indexOf(levelOf(settings, category))
  return { texts: countTexts(readings), flagged: countTexts(readings.filter(isFlagged)) }
}

/** The flags a day that each level would raise, from what the model said of texts that arrived on so many complete days. */
export function forecastFlags(readings: readonly ReadingCount[], days: number): FlagForecast {
  const texts = countTexts(readings)
  if (texts < LEAST_READINGS || days < 1) return { texts, days, levels: null }
  const perDay = (level: DetectionLevel, of = readings) =>
    countFlagged(of, { desk: level, categories: {} }).flagged / days
  const ofCategory = (category: Category) => readings.filter((one) => one.category === category)
  const expected = (level: DetectionLevel): ExpectedFlags => ({
    all: perDay(level),
    categories: Object.fromEntries(CATEGORIES.map((each) => [each, perDay(level, ofCategory(each))])) as Record<
      Category,
      number
    >,
  })
  const levels = Object.fromEntries(DETECTION_LEVELS.map((level) => [level, expected(level)]))
  return { texts, days, levels: levels as Record<DetectionLevel, ExpectedFlags> }
}
