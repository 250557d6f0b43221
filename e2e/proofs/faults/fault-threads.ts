import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { ROOT } from '../../harness/server-processes.ts'
import { plantedFault, wasPlanted } from './planted-fault-plugin.ts'

const BFF_FOLDER = join(ROOT, 'apps/bff')
/** what the tests of the desk start on a thread: apps/bff/src/testing/worker-threads.ts */
const THREADS = ['search-worker', 'log-mover']
const STARTED_AS = ['TEST_READER', 'TEST_MOVER']

type Bundle = {
  readonly write: (output: object) => Promise<unknown>
  readonly close: () => Promise<void>
}
type Rolldown = { readonly rolldown: (options: object) => Promise<Bundle> }
type BuildOptions = { readonly input: Record<string, string>; readonly output: object; readonly plugins: object[] }

async function buildThreads(folder: string): Promise<void> {
  const { rolldown } = (await import(createRequire(join(BFF_FOLDER, 'package.json')).resolve('rolldown'))) as Rolldown
  const { default: product } = (await import(join(BFF_FOLDER, 'rolldown.config.mjs'))) as { default: BuildOptions }
  const { input, output, plugins, ...options } = product
  const bundle = await rolldown({
    ...options,
    cwd: BFF_FOLDER,
    input: Object.fromEntries(THREADS.map((name) => [name, input[name]])),
    plugins: [plantedFault(), ...plugins],
  })
  await bundle.write({ ...output, dir: folder, sourcemap: false })
  await bundle.close()
}

/**
 * Builds the threads of the desk with the fault that is planted, and has the tests start these where it is in them.
 * Answers what takes them away.
 */
export async function plantInThreads(): Promise<{ readonly folder: string; readonly end: () => void }> {
  const programs = STARTED_AS.map((name) => process.env[name] ?? '')
  // below node_modules: where it finds what it imports, and no check looks at it
  const folder = mkdtempSync(join(BFF_FOLDER, 'node_modules', '.test-threads-'))
  function end(): void {
    for (const [n, name] of STARTED_AS.entries()) process.env[name] = programs[n]
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await buildThreads(folder)
  } catch (cause) {
    end()
    throw cause
  }
  if (wasPlanted()) {
    for (const program of programs) {
      if (dirname(program) !== dirname(programs[0] ?? '')) throw new Error('the threads of a run are in one folder')
      cpSync(program, join(folder, basename(program)))
    }
    for (const [n, name] of STARTED_AS.entries()) process.env[name] = join(folder, basename(programs[n] ?? ''))
  }
  return { folder, end }
}
