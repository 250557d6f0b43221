import { existsSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const SOURCES = fileURLToPath(new URL('src/', import.meta.url))
const LOADER = resolve(SOURCES, 'i18n/with-words.ts')
const LAZY_IMPORT = /\bimport\('(\.{1,2}\/[^']+\.tsx?)'\)/g
/** `import type` and imports of types alone are not among them */
const STATIC_IMPORT = /^import (?!type )(?:\{\s*(?!type [^,}]*\})[^}]*\}|[^'{]+)\s*from '(\.{1,2}\/[^']+\.tsx?)'/gm
const WORDS = /useMessages\(([^)]*)\)|\bMESSAGE_NAMES = \[([^\]]*)\]/g

/** The words that a module names, and those of all that it imports statically. */
function wordsOf(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !existsSync(file)) return new Set()
  seen.add(file)
  const source = readFileSync(file, 'utf8')
  const own = [...source.matchAll(WORDS)].flatMap(([, called = '', listed = '']) =>
    [...(called + listed).matchAll(/'([^']+)'/g)].map(([, name = '']) => name),
  )
  const imported = [...source.matchAll(STATIC_IMPORT)].flatMap(([, path = '']) => [
    ...wordsOf(resolve(dirname(file), path), seen),
  ])
  return new Set([...own, ...imported])
}

/**
 * Makes every `import()` of a part of the page load the words of all that is drawn with it, beside its script: nothing that is shown
 * waits for words, and no part has to name those of its parts.
 */
export const wordsWithScripts = (): Plugin => ({
  name: 'words-with-scripts',
  enforce: 'pre',
  transform(code, id) {
    const [file = ''] = id.split('?')
    if (!file.startsWith(SOURCES) || /\.test\.|test-support/.test(file)) return null
    let found = false
    const out = code.replace(LAZY_IMPORT, (load, path: string) => {
      const names = [...wordsOf(resolve(dirname(file), path))].sort()
      if (names.length === 0) return load
      found = true
      return `__withWords(${load}, ${JSON.stringify(names)})`
    })
    const loader = relative(dirname(file), LOADER)
    return found
      ? `${out}\nimport { withWords as __withWords } from '${loader.startsWith('.') ? loader : `./${loader}`}'\n`
      : null
  },
})
