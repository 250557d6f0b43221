import { rmSync } from 'node:fs'
import { COMMAND } from '../running/desk.ts'
import { runToEnd } from '../running/processes.ts'
import { copyOfFilled } from './filled.ts'
import { type Figure, medianOf, rounded, type Scale } from './measure.ts'

const RUNS = 3
const MILLION = 1_000_000

/** N23: the whole audit log recomputed by `mimamori audit verify`, from the start of the command to its answer. */
export async function verify({ cases, at }: Scale): Promise<Figure[]> {
  const folder = await copyOfFilled({ cases })
  try {
    const seconds: number[] = []
    let entries = 0
    for (let run = 0; run < RUNS; run++) {
      const from = performance.now()
      const { code, said, complained } = await runToEnd([COMMAND, 'audit', 'verify'], { MIMAMORI_DATA: folder })
      seconds.push((performance.now() - from) / 1000)
      if (code !== 0) throw new Error(`audit verify: ${said} ${complained}`)
      entries = (JSON.parse(said) as { entries: number }).entries
    }
    const whole = medianOf(seconds)
    const value = rounded((whole * MILLION) / entries)
    const name = `verify the audit log of ${at}, a million entries`
    return [{ id: 'N23', name, value, unit: 's', n: RUNS, engine: 'sqlite', cases, entries, whole_s: rounded(whole) }]
  } finally {
    rmSync(folder, { recursive: true })
  }
}
