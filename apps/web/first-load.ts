import { fileURLToPath } from 'node:url'
import type { InitialCalls } from '@mimamori/contract/page-start-contract'
import type { Plugin } from 'vite'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const COPY = 'packages/copy/src'
const LANGUAGES = ['ja', 'en'] as const

const MAIN = ['apps/web/src/main.tsx']
const DESK = [...MAIN, `${COPY}/LANGUAGE.ts`, 'apps/web/src/app/load-desk-app.tsx']

/** The modules each first screen is painted with; what they import statically comes with them. */
const SCREENS: Readonly<Record<keyof InitialCalls, readonly string[]>> = {
  signIn: [...MAIN, `${COPY}/door/LANGUAGE.ts`, 'apps/web/src/auth/sign-in-page.tsx', `${COPY}/sign-in/LANGUAGE.ts`],
  desk: DESK,
  queue: [
    ...DESK,
    'apps/web/src/screens/queue/queue-page.tsx',
    'apps/web/src/screens/queue/queue-list.tsx',
    `${COPY}/lists/LANGUAGE.ts`,
  ],
  review: [...DESK, 'apps/web/src/screens/review/review-page.tsx'],
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
  const add = (chunk: Chunk) => {
    for (const name of chunk.imports) {
      const imported = chunks.get(name)
      if (imported && !files.has(name)) add(imported)
    }
    files.add(chunk.fileName)
  }
  const all = [...chunks.values()]
  for (const name of modules) {
    const module = ROOT + name
    // what shares a file with others is imported through a small file of its own
    const own = all.find(({ facadeModuleId }) => facadeModuleId === module)
    const chunk = own ?? all.find(({ moduleIds }) => moduleIds.includes(module))
    if (!chunk) throw new Error(`${name} is in no chunk: apps/web/first-load.ts names a module that has gone`)
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
