import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const BFF_FOLDER = fileURLToPath(new URL('../..', import.meta.url))

/**
 * The source of a worker that imports `program` without WebAssembly: a thread that has used it must not end (decision
 * 0011), so using it fails here.
 */
const withoutWebAssembly = (program: string): string => `delete globalThis.WebAssembly
await import('./${program}')
`

/**
 * What the threads of a desk of a test run, built once for the whole run, as it is for the product. From its source a thread
 * would load what reads TypeScript in Node, which is WebAssembly: docs/decisions/0011-search-and-similarity.md. Each project of a run
 * asks for them; the first one builds them.
 */
export default async function buildWorkerThreads(): Promise<() => void> {
  if (process.env.TEST_READER) return () => undefined
  // below node_modules: where it finds what it imports, and no check looks at it
  const folder = mkdtempSync(join(BFF_FOLDER, 'node_modules', '.test-threads-'))
  const build = ['--config', 'rolldown.test-threads.mjs', '--dir', folder]
  await promisify(execFile)(join(BFF_FOLDER, 'node_modules/.bin/rolldown'), build, { cwd: BFF_FOLDER })
  process.env.TEST_READER = join(folder, 'reader.mjs')
  writeFileSync(process.env.TEST_READER, withoutWebAssembly('search-worker.mjs'))
  process.env.TEST_MOVER = join(folder, 'mover.mjs')
  writeFileSync(process.env.TEST_MOVER, withoutWebAssembly('log-mover.mjs'))
  return () => rmSync(folder, { recursive: true, force: true })
}
