import { fileURLToPath } from 'node:url'
import type { InitialCalls } from '@mimamori/contract/page-start-contract'
import type { Plugin } from 'vite'
import { FIRST_SCREENS } from './chunk-groups.ts'

const SOURCES = new URL('src/', import.meta.url)
const COPY = '../../../packages/copy/src'
const LANGUAGES = ['ja', 'en'] as const

const { main, signIn, desk, queue, list, review } = FIRST_SCREENS
const words = (...names: readonly string[]) => names.map((name) => `${COPY}/${name}LANGUAGE.ts`)
const DESK = [main, desk, ...words('')]

/** The modules each first screen is painted with; what they import statically comes with them. */
const SCREENS: Readonly<Record<keyof InitialCalls, readonly string[]>> = {
  signIn: [main, signIn, ...words('door/', 'sign-in/')],
  desk: DESK,
  queue: [...DESK, queue, list, ...words('lists/', 'live/')],
  review: [...DESK, review],
}

type Chunk = {
  readonly fileName: string
  readonly imports: readonly string[]
  readonly moduleIds: readonly string[]
  readonly facadeModuleId: string | null
}

/** Files these modules and all they import are in, each once, what is imported before what imports it. */
function filesOf(modules: readonly string[], chunks: ReadonlyMap<string, Chunk>): string[] {
  const files = new Set<string>()
  const begun = new Set<Chunk>()
  const add = (chunk: Chunk) => {
    if (begun.has(chunk)) return
    begun.add(chunk)
    for (const name of chunk.imports) {
      const imported = chunks.get(name)
      if (imported) add(imported)
    }
    files.add(chunk.fileName)
  }
  const all = [...chunks.values()]
  for (const name of modules) {
    const module = fileURLToPath(new URL(name, SOURCES))
    // what shares a file with others is imported through a small file of its own
    const own = all.find(({ facadeModuleId }) => facadeModuleId === module)
    const chunk = own ?? all.find(({ moduleIds }) => moduleIds.includes(module))
    if (!chunk) throw new Error(`${name} is in no chunk: apps/web/chunk-groups.ts names a module that has gone`)
    add(chunk)
  }
  return [...files].map((file) => `/${file}`)
}

/**
 * Writes `first-load.json`: which scripts each first screen needs. The server names them in the page, so that the browser
 * loads them at once instead of finding each only when the one before has run.
 */
export const firstLoad = (): Plugin => ({
  name: 'first-load',
  apply: 'build',
  generateBundle(_, bundle) {
    const outputs = Object.values(bundle).filter((output) => output.type === 'chunk')
    const chunks = new Map(outputs.map((chunk) => [chunk.fileName, chunk]))
    const inBoth = (modules: readonly string[]) =>
      LANGUAGES.map((language) => [
        language,
        filesOf(
          modules.map((module) => module.replace('LANGUAGE', language)),
          chunks,
        ),
      ])
    const loads = Object.entries(SCREENS).map(([screen, modules]) => [screen, Object.fromEntries(inBoth(modules))])
    this.emitFile({
      type: 'asset',
      fileName: 'first-load.json',
      source: JSON.stringify(Object.fromEntries(loads), null, 1),
    })
  },
})
