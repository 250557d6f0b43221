import { rmSync } from 'node:fs'
import { CLI_PROGRAM } from '../harness/desk-process.ts'
import { runProcess } from '../harness/server-processes.ts'
import { type Figure, medianOf, roundTo, type Scale } from './bench-figures.ts'
import { copyFilledFolder } from './filled-desks.ts'

const RUN_COUNT = 3
const MILLION = 1_000_000

/** N23: the whole audit log recomputed by `mimamori audit verify`, from the start of the command to its answer. */
export async function benchVerify({ cases, at }: Scale): Promise<Figure[]> {
  const folder = await copyFilledFolder({ cases })
  try {
    const seconds: number[] = []
    let entries = 0
    for (let run = 0; run < RUN_COUNT; run++) {
      const from = performance.now()
      const { code, stdout, stderr } = await runProcess([CLI_PROGRAM, 'audit', 'verify'], { MIMAMORI_DATA: folder })
      seconds.push((performance.now() - from) / 1000)
      if (code !== 0) throw new Error(`audit verify: ${stdout} ${stderr}`)
      entries = (JSON.parse(stdout) as { entries: number }).entries
    }
    const whole = medianOf(seconds)
    const value = roundTo((whole * MILLION) / entries)
    const name = `verify the audit log of ${at}, a million entries`
    return [
      { id: 'N23', name, value, unit: 's', n: RUN_COUNT, engine: 'sqlite', cases, entries, whole_s: roundTo(whole) },
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}
