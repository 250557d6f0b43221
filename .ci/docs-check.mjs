/** What the documents say is there: paths, links, decisions in order; and nothing that belongs to one machine alone. */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { checkAsvs } from './asvs-check.mjs'

const MAX_README_LINES = 100
const REPOSITORY_PATH = /^(?:\.{0,2}\/)?(?:apps|packages|e2e|docs|\.ci)\//
const ROOT_FILES = /^[\w.-]+\.(?:json|yaml|md)$/
const TEXT = /\.(?:[cm]?[jt]sx?|json|ya?ml|md|css|html|sql|svg)$|(?:^|\/)(?:run|LICENSE)$/
const SKIPPED_FOLDERS = /^(?:node_modules|dist|data|\.git|\.turbo|\.browser|test-results)$/

/** Paths of one machine, and hosts that packages came from. */
const MACHINE_SPECIFIC = [
  /(?<![\w.*-])\/(?:work|root|home|Users|tmp)\/\w/,
  /\b(?:registry\.(?:npmjs\.org|yarnpkg\.com)|npm\.pkg\.github\.com)\b/,
]

/** @type {string[]} */
const faults = []

/** @param {string} folder @returns {string[]} */
function listFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED_FOLDERS.test(entry.name)) return []
    const path = folder === '.' ? entry.name : join(folder, entry.name)
    return entry.isDirectory() ? listFiles(path) : [path]
  })
}

/** Markdown without its fenced blocks, which show commands and output. @param {string} text */
const prose = (text) => text.replace(/^```[\s\S]*?^```/gm, '')

/** As GitHub makes it: lower case, punctuation away, blanks to hyphens. @param {string} heading */
const anchor = (heading) =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-')

/** @param {string} file @param {string} text */
function checkPaths(file, text) {
  for (const [, code = ''] of prose(text).matchAll(/`([^`\n]+)`/g)) {
    const path = code.replace(/[:#]\d+$/, '')
    const isPath = REPOSITORY_PATH.test(path) || (ROOT_FILES.test(path) && file === 'docs/architecture.md')
    if (!isPath || /[\s<>…]|NNNN/.test(path)) continue
    if (globSync(path).length === 0) faults.push(`${file}: there is no ${path}`)
  }
}

/** @param {string} file @param {string} text */
function checkLinks(file, text) {
  for (const [, target = ''] of prose(text).matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^[a-z]+:/.test(target)) continue
    const [path = '', fragment] = target.split('#')
    const to = path ? normalize(join(dirname(file), path)) : file
    if (!existsSync(to)) faults.push(`${file}: the link ${target} leads nowhere`)
    else if (fragment && !headings(to).includes(fragment)) faults.push(`${file}: ${to} has no heading #${fragment}`)
  }
}

/** @param {string} file */
function headings(file) {
  return [...prose(readFileSync(file, 'utf8')).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchor(heading))
}

function checkDecisions() {
  const files = readdirSync('docs/decisions').sort()
  files.forEach((file, index) => {
    const number = String(index + 1).padStart(4, '0')
    if (!file.startsWith(`${number}-`)) faults.push(`docs/decisions/${file}: ${number} comes here`)
    const title = readFileSync(`docs/decisions/${file}`, 'utf8').split('\n', 1)[0]
    if (!title?.startsWith(`# ${number} `)) faults.push(`docs/decisions/${file}: its title begins with "# ${number} "`)
  })
}

const files = listFiles('.').filter((file) => TEXT.test(file))
for (const file of files) {
  const text = readFileSync(file, 'utf8')
  const foreign = MACHINE_SPECIFIC.map((each) => each.exec(text)?.[0]).find(Boolean)
  if (foreign) faults.push(`${file}: "${foreign}" belongs to one machine`)
  if (!file.endsWith('.md')) continue
  checkPaths(file, text)
  checkLinks(file, text)
}
checkDecisions()
faults.push(...checkAsvs())
if (readFileSync('README.md', 'utf8').split('\n').length > MAX_README_LINES)
  faults.push(`README.md: more than ${MAX_README_LINES} lines; the rest belongs in docs/`)

for (const fault of faults) console.log(fault)
process.exitCode = faults.length > 0 ? 1 : 0
