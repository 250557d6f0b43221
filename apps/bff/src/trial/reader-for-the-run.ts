import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const BFF = fileURLToPath(new URL('../..', import.meta.url))

/** A thread of a desk that ends must not have had any WebAssembly; so here it gets none, and fails if it asks for some. */
const READER = `delete globalThis.WebAssembly
await import('./search-reader.mjs')
`

/**
 * What a desk of a test reads its index with, built once for the whole run, as it is for the product. From its source a
 * reader would load what reads TypeScript in Node, which is WebAssembly: docs/decisions/0011-search-and-similarity.md.
 */
export default async function readerForTheRun(): Promise<() => void> {
  // below node_modules: where it finds what it imports, and no check looks at it
  const folder = mkdtempSync(join(BFF, 'node_modules', '.trial-reader-'))
  const build = ['--config', 'rolldown.config.mjs', '--dir', folder]
  await promisify(execFile)(join(BFF, 'node_modules/.bin/rolldown'), build, { cwd: BFF })
  process.env.TRIAL_READER = join(folder, 'reader.mjs')
  writeFileSync(process.env.TRIAL_READER, READER)
  return () => rmSync(folder, { recursive: true, force: true })
}
