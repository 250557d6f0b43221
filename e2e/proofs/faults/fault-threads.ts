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
  readonly write: (
    output: object,
  ) => Promise<{ readonly output: readonly { readonly moduleIds?: readonly string[] }[] }>
  readonly close: () => Promise<void>
}
type Rolldown = { readonly rolldown: (options: object) => Promise<Bundle> }
type BuildOptions = { readonly input: Record<string, string>; readonly output: object; readonly plugins: object[] }

/** Answers the modules that are in it, as absolute paths. */
async function buildThreads(folder: string): Promise<Set<string>> {
  const { rolldown } = (await import(createRequire(join(BFF_FOLDER, 'package.json')).resolve('rolldown'))) as Rolldown
  const { default: product } = (await import(join(BFF_FOLDER, 'rolldown.config.mjs'))) as { default: BuildOptions }
  const { input, output, plugins, ...options } = product
  const bundle = await rolldown({
    ...options,
    cwd: BFF_FOLDER,
    input: Object.fromEntries(THREADS.map((name) => [name, input[name]])),
    plugins: [plantedFault(), ...plugins],
  })
  const { output: chunks } = await bundle.write({ ...output, dir: folder, sourcemap: false })
  await bundle.close()
  return new Set(chunks.flatMap(({ moduleIds = [] }) => moduleIds))
}

// below node_modules: where it finds what it imports, and no check looks at it
const createThreadFolder = (): string => mkdtempSync(join(BFF_FOLDER, 'node_modules', '.test-threads-'))

let modulesOfThreads: Promise<Set<string>> | null = null

async function findModules(): Promise<Set<string>> {
  const folder = createThreadFolder()
  return await buildThreads(folder).finally(() => rmSync(folder, { recursive: true, force: true }))
}

/** Whether the threads of the desk are made of this file, too. Call it before the first fault is planted. */
export async function isInThreads(file: string): Promise<boolean> {
  modulesOfThreads ??= findModules()
  return (await modulesOfThreads).has(join(ROOT, file))
}

/**
 * Builds the threads of the desk with the fault that is planted, and has the tests start these where it is in them.
 * Answers what takes them away.
 */
export async function plantInThreads(): Promise<{ readonly folder: string; readonly end: () => void }> {
  const programs = STARTED_AS.map((name) => process.env[name] ?? '')
  const folder = createThreadFolder()
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
