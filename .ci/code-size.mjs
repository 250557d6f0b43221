/**
 * How large the code is, in nodes of its syntax tree: layout, comments and line breaks do not count. `npm run size` prints it by
 * package, `npm run size -- --write` puts the sums into docs/figures.md as well.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { parseSync } from 'oxc-parser'

/** @type {[kind: string, of: RegExp][]} the first that fits */
const KINDS = [
  ['e2e', /^e2e\//],
  ['tests', /\.(?:test|spec)\.tsx?$|\/testing\/|^packages\/testing-/],
  ['demo', /^(?:packages\/examples|apps\/marketplace)\//],
  ['copy', /^packages\/copy\//],
  ['tools', /^(?:packages\/toolchain|\.ci)\//],
  ['product', /^/],
]
const FIGURES = 'docs/figures.md'
const NO_SOURCE = /(?:^|\/)(?:node_modules|dist|data|test-results|\.turbo|\.browser)$/

/** @param {unknown} tree @returns {number} */
function countNodes(tree) {
  if (tree === null || typeof tree !== 'object') return 0
  const own = 'type' in tree && typeof tree.type === 'string' ? 1 : 0
  return Object.values(tree).reduce((sum, each) => sum + countNodes(each), own)
}

/** @type {Map<string, Map<string, number>>} nodes by kind and package */
const sizes = new Map(KINDS.map(([kind]) => [kind, new Map()]))
const exclude = (/** @type {string} */ path) => NO_SOURCE.test(path)
for (const file of globSync('{apps,packages,e2e,.ci}/**/*.{ts,tsx,mjs}', { exclude })) {
  const { program } = parseSync(file, readFileSync(file, 'utf8'))
  const packages = sizes.get(KINDS.find(([, of]) => of.test(file))?.[0] ?? 'product')
  const name = file
    .split('/')
    .slice(0, /^(?:apps|packages)\//.test(file) ? 2 : 1)
    .join('/')
  packages?.set(name, (packages.get(name) ?? 0) + countNodes(program))
}

const sums = [...sizes].map(([kind, packages]) => ({ kind, nodes: [...packages.values()].reduce((a, b) => a + b, 0) }))
for (const { kind, nodes } of sums) {
  console.log(`${kind.padEnd(28)}${nodes.toLocaleString('en').padStart(12)}`)
  for (const [name, own] of [...(sizes.get(kind) ?? [])].sort())
    console.log(`  ${name.padEnd(26)}${own.toLocaleString('en').padStart(12)}`)
}

if (process.argv.includes('--write')) {
  const rows = sums.map(({ kind, nodes }) => `| ${kind} | ${nodes.toLocaleString('en')} |\n`)
  const table = `| | nodes |\n|---|---|\n${rows.join('')}`
  const text = readFileSync(FIGURES, 'utf8')
  writeFileSync(FIGURES, text.replace(/(<!-- size -->\n)[\s\S]*(<!-- \/size -->)/, `$1${table}$2`))
}
