import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Copies the migrations into `folder`, without the SQLite migration whose name ends with `name` and all later ones.
 * Returns the folder of the copy.
 */
export function migrationsBefore(folder: string, name: string): string {
  const migrations = join(folder, 'migrations')
  cpSync(new URL('../../migrations', import.meta.url), migrations, { recursive: true })
  const file = join(migrations, 'sqlite/meta/_journal.json')
  const journal = JSON.parse(readFileSync(file, 'utf8'))
  const at = journal.entries.findIndex(({ tag }: { tag: string }) => tag.endsWith(name))
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, at) }))
  return migrations
}
