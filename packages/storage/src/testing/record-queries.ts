import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Makes the folder in which recorded-drizzle.ts writes what tests on SQLite have built. Returns a function that deletes it. */
export default function recordQueries(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'mimamori-queries-'))
  process.env.TEST_QUERIES = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
