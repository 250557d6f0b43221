import { openOffice } from '../office.ts'
import { newVitals } from '../operations/vitals.ts'
import type { Settings } from '../settings.ts'
import { phaseLine } from '../upgrade-process.ts'

/**
 * Bring the database of this configuration up to date, a backup first unless the operator has one; the desk is stopped. A line
 * of JSON a phase on stdout.
 */
export async function upgrade(settings: Settings, backupTaken: boolean): Promise<string> {
  const vitals = newVitals()
  const told = { ...vitals, enter: (phase: Parameters<typeof vitals.enter>[0]) => console.log(phaseLine(phase)) }
  const { desk, reading } = await openOffice(settings, 'serve', told, backupTaken ? 'backup taken' : 'here')
  await reading.close()
  await desk.close()
  return JSON.stringify({ upgraded: true })
}
