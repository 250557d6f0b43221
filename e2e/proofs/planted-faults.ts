import { readFileSync } from 'node:fs'

/** A single fault: the text that stands once in a file, what takes its place, and the test that is to fail. */
export type PlantedFault = {
  readonly area: string
  readonly file: string
  readonly from: string
  readonly to: string
  /** the test file that finds it */
  readonly test: string
  /** what breaks, in one clause */
  readonly says: string
}

/** One at a time, by `npm run proof mutations`. Whoever changes a line named in the JSON changes it there, too. */
export const PLANTED_FAULTS: readonly PlantedFault[] = JSON.parse(
  readFileSync(new URL('planted-faults.json', import.meta.url), 'utf8'),
)
