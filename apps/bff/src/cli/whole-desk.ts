import type { Settings } from '../settings.ts'
import { init } from './init.ts'
import { move, moveBack } from './move.ts'
import { upgrade } from './upgrade.ts'

type Given = { readonly to: string | undefined; readonly backupTaken: boolean; readonly back: boolean }

/** Commands about the whole desk, which must not run. */
export const OF_THE_DESK: Readonly<
  Record<string, { usage: string; run: (settings: Settings, given: Given) => Promise<string> }>
> = {
  move: {
    usage:
      'mimamori move --to postgres://… | --back   move the desk of this folder into an empty PostgreSQL database; or start the folder again as it was then',
    run: async (settings, { to, back }) => (back ? moveBack(settings) : await move(settings, to)),
  },
  upgrade: {
    usage:
      'mimamori upgrade [--backup-taken]   bring an older database up to date, backed up first; a start does the same',
    run: (settings, { backupTaken }) => upgrade(settings, backupTaken),
  },
  init: { usage: 'mimamori init                    begin an empty desk where a database is gone', run: init },
}
