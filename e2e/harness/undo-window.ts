import { DEFAULT_MEASURE_SETTINGS, MEASURE_BOUNDS } from '@mimamori/policy/ledger/measure-settings-rules'
import { createAccount, signIn } from './desk-accounts.ts'
import type { DeskProcess } from './desk-process.ts'

const LONGEST_SECONDS = MEASURE_BOUNDS.undoSeconds.max

/** the undo window of a desk whose settings nobody has changed, milliseconds */
export const UNDO_MS: number = DEFAULT_MEASURE_SETTINGS.undoSeconds * 1_000

/** A clock that is moved on by so many milliseconds has passed that window. */
export const UNDO_OVER_MS: number = UNDO_MS + 1_000

/** A clock that is moved on by so many milliseconds has passed the longest undo window. */
export const LONGEST_UNDO_OVER_MS: number = (LONGEST_SECONDS + 1) * 1_000

/**
 * Sets the longest undo window there is: the ten seconds it has at first can pass between two steps on a busy machine. Adds an account
 * of an admin, who sets it.
 */
export async function setLongestUndoWindow(desk: DeskProcess): Promise<void> {
  const { client } = await signIn(desk.url, await createAccount(desk, 'undo-window', 'admin'))
  const { warningDays, restricting, holdMinutes, withdrawalsAnHour, appealDays } = await client.ledger.settings()
  const ofAdmins = { warningDays, restricting, holdMinutes, withdrawalsAnHour, appealDays }
  await client.ledger.setSettings({ ...ofAdmins, undoSeconds: LONGEST_SECONDS })
}
