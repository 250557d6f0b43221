import type { Database } from 'better-sqlite3'
import { APPLIED, isBehind, UnusableDatabase } from './migrations.ts'

/**
 * Is the schema older than this program? Reads only. Throws UnusableDatabase when a newer program has been at it, and
 * when the file cannot be read as a database.
 */
export function schemaIsBehind(client: Database, migrationsFolder: string): boolean {
  try {
    const [table] = client.prepare(`SELECT 1 FROM sqlite_master WHERE name = '${APPLIED}'`).all()
    const rows = table ? client.prepare<[], { made: number }>(`SELECT created_at AS made FROM ${APPLIED}`).all() : []
    const applied = rows.map(({ made }) => Number(made))
    return isBehind(client.name, applied, migrationsFolder)
  } catch (cause) {
    const { code = '', message } = cause as { code?: string; message?: string }
    if (!/^SQLITE_(NOTADB|CORRUPT)/.test(code)) throw cause
    const line = `${client.name} cannot be read as a database (${message}): put a backup in its place with mimamori restore`
    throw new UnusableDatabase(line, { cause })
  }
}
