import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run, toolEnvironment } from './children.mjs'
import { at } from './places.mjs'
import { pnpmFolder } from './pnpm.mjs'

const MARK = at('node_modules', '.mimamori-installed')

/**
 * Install what the lockfile names, unless that has been done.
 * @returns {Promise<{ env: NodeJS.ProcessEnv, installed: boolean }>} environment for our tools; was anything installed
 */
export async function install() {
  const wanted = fingerprint()
  const mark = readMark()
  const done = mark?.fingerprint === wanted && workspaces().every(hasItsModules)
  const pnpm = await pnpmFolder(done ? mark?.pnpm : null)
  const env = toolEnvironment(pnpm)
  if (done) return { env, installed: false }
  const ended = await run(join(pnpm, 'pnpm'), ['install', '--frozen-lockfile'], { env: { ...env, CI: 'true' } })
  if (ended.code !== 0) throw new Error(`pnpm install failed.\n${ended.output}`)
  writeFileSync(MARK, JSON.stringify({ fingerprint: wanted, pnpm }))
  return { env, installed: true }
}

/** @returns {{ fingerprint: string, pnpm: string } | null} */
function readMark() {
  try {
    return JSON.parse(readFileSync(MARK, 'utf8'))
  } catch {
    return null
  }
}

/** Folders with a package.json, the root first. */
function workspaces() {
  const inside = ['apps', 'packages'].flatMap((folder) => readdirSync(at(folder)).map((name) => at(folder, name)))
  return [at(), ...inside, at('e2e')].filter((folder) => existsSync(join(folder, 'package.json')))
}

/** @param {string} folder */
function hasItsModules(folder) {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const needed = Object.keys(dependencies).length + Object.keys(devDependencies).length
  return needed === 0 || existsSync(join(folder, 'node_modules'))
}

/** What an install depends on. A copy made on another kind of machine is no install for this one. */
function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`)
  const files = workspaces().map((folder) => join(folder, 'package.json'))
  for (const file of [at('pnpm-lock.yaml'), at('pnpm-workspace.yaml'), ...files]) hash.update(readFileSync(file))
  return hash.digest('hex')
}
