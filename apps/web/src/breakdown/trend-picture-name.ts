import type { CountedRow } from '@mimamori/policy/breakdown/trend-rows'

/** The file name of a picture of 13 months. */
export const trendPictureName = (rows: readonly CountedRow[], what: string): string =>
  `breakdown-trend-${rows.at(-1)?.month}-${rows.at(-1)?.targetType}-${what}`
