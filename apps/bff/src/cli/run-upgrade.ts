import { signHeadIfDue } from '../audit/sign-audit-head.ts'
import { checkDataFolder } from '../config/data-folder.ts'
import type { Settings } from '../config/server-settings.ts'
import { createContext } from '../create-context.ts'
import { createMetrics, type Phase } from '../runtime/metrics-registry.ts'
import { phaseLine } from '../startup/upgrade-process.ts'

/**
 * Brings the database of these settings up to date while the desk is stopped, after a backup unless the operator has
 * taken one. Prints each phase as a line of JSON. Returns whether anything was done, as JSON.
 */
export async function runUpgrade(settings: Settings, backupTaken: boolean): Promise<string> {
  checkDataFolder(settings, 'look')
  const phases: Phase[] = []
  function enter(phase: Phase): void {
    phases.push(phase)
    console.log(phaseLine(phase))
  }
  const mode = backupTaken ? 'backup taken' : 'here'
  const app = await createContext(settings, 'serve', { ...createMetrics(), enterPhase: enter }, mode)
  await signHeadIfDue(app)
  await app.searchWorker.close()
  await app.storage.close()
  return JSON.stringify({ upgraded: phases.length > 0 })
}
