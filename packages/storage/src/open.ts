import type { Desk } from './desk.ts'
import type { Engine } from './engine/engine.ts'
import { openSqlite, openSqliteReadOnly } from './engine/sqlite.ts'
import type { Vault } from './vault.ts'

export { DeskInUse } from './engine/sqlite-lock.ts'

export type DeskPlace = {
  /** file of the SQLite database */
  readonly file: string
  /** folder that holds one folder of migrations an engine */
  readonly migrations: string
  readonly vault: Vault
}

function deskOn(engine: Engine, vault: Vault): Desk {
  return { engine: engine.name, vault, db: engine.reader, write: engine.write, close: engine.close }
}

/** Open for the desk's own process. Throws DeskInUse when another process has it. */
export async function openDesk(place: DeskPlace): Promise<Desk> {
  return deskOn(openSqlite(place.file, place.migrations), place.vault)
}

/** Open beside a running desk, to look only. */
export async function openDeskReadOnly(place: DeskPlace): Promise<Desk> {
  return deskOn(openSqliteReadOnly(place.file), place.vault)
}
