/** Import directions: the rules of import-rules.mjs, no import that leads nowhere, no cycle. */
import { IMPORT_RULES } from './import-rules.mjs'

/** @typedef {import('./source-files.mjs').SourceFile} SourceFile */
/** @typedef {import('./source-files.mjs').Import} Import */
/** @typedef {import('./import-rules.mjs').ImportRule} ImportRule */

/** @param {SourceFile[]} sources @returns {string[]} what is wrong, a line each */
export const checkBoundaries = (sources) => [...sources.flatMap(checkFile), ...findCycles(sources)]

/** @param {SourceFile} source @returns {string[]} */
function checkFile({ file, imports }) {
  const nowhere = imports
    .filter(({ to }) => to === '')
    .map(({ specifier }) => `no-unresolved: ${file} → ${specifier}: Every import leads somewhere.`)
  const broken = IMPORT_RULES.flatMap((rule) => {
    const found = matchFrom(rule, file)
    if (!found) return []
    return imports
      .filter((each) => each.to !== '' && matchesTo(rule, each, found))
      .map(({ to }) => `${rule.name}: ${file} → ${to}: ${rule.comment}`)
  })
  return [...nowhere, ...broken]
}

/** @type {Map<string, RegExp>} */
const patterns = new Map()

/** @param {string} text */
function pattern(text) {
  const known = patterns.get(text) ?? new RegExp(text)
  patterns.set(text, known)
  return known
}

/** @param {string | string[] | undefined} excluded @param {string} path */
const isExcluded = (excluded, path) => [excluded ?? []].flat().some((each) => pattern(each).test(path))

/** @param {ImportRule} rule @param {string} file @returns {RegExpExecArray | null} */
const matchFrom = ({ from }, file) => (isExcluded(from.pathNot, file) ? null : pattern(from.path ?? '').exec(file))

/** @param {ImportRule} rule @param {Import} each @param {RegExpExecArray} found in the importing file's path */
function matchesTo({ to: { path = '', pathNot, kinds, exceptTypes } }, { to, kind, typeOnly }, [, group = '']) {
  const filled = (/** @type {string} */ text) => text.replace('$1', group)
  if (kinds && !kinds.includes(kind)) return false
  if (exceptTypes && typeOnly) return false
  return pattern(filled(path)).test(to) && !isExcluded([pathNot ?? []].flat().map(filled), to)
}

/** Files that lead back to themselves, each cycle once. @param {SourceFile[]} sources @returns {string[]} */
function findCycles(sources) {
  const edges = new Map(sources.map(({ file, imports }) => [file, imports.map(({ to }) => to)]))
  /** @type {Set<string>} */
  const done = new Set()
  /** @type {string[]} */
  const faults = []
  /** @param {string} file @param {string[]} path that led here */
  const follow = (file, path) => {
    const at = path.indexOf(file)
    if (at !== -1)
      faults.push(`no-cycles: ${[...path.slice(at), file].join(' → ')}: A cycle is two files that are one.`)
    if (at !== -1 || done.has(file)) return
    path.push(file)
    for (const to of edges.get(file) ?? []) follow(to, path)
    path.pop()
    done.add(file)
  }
  for (const file of edges.keys()) follow(file, [])
  return faults
}
