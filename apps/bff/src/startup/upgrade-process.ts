import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Phase } from '../runtime/metrics-registry.ts'
import { AlreadyReported, UpgradeKilled } from './upgrade-faults.ts'

/** The line `mimamori upgrade` writes when it enters a phase. */
export const phaseLine = (phase: Phase): string => JSON.stringify({ phase })

/**
 * Runs `mimamori upgrade`, from the file `program`, with this configuration. Its log and its refusals go to the outputs
 * of this process; `enter` is called with each phase. A stop ends it, which leaves nothing half done. Throws AlreadySaid
 * when it failed, and UpgradeKilled.
 */
export async function runUpgradeProcess(program: string, enter: (phase: Phase) => void): Promise<void> {
  const child = spawn(process.execPath, [program, 'upgrade'], { stdio: ['ignore', 'pipe', 'inherit'] })
  let stopped = false
  const stop = (): void => {
    stopped = true
    child.kill('SIGTERM')
  }
  process.on('SIGTERM', stop).on('SIGINT', stop)
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { phase } = JSON.parse(line) as { phase?: Phase }
    if (phase) enter(phase)
  })
  try {
    const [code, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (...ended) => resolve(ended))
    })
    if (stopped) throw new AlreadyReported(0)
    if (code === null) throw new UpgradeKilled(`the upgrade was ended by ${signal}; the next start begins anew`)
    if (code !== 0) throw new AlreadyReported(code)
    enter('opening the database')
  } finally {
    process.off('SIGTERM', stop).off('SIGINT', stop)
  }
}
