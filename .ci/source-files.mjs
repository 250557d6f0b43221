/** Every source file, read and parsed once: what it imports, exports and names. */
import { globSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, normalize } from 'node:path'
import { parseSync } from 'oxc-parser'

/** @typedef {import('./import-rules.mjs').ImportKind} ImportKind */
/**
 * @typedef {object} Import
 * @property {string} specifier
 * @property {string} to file it leads to, `node_modules/<name>/`, or `node:<name>`; empty where it leads nowhere
 * @property {ImportKind} kind
 * @property {boolean} typeOnly
 * @property {string[] | null} names what is taken; null where that cannot be told
 */
/** @typedef {{ name: string, local: string, isType: boolean }} Export */
/**
 * @typedef {object} SourceFile
 * @property {string} file
 * @property {string} source
 * @property {any[]} statements of its top level
 * @property {Import[]} imports
 * @property {Export[]} exports
 * @property {Map<string, number>} words how often each identifier stands in it
 * @property {Set<string>} typeNames what its types name: types, classes, and values behind `typeof`
 * @property {string[]} strings but those it imports from
 */
/**
 * @typedef {object} Workspace
 * @property {string} folder
 * @property {any} manifest its package.json
 */

export const SOURCE = /\.[cm]?[jt]sx?$/
const NO_SOURCE = /(?:^|\/)(?:node_modules|dist|data|migrations|test-results|\.turbo|\.browser)$/
const BUILT_IN = new Set(builtinModules)

/** @returns {string[]} files of the code, and what is imported beside it */
export const listFiles = () =>
  globSync('{apps,packages,e2e,.ci}/**/*.{ts,tsx,mjs,cjs,json,css}', { exclude: (path) => NO_SOURCE.test(path) }).sort()

/** @returns {Workspace[]} the root first */
export const readWorkspaces = () =>
  ['.', ...globSync('{apps,packages}/*/package.json').sort().map(dirname), 'e2e'].map((folder) => ({
    folder,
    manifest: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  }))

/** @param {string} specifier @returns {string} `zod/v4` → `zod`, `@orpc/server/node` → `@orpc/server` */
export const packageName = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

/** @param {string} file @param {Workspace[]} workspaces @returns {Workspace | undefined} the one it lies in */
export const workspaceOf = (file, workspaces) =>
  workspaces.find(({ folder }) => file.startsWith(`${folder}/`)) ?? workspaces.find(({ folder }) => folder === '.')

/** @param {string[]} files @param {Workspace[]} workspaces @returns {SourceFile[]} */
export function readSources(files, workspaces) {
  const known = new Set(files)
  return files.filter((file) => SOURCE.test(file)).map((file) => readSource(file, known, workspaces))
}

/** @param {string} file @param {Set<string>} known @param {Workspace[]} workspaces @returns {SourceFile} */
function readSource(file, known, workspaces) {
  const source = readFileSync(file, 'utf8')
  const { program, errors } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`)
  const body = /** @type {any[]} */ (program.body)
  const { words, strings, typeNames, dynamic } = walk(program)
  /** @param {string} specifier @param {boolean} typeOnly @param {string[] | null} names @returns {Import} */
  const toImport = (specifier, typeOnly, names) => ({
    specifier,
    ...resolveImport(file, specifier, known, workspaces),
    typeOnly,
    names,
  })
  const imports = [
    ...body
      .filter((each) => 'source' in each && each.source)
      .map((each) =>
        toImport(each.source.value, (each.importKind ?? each.exportKind) === 'type', takenNames(each, body)),
      ),
    ...dynamic.map(({ specifier, typeOnly, names }) => toImport(specifier, typeOnly, names)),
  ]
  return { file, source, statements: body, imports, exports: body.flatMap(exportsOf), words, typeNames, strings }
}

/** Names an import or re-export takes. @param {any} statement @param {any[]} body of its file @returns {string[] | null} */
function takenNames({ type, specifiers = [] }, body) {
  if (type === 'ExportAllDeclaration') return null
  /** @type {string[]} */
  const names = []
  for (const { type: kind, imported, local } of specifiers) {
    if (kind === 'ImportNamespaceSpecifier') {
      const members = memberNames(
        body.filter((each) => each.type !== 'ImportDeclaration'),
        local.name,
      )
      if (members === null) return null
      names.push(...members)
    } else if (kind === 'ImportDefaultSpecifier') names.push('default')
    else names.push((imported ?? local).name)
  }
  return names
}

/** Members that are asked of an object by their name; null where it is used in any other way. @param {any} node @param {string} object @returns {string[] | null} */
function memberNames(node, object) {
  if (node === null || typeof node !== 'object') return []
  const [owner, member] = node.type === 'TSQualifiedName' ? [node.left, node.right] : [node.object, node.property]
  if ((node.type === 'MemberExpression' && !node.computed) || node.type === 'TSQualifiedName')
    return owner.type === 'Identifier' && owner.name === object ? [member.name] : memberNames(owner, object)
  if (/^(?:JSX)?Identifier$/.test(node.type) && node.name === object) return null
  /** @type {string[]} */
  const names = []
  for (const value of Object.values(node)) {
    const found = memberNames(value, object)
    if (found === null) return null
    names.push(...found)
  }
  return names
}

/** @param {any} statement @returns {Export[]} */
function exportsOf({ type, exportKind, declaration, specifiers = [] }) {
  if (type === 'ExportDefaultDeclaration')
    return [{ name: 'default', local: declaration.id?.name ?? '', isType: false }]
  if (type !== 'ExportNamedDeclaration') return []
  const isType = exportKind === 'type'
  const declared = declaration ? (declaration.declarations ?? [declaration]) : []
  const named = declared.flatMap((/** @type {any} */ { id, init }) =>
    boundNames(id).map((name) => ({ name, local: init?.type === 'Identifier' ? init.name : name, isType })),
  )
  return [
    ...named,
    ...specifiers.map((/** @type {any} */ { local, exported, exportKind: own }) => ({
      name: exported.name ?? exported.value,
      local: local.name,
      isType: isType || own === 'type',
    })),
  ]
}

/** @param {any} pattern @returns {string[]} */
function boundNames(pattern) {
  if (pattern.type === 'ObjectPattern')
    return pattern.properties.flatMap((/** @type {any} */ { value, argument }) => boundNames(value ?? argument))
  if (pattern.type === 'ArrayPattern') return pattern.elements.filter(Boolean).flatMap(boundNames)
  return [pattern.left?.name ?? pattern.name]
}

/** @typedef {{ specifier: string, typeOnly: boolean, names: string[] | null }} Dynamic */

/** @param {any} program */
function walk(program) {
  /** @type {Map<string, number>} */
  const words = new Map()
  /** @type {string[]} */
  const strings = []
  /** @type {Set<string>} */
  const typeNames = new Set()
  /** @type {Dynamic[]} */
  const dynamic = []
  /** @param {any} node @param {any[]} above nearest last */
  const visit = (node, above) => {
    if (node.type === 'Identifier' || node.type === 'JSXIdentifier')
      words.set(node.name, (words.get(node.name) ?? 0) + 1)
    else if (node.type === 'Literal' && typeof node.value === 'string') strings.push(node.value)
    else if (node.type === 'ImportExpression' && node.source.type === 'Literal')
      dynamic.push({ specifier: node.source.value, typeOnly: false, names: dynamicNames(above) })
    else if (node.type === 'TSImportType')
      dynamic.push({
        specifier: node.source.value,
        typeOnly: true,
        names: node.qualifier ? [qualified(node.qualifier)] : null,
      })
    else if (node.type === 'TSTypeQuery' && node.exprName.type === 'Identifier') typeNames.add(node.exprName.name)
    else if (node.type === 'TSTypeReference' && node.typeName.type === 'Identifier') typeNames.add(node.typeName.name)
    else if (isRequire(node)) dynamic.push({ specifier: node.arguments[0].value, typeOnly: false, names: null })
    above.push(node)
    for (const [key, value] of Object.entries(node)) {
      if (key === 'source' && /^(?:Import|Export|TSImport)/.test(node.type)) continue
      if (Array.isArray(value)) {
        for (const each of value) if (each && typeof each === 'object') visit(each, above)
      } else if (value && typeof value === 'object' && 'type' in value) visit(value, above)
    }
    above.pop()
  }
  visit(program, [])
  return { words, strings, typeNames, dynamic }
}

/** @param {any} node */
const isRequire = ({ type, callee, arguments: given }) =>
  type === 'CallExpression' && callee.name === 'require' && typeof given[0]?.value === 'string'

/** @param {any} name @returns {string} */
const qualified = (name) => (name.type === 'Identifier' ? name.name : qualified(name.left))

/** What an `import()` is asked for, as far as it is written around it. @param {any[]} above @returns {string[] | null} */
function dynamicNames(above) {
  const [call, parent] = [above.at(-2), above.at(-1)]
  if (parent?.type === 'MemberExpression' && parent.property.name === 'then' && call?.type === 'CallExpression')
    return parameterNames(call.arguments[0])
  if (parent?.type === 'AwaitExpression') {
    if (call?.type === 'MemberExpression') return [call.property.name]
    return call?.type === 'VariableDeclarator' ? patternNames(call.id) : null
  }
  // lazy(() => import(…)) takes the default; lazyScreen(() => import(…), 'Name') that name
  if (parent?.type !== 'ArrowFunctionExpression') return null
  const named =
    call?.type === 'CallExpression' ? call.arguments.find((/** @type {any} */ each) => each.type === 'Literal') : null
  if (named) return [named.value]
  return call?.type === 'CallExpression' ? ['default'] : null
}

/** @param {any} callback @returns {string[] | null} what it takes of its parameter */
function parameterNames(callback) {
  const parameter = callback?.params?.[0]
  return parameter?.type === 'Identifier' ? memberNames(callback.body, parameter.name) : patternNames(parameter)
}

/** @param {any} pattern @returns {string[] | null} */
function patternNames(pattern) {
  if (pattern?.type !== 'ObjectPattern') return null
  const keys = pattern.properties.map((/** @type {any} */ { key }) => key?.name)
  return keys.includes(undefined) ? null : keys
}

/**
 * @param {string} file @param {string} specifier @param {Set<string>} known @param {Workspace[]} workspaces
 * @returns {{ to: string, kind: ImportKind }}
 */
function resolveImport(file, specifier, known, workspaces) {
  const path = specifier.replace(/\?.*$/, '')
  if (path.startsWith('.')) {
    const to = normalize(join(dirname(file), path))
    return { to: known.has(to) ? to : '', kind: 'own' }
  }
  if (path.startsWith('node:') || BUILT_IN.has(path)) return { to: `node:${path.replace('node:', '')}`, kind: 'node' }
  const name = packageName(path)
  const target = workspaces.find(({ manifest }) => manifest.name === name)
  if (target) {
    const inside = exportedFile(target.manifest.exports ?? {}, `.${path.slice(name.length)}`)
    const to = inside === null ? '' : normalize(join(target.folder, inside))
    return { to: known.has(to) ? to : '', kind: 'workspace' }
  }
  const { dependencies = {}, devDependencies = {} } = workspaceOf(file, workspaces)?.manifest ?? {}
  const kind = name in dependencies ? 'dependency' : name in devDependencies ? 'dev-dependency' : 'root-dependency'
  return { to: `node_modules/${name}/`, kind }
}

/** As Node reads an exports map: the longest pattern that fits. @param {Record<string, string>} map @param {string} path */
function exportedFile(map, path) {
  const exact = map[path]
  if (exact) return exact
  const patterns = Object.entries(map)
    .filter(([pattern]) => pattern.includes('*'))
    .sort(([a], [b]) => b.indexOf('*') - a.indexOf('*') || b.length - a.length)
  for (const [pattern, target] of patterns) {
    const [before = '', after = ''] = pattern.split('*')
    if (path.startsWith(before) && path.endsWith(after) && path.length > before.length + after.length)
      return target.replace('*', path.slice(before.length, path.length - after.length))
  }
  return null
}
