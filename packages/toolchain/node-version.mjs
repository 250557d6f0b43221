import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { BIN } from './repository-paths.mjs'

/** What this folder runs on, and what the product runs on: from 22.18 on, Node runs TypeScript as it is. */
const NODE_TO_INSTALL = [20, 19]
const NODE_TO_RUN = [22, 18]

/**
 * @param {string} version such as `24.21.0`
 * @param {number[]} wanted major and minor
 * @returns {boolean} is the version that or newer
 */
export function isAtLeast(version, wanted) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [wantedMajor = 0, wantedMinor = 0] = wanted
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)
}

/** Refuses a Node that cannot even fetch the rest. */
export function requireNodeToInstall() {
  if (isAtLeast(process.versions.node, NODE_TO_INSTALL)) return
  throw new Error(`Node ${NODE_TO_INSTALL.join('.')} or newer is needed to begin; this is ${process.versions.node}.`)
}

/**
 * The Node the product runs on: the machine's own when it is new enough, else the one that came with the install.
 * @returns {string} path of the program
 */
export function nodeToRun() {
  if (isAtLeast(process.versions.node, NODE_TO_RUN)) return process.execPath
  const installed = join(BIN, 'node')
  if (existsSync(installed)) return installed
  throw new Error(
    `Node ${NODE_TO_RUN.join('.')} or newer is needed; this is ${process.versions.node}, and none is published on npm for ${process.platform} ${process.arch}.`,
  )
}
