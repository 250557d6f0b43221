import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Copies the migrations into `folder`, of each engine without the one whose name ends with `name` and all later ones; an engine that has
 * none of this name keeps all. Returns the folder of the copy.
 */
export function migrationsBefore(folder: string, name: string): string {
  const migrations = join(folder, 'migrations')
  cpSync(new URL('../../migrations', import.meta.url), migrations, { recursive: true })
  for (const engine of ['sqlite', 'postgres']) {
    const file = join(migrations, engine, 'meta/_journal.json')
    const journal = JSON.parse(readFileSync(file, 'utf8'))
    const at = journal.entries.findIndex(({ tag }: { tag: string }) => tag.endsWith(name))
    if (at !== -1) writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, at) }))
  }
  return migrations
}
