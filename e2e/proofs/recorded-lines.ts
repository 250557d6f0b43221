import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { RecordedLine } from './recorded-desk.ts'

/** A line of JSON for each answer, event, audit entry and name; made by `write-recorded-run.ts`. */
export const RECORDING_FILE: string = fileURLToPath(new URL('recorded-run.jsonl', import.meta.url))
/** more are no help: one that is missing moves all behind it */
const MAX_DIFFERENCES = 3

export type Difference = { readonly line: number; readonly recorded: unknown; readonly now: unknown }

export const readRecording = (): RecordedLine[] =>
  readFileSync(RECORDING_FILE, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

/** The first lines that are not what was recorded. */
export function findDifferences(recorded: readonly RecordedLine[], now: readonly RecordedLine[]): Difference[] {
  const numbers = Array.from({ length: Math.max(recorded.length, now.length) }, (_, at) => at)
  const differing = numbers.filter((at) => JSON.stringify(recorded[at]) !== JSON.stringify(now[at]))
  return differing.slice(0, MAX_DIFFERENCES).map((at) => ({ line: at + 1, recorded: recorded[at], now: now[at] }))
}
