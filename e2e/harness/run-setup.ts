import { removePreparedDesks } from './prepared-desk.ts'
import { buildSharedDesk } from './shared-desk.ts'

/** Before a run of Playwright: what its workers share is built. Answers what removes it afterwards. */
export default function setUpRun(): () => void {
  const removeSharedDesk = buildSharedDesk()
  return () => {
    removeSharedDesk()
    removePreparedDesks()
  }
}
