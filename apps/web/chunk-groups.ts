import { fileURLToPath } from 'node:url'

const SOURCES = fileURLToPath(new URL('src/', import.meta.url))

const COPY = fileURLToPath(new URL('../../packages/copy/src/', import.meta.url))
const LANGUAGES = ['ja', 'en'] as const

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
  // one that lists every icon; those that are used come by themselves
  if (found.has(id) || id.includes('/lucide-react/')) return found
  found.add(id)
  for (const each of graph.getModuleInfo(id)?.importedIds ?? []) withImports(each, graph, found)
  return found
}

const onlyWords = (modules: Modules): Modules => new Set([...modules].filter((id) => id.startsWith(COPY)))

/** The files of the first screens, each with what none before it has: many small ones compress worse, and are asked for one by one. */
function firstFiles(graph: ModuleGraph): [name: string, modules: Modules][] {
  const of = (screen: keyof typeof FIRST_SCREENS) => withImports(SOURCES + FIRST_SCREENS[screen], graph)
  const [signIn, desk, review] = [of('signIn'), of('desk'), of('review')]
  const lists = of('queue').union(of('list'))
  const start = of('main').union(signIn.intersection(desk.union(review).union(lists)))
  const words = LANGUAGES.flatMap((language): [string, Modules][] => {
    const wordsOf = (...folders: readonly string[]) =>
      new Set(folders.flatMap((folder) => [...withImports(`${COPY}${folder}${language}.ts`, graph)]))
    return [
      [`words-${language}-sign-in`, wordsOf('door/', 'sign-in/')],
      [`words-${language}`, wordsOf('', 'lists/', 'live/')],
    ]
  })
  return [
    ...words.map(([name, modules]): [string, Modules] => [name, onlyWords(modules)]),
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

/** The first of them also takes what of its packages is used. */
const firstGroup = (file: string, priority: number) => ({
  name: (id: string, graph: ModuleGraph) => (firstFileOf(id, graph) === file ? file : null),
  debugName: file,
  priority,
})

/** The words of a folder in one language are one file. */
function wordsFileOf(id: string): string | null {
  const [, folder, language] = /\/copy\/src\/([\w-]+)\/(?:[\w-]+\.)?(ja|en)\.ts$/.exec(id) ?? []
  return folder ? `words-${folder}-${language}` : null
}

/** What several screens share is one file for each folder of the page, and of the packages below it, and one of icons. */
function sharedFileOf(id: string): string | null {
  const [, room] = /\/apps\/web\/src\/(?:parts\/(?=\w+\/))?([\w-]+)\//.exec(id) ?? []
  if (room) return /^(?:api|i18n|keys|parts)$/.test(room) ? 'parts' : room
  const [, name, folder] = /\/packages\/([\w-]+)\/src\/(?:([\w-]+)\/)?/.exec(id) ?? []
  if (name) return [name, folder].filter(Boolean).join('-')
  // of a few hundred bytes each: as files of their own they cost every page more, which names them all
  return /\/lucide-react\/.+\/icons\//.test(id) ? 'icons' : null
}

/** By which scripts are put together. No rule names what it is for but the first screens. */
export const chunkGroups = [
  ...['start', 'desk', 'queue', 'review'].map((file, at) => firstGroup(file, 9 - at)),
  { name: firstFileOf, debugName: 'words of first screens', priority: 3, includeDependenciesRecursively: false },
  { name: wordsFileOf, debugName: 'words', priority: 2, includeDependenciesRecursively: false },
  { name: sharedFileOf, debugName: 'shared', priority: 1, minShareCount: 2, includeDependenciesRecursively: false },
]
