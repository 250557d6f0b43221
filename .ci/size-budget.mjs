/** All script a page needs before it first paints, gzipped, against its budget. Reads the manifest of the web build. */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const DIST = 'apps/web/dist'

const COPY = '../../packages/copy/src'

/** What a page loads before it first paints, in one language; static imports are counted with it. */
const EVERY_PAGE = ['index.html', `${COPY}/door/LANGUAGE.ts`]
const SIGN_IN = [...EVERY_PAGE, 'src/auth/sign-in-page.tsx', `${COPY}/sign-in/LANGUAGE.ts`]
const REVIEW = [...EVERY_PAGE, `${COPY}/LANGUAGE.ts`, 'frame', 'src/screens/review/review-page.tsx']
// a passkey, a code or a recovery code; setting one up happens once in the life of an account
const SECOND_STEP = ['src/auth/second-step.tsx', `${COPY}/factor/LANGUAGE.ts`]
const QUEUE = ['src/screens/queue/queue-page.tsx', 'list', `${COPY}/lists/LANGUAGE.ts`]
const PAGES = [
  { page: 'sign-in page', kilobytes: 100, modules: SIGN_IN },
  { page: 'a case, opened by its address', kilobytes: 170, modules: REVIEW },
  { page: 'a case, by way of the queue and its list', kilobytes: 170, modules: [...REVIEW, ...QUEUE] },
  // whoever signs in in one language may read the other, and colleagues may be there already
  {
    page: 'a case, by way of signing in with both factors, the queue and its list',
    kilobytes: 170,
    modules: [
      ...SIGN_IN,
      ...SECOND_STEP,
      ...REVIEW,
      ...QUEUE,
      `${COPY}/door/ja.ts`,
      `${COPY}/door/en.ts`,
      `${COPY}/live/LANGUAGE.ts`,
    ],
  },
]

/** @typedef {{ file: string, name?: string, imports?: string[], dynamicImports?: string[] }} Chunk */

/** @type {Record<string, Chunk>} */
const manifest = JSON.parse(readFileSync(`${DIST}/.vite/manifest.json`, 'utf8'))

/** @param {string} name of a module in the manifest @param {Set<string>} files filled with what it loads */
function collectFiles(name, files) {
  const chunk = manifest[name] ?? Object.values(manifest).find((each) => each.name === name)
  if (!chunk)
    throw new Error(`${name} is no chunk of the web build: .ci/size-budget.mjs counts a page that has changed`)
  if (files.has(chunk.file)) return files
  files.add(chunk.file)
  for (const each of chunk.imports ?? []) collectFiles(each, files)
  return files
}

/**
 * Scripts of a page; style sheets and pictures cost no script.
 * @param {string[]} modules
 * @param {string} language
 */
function scriptBytes(modules, language) {
  /** @type {Set<string>} */
  const files = new Set()
  for (const module of modules) collectFiles(module.replace('LANGUAGE', language), files)
  const scripts = [...files].filter((file) => /\.m?js$/.test(file))
  return scripts.reduce((sum, file) => sum + gzipSync(readFileSync(`${DIST}/${file}`), { level: 9 }).length, 0)
}

let over = 0
for (const { page, kilobytes, modules } of PAGES) {
  const bytes = Math.max(scriptBytes(modules, 'ja'), scriptBytes(modules, 'en'))
  const fits = bytes <= kilobytes * 1000
  if (!fits) over += 1
  console.log(`  ${page}: ${(bytes / 1000).toFixed(1)} kB gzipped, ${fits ? 'within' : 'OVER'} ${kilobytes} kB`)
}
process.exitCode = over > 0 ? 1 : 0
