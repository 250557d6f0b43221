/** All script a page needs before it first paints, gzipped, against its budget. Reads what the web build says each first screen loads. */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const DIST = 'apps/web/dist'

/** @type {{ page: string, kilobytes: number, screens: string[] }[]} */
const PAGES = [
  { page: 'sign-in page', kilobytes: 110, screens: ['signIn'] },
  { page: 'a case, opened by its address', kilobytes: 210, screens: ['review'] },
  { page: 'a case, by way of the queue and its list', kilobytes: 210, screens: ['queue', 'review'] },
  {
    page: 'a case, by way of signing in, the queue and its list',
    kilobytes: 210,
    screens: ['signIn', 'queue', 'review'],
  },
]

/** @type {Record<string, Record<string, string[]>>} by first screen and language */
const LOADED = JSON.parse(readFileSync(`${DIST}/first-load.json`, 'utf8'))

/** @param {string[]} screens @param {string} language */
function scriptBytes(screens, language) {
  const files = new Set(screens.flatMap((screen) => LOADED[screen]?.[language] ?? []))
  if (files.size === 0) throw new Error(`${screens} are no first screens of the web build`)
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(DIST + file), { level: 9 }).length, 0)
}

let over = 0
for (const { page, kilobytes, screens } of PAGES) {
  const bytes = Math.max(scriptBytes(screens, 'ja'), scriptBytes(screens, 'en'))
  const fits = bytes <= kilobytes * 1000
  if (!fits) over += 1
  console.log(`  ${page}: ${(bytes / 1000).toFixed(1)} kB gzipped, ${fits ? 'within' : 'OVER'} ${kilobytes} kB`)
}
process.exitCode = over > 0 ? 1 : 0
