import type { Settings } from '../config/server-settings.ts'
import { initDesk } from './init-desk.ts'
import { moveBack, moveToPostgresDatabase } from './move-database.ts'
import { runUpgrade } from './run-upgrade.ts'

type WholeDeskArguments = { readonly to: string | undefined; readonly backupTaken: boolean; readonly back: boolean }

/** Commands on the whole desk, which must be stopped. */
export const DESK_COMMANDS: Readonly<
  Record<string, { usage: string; run: (settings: Settings, given: WholeDeskArguments) => Promise<string> }>
> = {
  move: {
    usage:
      'mimamori move --to postgres://… | --back   move the desk of this folder into an empty PostgreSQL database; or start the folder again as it was then',
    run: async (settings, { to, back }) => (back ? moveBack(settings) : await moveToPostgresDatabase(settings, to)),
  },
  upgrade: {
    usage: 'mimamori upgrade [--backup-taken]   back up and upgrade an older database; starting the desk does the same',
    run: (settings, { backupTaken }) => runUpgrade(settings, backupTaken),
  },
  init: { usage: 'mimamori init                    create an empty desk where the database is missing', run: initDesk },
}
