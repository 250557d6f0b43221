/**
 * Every exported function of the product says what it does, in a comment of its own, and what it returns, as a type.
 * `node .ci/exports-check.mjs [folder…]`.
 */
import { globSync, readFileSync } from 'node:fs'
import { parseSync } from 'oxc-parser'

/** @typedef {import('oxc-parser').Comment} Comment */
/** @typedef {import('oxc-parser').ExportNamedDeclaration | import('oxc-parser').ExportDefaultDeclaration} Exporting */
/** @typedef {{ name: string, typed: boolean }} ExportedFunction */

const folders = process.argv.slice(2)
const files = globSync('{apps,packages}/*/src/**/*.{ts,tsx}')
  .filter(
    (file) =>
      !/\.test\.tsx?$|\.d\.ts$/.test(file) && (folders.length === 0 || folders.some((each) => file.startsWith(each))),
  )
  .sort()

/** @param {Exporting} exporting @returns {ExportedFunction[]} */
function exportedFunctions({ declaration }) {
  if (declaration?.type === 'FunctionDeclaration')
    return [{ name: declaration.id?.name ?? 'default', typed: Boolean(declaration.returnType) }]
  if (declaration?.type !== 'VariableDeclaration') return []
  return declaration.declarations.flatMap(({ id, init }) => {
    if (init?.type !== 'ArrowFunctionExpression' && init?.type !== 'FunctionExpression') return []
    const typed = Boolean(init.returnType) || ('typeAnnotation' in id && Boolean(id.typeAnnotation))
    return [{ name: 'name' in id ? id.name : '', typed }]
  })
}

/** @param {string} source @param {Comment[]} comments @param {number} start where the export begins */
const isDocumented = (source, comments, start) =>
  comments.some(
    ({ type, value, end }) =>
      type === 'Block' && value.startsWith('*') && end <= start && source.slice(end, start).trim() === '',
  )

let faults = 0
for (const file of files) {
  const source = readFileSync(file, 'utf8')
  const { program, comments } = parseSync(file, source)
  for (const statement of program.body) {
    if (statement.type !== 'ExportNamedDeclaration' && statement.type !== 'ExportDefaultDeclaration') continue
    const documented = isDocumented(source, comments, statement.start)
    for (const { name, typed } of exportedFunctions(statement)) {
      const missing = [...(documented ? [] : ['a comment']), ...(typed ? [] : ['a return type'])]
      if (missing.length === 0) continue
      faults += 1
      const line = source.slice(0, statement.start).split('\n').length
      console.error(`${file}:${line}: ${name}: expected ${missing.join(' and ')}`)
    }
  }
}
process.exit(faults > 0 ? 1 : 0)
