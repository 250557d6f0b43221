import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runProcess, toolEnvironment } from './child-processes.mjs'
import { findPnpmFolder } from './find-pnpm.mjs'
import { inRepository } from './repository-paths.mjs'

const MARK = inRepository('node_modules', '.mimamori-installed')

/**
 * Install what the lockfile names, unless that has been done.
 * @returns {Promise<{ env: NodeJS.ProcessEnv, installed: boolean }>} environment for our tools; was anything installed
 */
export async function installPackages() {
  const wanted = fingerprint()
  const mark = readMark()
  const done = mark?.fingerprint === wanted && workspaces().every(hasItsModules)
  const pnpm = await findPnpmFolder(done ? mark?.pnpm : null)
  const env = toolEnvironment(pnpm)
  if (done) return { env, installed: false }
  const result = await runProcess(join(pnpm, 'pnpm'), ['install', '--frozen-lockfile'], { env: { ...env, CI: 'true' } })
  if (result.code !== 0) throw new Error(`pnpm install failed.\n${result.output}`)
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
  const inside = ['apps', 'packages'].flatMap((folder) =>
    readdirSync(inRepository(folder)).map((name) => inRepository(folder, name)),
  )
  return [inRepository(), ...inside, inRepository('e2e')].filter((folder) => existsSync(join(folder, 'package.json')))
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
  for (const file of [inRepository('pnpm-lock.yaml'), inRepository('pnpm-workspace.yaml'), ...files])
    hash.update(readFileSync(file))
  return hash.digest('hex')
}
