import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { isAtLeast } from './node-version.mjs'
import { inRepository } from './repository-paths.mjs'

const exec = promisify(execFile)

/** The pnpm this repository names in package.json. */
const VERSION = JSON.parse(readFileSync(inRepository('package.json'), 'utf8')).packageManager.replace('pnpm@', '')
const [MAJOR = 0, MINOR = 0] = VERSION.split('.').map(Number)

/**
 * The folder of a pnpm that fits: one on the PATH, the one of last time, or one that npm fetches and keeps in its cache.
 * Nothing is installed globally.
 * @param {string | null} [remembered] folder of last time
 * @returns {Promise<string>}
 */
export async function findPnpmFolder(remembered = null) {
  if (remembered && existsSync(join(remembered, 'pnpm'))) return remembered
  const onPath = (process.env.PATH ?? '').split(delimiter).find((folder) => existsSync(join(folder, 'pnpm')))
  if (onPath && (await isRightVersion(join(onPath, 'pnpm')))) return onPath
  return await fetchPnpm()
}

/** @param {string} pnpm path of the program */
async function isRightVersion(pnpm) {
  try {
    // elsewhere: inside the repository pnpm may answer with the version the repository names
    const { stdout } = await exec(pnpm, ['--version'], { cwd: tmpdir() })
    const version = stdout.trim()
    return isAtLeast(version, [MAJOR, MINOR]) && !isAtLeast(version, [MAJOR + 1, 0])
  } catch {
    return false
  }
}

async function fetchPnpm() {
  const ask = ['exec', '--yes', `--package=pnpm@${VERSION}`, '-c', 'node -p process.env.PATH']
  const { stdout } = await exec('npm', ask, { cwd: inRepository() })
  const folder = stdout
    .trim()
    .split(delimiter)
    .find((each) => existsSync(join(each, 'pnpm')))
  if (!folder) throw new Error(`npm could not fetch pnpm ${VERSION}.`)
  return folder
}
