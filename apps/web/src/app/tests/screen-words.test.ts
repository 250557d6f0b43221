import { globSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseSync } from 'vite'
import { expect, test } from 'vitest'

const SOURCES = new URL('../../', import.meta.url).pathname

type Module = { readonly words: readonly string[]; readonly imports: readonly string[] }

/** The words that a module names, and the modules of the page that it cannot be without. */
function read(file: string): Module {
  const source = readFileSync(file, 'utf8')
  const { program } = parseSync(file, source)
  const imports = program.body.flatMap((statement) =>
    statement.type === 'ImportDeclaration' &&
    statement.importKind !== 'type' &&
    statement.source.value.startsWith('.') &&
    statement.specifiers.some((each) => each.type !== 'ImportSpecifier' || each.importKind !== 'type')
      ? [resolve(dirname(file), statement.source.value)]
      : [],
  )
  const named = [...source.matchAll(/useMessages\(([^)]*)\)/g)].flatMap(([, names = '']) =>
    [...names.matchAll(/'([^']+)'/g)].map(([, name = '']) => name),
  )
  const listed = /const NAMES = \[([^\]]*)\]/.exec(source)?.[1] ?? ''
  return { words: [...named, ...[...listed.matchAll(/'([^']+)'/g)].map(([, name = '']) => name)], imports }
}

const modules = new Map(
  globSync('**/*.{ts,tsx}', { cwd: SOURCES }).map((file) => [`${SOURCES}${file}`, read(`${SOURCES}${file}`)]),
)

/** The words of a module and of all that comes with it. */
function wordsOf(file: string, seen = new Set<string>()): string[] {
  const module = modules.get(file)
  if (!module || seen.has(file)) return []
  seen.add(file)
  return [...module.words, ...module.imports.flatMap((each) => wordsOf(each, seen))]
}

const screens = [
  ...readFileSync(`${SOURCES}app/screens.ts`, 'utf8').matchAll(/import\('([^']+)'\),\s*'(\w+)',\s*\[([^\]]*)\]/g),
].map(([, path = '', name = '', words = '']) => ({
  name,
  file: resolve(`${SOURCES}app`, path),
  declared: [...words.matchAll(/'([^']+)'/g)].map(([, each]) => each).sort(),
}))

test.each(screens)('$name names the words of all that is drawn with it, so that it never waits for them', (screen) => {
  expect(screen.declared).toEqual([...new Set(wordsOf(screen.file))].sort())
})

test('every screen is among them', () => {
  expect(screens.length).toBeGreaterThan(25)
})
