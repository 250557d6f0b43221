/** What nothing uses: files, exports and dependencies; and packages that are used without being declared. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { packageName, SOURCE, workspaceOf } from './source-files.mjs'

/** @typedef {import('./source-files.mjs').SourceFile} SourceFile */
/** @typedef {import('./source-files.mjs').Workspace} Workspace */

/** What is read or run without any other file naming it. */
const ENTRIES = [
  /\.(?:test|spec)\.tsx?$/,
  /\.d\.ts$/,
  /\.config\.(?:ts|mjs)$/,
  // vite.config.ts puts it in the place of lucide's own
  /^packages\/ui\/src\/lucide\.tsx$/,
  // people run them
  /^e2e\/(?:screenshots|proofs\/run-proofs|proofs\/write-recorded-run)\.ts$/,
  /^apps\/bff\/src\/cli\/detection\/detection-entry\.ts$/,
  /^apps\/bff\/src\/testing\/stored-desks\/make-stored-desks\.ts$/,
]

/** A build puts them in the place of another module, or writes their names into others. */
const STAND_INS = [
  /^packages\/storage\/src\/testing\/recorded-drizzle\.ts$/,
  /^apps\/bff\/src\/testing\/quick-argon2\.ts$/,
  /^apps\/bff\/src\/testing\/api-docs-once\.ts$/,
  /^apps\/web\/src\/i18n\/with-words\.ts$/,
]

/** @type {Record<string, string[]>} workspace → dependencies that no import shows */
const NEEDED = {
  // stays outside the bundle, and so has to be found from dist
  'apps/bff': ['better-sqlite3'],
  // vitest loads it where a test asks for a page
  '.': ['jsdom'],
}

/** @param {SourceFile[]} sources @param {Workspace[]} workspaces @returns {string[]} what is wrong, a line each */
export function checkUnused(sources, workspaces) {
  const entries = sources
    .map(({ file }) => file)
    .filter((file) => [...ENTRIES, ...STAND_INS].some((each) => each.test(file)))
  const started = new Set([...entries, ...namedByManifests(workspaces)])
  const named = new Set([...started, ...sources.flatMap((source) => namedBySource(source, workspaces))])
  return [
    ...findUnusedFiles(sources, workspaces, started),
    ...findUnusedExports(sources, named),
    ...workspaces.flatMap((workspace) => checkDependencies(workspace, sources, workspaces)),
  ]
}

/** Files that scripts of package.json and pages name by their path. @param {Workspace[]} workspaces @returns {string[]} */
function namedByManifests(workspaces) {
  const scripts = workspaces.flatMap(({ folder, manifest }) =>
    Object.values(manifest.scripts ?? {}).flatMap((script) =>
      String(script)
        .split(/[ =]/)
        .map((word) => normalize(join(folder, word))),
    ),
  )
  const pages = globSync('apps/*/index.html').flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/src="([^"]+)"/g)].map(([, path = '']) => join(dirname(page), path)),
  )
  return [...scripts, ...pages]
}

/** Files that a source names by their path, from where it is, from its package or from the root. @param {SourceFile} source @param {Workspace[]} workspaces @returns {string[]} */
function namedBySource({ file, strings }, workspaces) {
  const folders = [dirname(file), workspaceOf(file, workspaces)?.folder ?? '.', '.']
  return strings
    .filter((each) => SOURCE.test(each))
    .flatMap((path) => folders.map((folder) => normalize(join(folder, path))))
}

/** @param {SourceFile[]} sources @param {Workspace[]} workspaces @param {Set<string>} started @returns {string[]} */
function findUnusedFiles(sources, workspaces, started) {
  const byFile = new Map(sources.map((source) => [source.file, source]))
  const reached = new Set(started)
  for (const file of reached) {
    const source = byFile.get(file)
    if (!source) continue
    for (const { to } of source.imports) reached.add(to)
    for (const path of namedBySource(source, workspaces)) reached.add(path)
  }
  return sources.filter(({ file }) => !reached.has(file)).map(({ file }) => `${file}: nothing uses this file`)
}

/** @param {SourceFile[]} sources @param {Set<string>} named whose default export a tool reads @returns {string[]} */
function findUnusedExports(sources, named) {
  /** @type {Map<string, Set<string | null>>} names taken of each file; null where all may be */
  const taken = new Map()
  for (const { imports } of sources)
    for (const { to, names } of imports) taken.set(to, new Set([...(taken.get(to) ?? []), ...(names ?? [null])]))
  return sources.flatMap(({ file, exports: own, words, typeNames }) => {
    if (STAND_INS.some((each) => each.test(file))) return []
    const names = taken.get(file) ?? new Set()
    // loaded somewhere, and handed on as a whole
    if (names.has('default') && !own.some(({ name }) => name === 'default')) names.add(null)
    const unused = own.filter(
      ({ name, local, isType }) =>
        !names.has(name) &&
        !names.has(null) &&
        !(name === 'default' && named.has(file)) &&
        !(isType && (words.get(local) ?? 0) > 1) &&
        // a type of its file names it, and whoever has that type has this
        !typeNames.has(local),
    )
    const twice = own.filter(
      ({ name, local }, at) =>
        local !== '' && own.slice(0, at).some((each) => each.local === local && each.name !== name),
    )
    return [
      ...unused.map(({ name }) => `${file}: nothing uses its export ${name}`),
      ...twice.map(({ local }) => `${file}: ${local} is exported twice`),
    ]
  })
}

/** @param {Workspace} workspace @param {SourceFile[]} sources @param {Workspace[]} workspaces @returns {string[]} */
function checkDependencies({ folder, manifest }, sources, workspaces) {
  const own = sources.filter(({ file }) => folder === '.' || file.startsWith(`${folder}/`))
  const imported = new Set(
    own.flatMap(({ imports }) =>
      imports.filter(({ kind }) => kind !== 'own' && kind !== 'node').map(({ specifier }) => packageName(specifier)),
    ),
  )
  const root = workspaces[0]?.manifest
  const declared = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
  const available = new Set([
    ...declared,
    ...Object.keys({ ...manifest.optionalDependencies, ...root.devDependencies }),
  ])
  const words = new Set(
    own.flatMap(({ strings }) => strings.map((each) => each.replace(/^.*node_modules\/\.bin\//, ''))),
  )
  for (const script of Object.values(manifest.scripts ?? {})) words.add(String(script).split(' ')[0] ?? '')
  for (const style of globSync(`${folder}/src/**/*.css`))
    for (const [, name = ''] of readFileSync(style, 'utf8').matchAll(/@import "([^."][^"]*)"/g))
      words.add(packageName(name))
  const isUsed = (/** @type {string} */ name) =>
    imported.has(name) ||
    [...words].some((word) => word === name || word.startsWith(`${name}/`)) ||
    (NEEDED[folder] ?? []).includes(name) ||
    typedPackage(name, available) ||
    commandsOf(folder, name).some((command) => words.has(command))
  return [
    ...declared.filter((name) => !isUsed(name)).map((name) => `${folder}/package.json: nothing uses ${name}`),
    ...(folder === '.' ? [] : [...imported])
      .filter((name) => !available.has(name))
      .map((name) => `${folder}/package.json: ${name} is imported and not declared`),
  ]
}

/** Types are for a package that is there, or for Node. @param {string} name @param {Set<string>} available */
const typedPackage = (name, available) =>
  name === '@types/node' || (name.startsWith('@types/') && available.has(name.slice('@types/'.length)))

/** @param {string} folder @param {string} name @returns {string[]} programs an installed package brings */
function commandsOf(folder, name) {
  const installed = join(folder, 'node_modules', name, 'package.json')
  const { bin = {} } = existsSync(installed) ? JSON.parse(readFileSync(installed, 'utf8')) : {}
  return typeof bin === 'string' ? [name.replace(/^.*\//, '')] : Object.keys(bin)
}
