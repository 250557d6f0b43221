import { fileURLToPath } from 'node:url'

const SOURCES = fileURLToPath(new URL('src/', import.meta.url))

/** The modules that the first screens begin with: the page, its sign-in page, the desk, a list, and a case. */
export const FIRST_SCREENS = {
  main: 'main.tsx',
  signIn: 'auth/sign-in-page.tsx',
  desk: 'app/load-desk-app.tsx',
  queue: 'screens/queue/queue-page.tsx',
  list: 'screens/queue/queue-list.tsx',
  review: 'screens/review/review-page.tsx',
} as const

type ModuleGraph = { readonly getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null }
type Modules = ReadonlySet<string>

/** A module with all that it imports statically. */
function withImports(id: string, graph: ModuleGraph, found = new Set<string>()): Modules {
  if (found.has(id)) return found
  found.add(id)
  for (const each of graph.getModuleInfo(id)?.importedIds ?? []) withImports(each, graph, found)
  return found
}

/** The files of the first screens, each with what none before it has: many small ones compress worse, and are asked for one by one. */
function firstFiles(graph: ModuleGraph): [name: string, modules: Modules][] {
  const of = (screen: keyof typeof FIRST_SCREENS) => withImports(SOURCES + FIRST_SCREENS[screen], graph)
  const [signIn, desk, review] = [of('signIn'), of('desk'), of('review')]
  const lists = of('queue').union(of('list'))
  const start = of('main').union(signIn.intersection(desk.union(review).union(lists)))
  return [
    ['start', start],
    ['desk', desk.union(lists.intersection(review))],
    ['queue', lists],
    ['review', review],
  ]
}

let first: [name: string, modules: Modules][] | null = null

const isFirst = (id: string) => Object.values(FIRST_SCREENS).some((file) => id === SOURCES + file)

/** What a screen begins with stays a file of its own: the page names it. */
function firstFileOf(id: string, graph: ModuleGraph): string | null {
  if (isFirst(id)) return null
  first ??= firstFiles(graph)
  return first.find(([, modules]) => modules.has(id))?.[0] ?? null
}

/** The words of a folder in one language are one file. */
function wordsFileOf(id: string): string | null {
  const [, folder, language] = /\/copy\/src\/([\w-]+)\/(?:[\w-]+\.)?(ja|en)\.ts$/.exec(id) ?? []
  return folder ? `words-${folder}-${language}` : null
}

/** What several screens share is one file for each folder of the page, and of the packages below it. */
function sharedFileOf(id: string): string | null {
  const [, room] = /\/apps\/web\/src\/([\w-]+)\//.exec(id) ?? []
  if (room) return /^(?:api|i18n|keys|parts)$/.test(room) ? 'parts' : room
  const [, name, folder] = /\/packages\/([\w-]+)\/src\/(?:([\w-]+)\/)?/.exec(id) ?? []
  return name ? [name, folder].filter(Boolean).join('-') : null
}

/** By which scripts are put together. No rule names what it is for but the first screens. */
export const chunkGroups = [
  { name: firstFileOf, debugName: 'first screens', priority: 3, includeDependenciesRecursively: false },
  { name: wordsFileOf, debugName: 'words', priority: 2, includeDependenciesRecursively: false },
  { name: sharedFileOf, debugName: 'shared', priority: 1, minShareCount: 2, includeDependenciesRecursively: false },
  // of a few hundred bytes each: as files of their own they cost every page more, which names them all
  { name: 'icons', test: /\/lucide-react\/.+\/icons\//, priority: 0, minShareCount: 2 },
]
