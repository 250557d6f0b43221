import { signIfDue } from '../audit/sign.ts'
import { checkDataFolder } from '../data-folder.ts'
import { createContext } from '../office.ts'
import { newVitals, type Phase } from '../operations/vitals.ts'
import type { Settings } from '../settings.ts'
import { phaseLine } from '../upgrade-process.ts'

/**
 * Bring the database of this configuration up to date, a backup first unless the operator has one; the desk is stopped. A line
 * of JSON a phase on stdout, and the answer: whether there was anything to do.
 */
export async function upgrade(settings: Settings, backupTaken: boolean): Promise<string> {
  checkDataFolder(settings, 'look')
  const phases: Phase[] = []
  function enter(phase: Phase): void {
    phases.push(phase)
    console.log(phaseLine(phase))
  }
  const mode = backupTaken ? 'backup taken' : 'here'
  const app = await createContext(settings, 'serve', { ...newVitals(), enter }, mode)
  await signIfDue(app)
  await app.reading.close()
  await app.storage.close()
  return JSON.stringify({ upgraded: phases.length > 0 })
}
