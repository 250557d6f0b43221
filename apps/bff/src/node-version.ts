import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** What the desk runs on; the toolchain asks for the same. */
const NODE_AT_LEAST = [22, 18] as const
/** the configuration is wrong: trying again does not help */
const CONFIGURATION = 78

/** Where an install puts the Node that comes along, below the top of the project. */
const ALONG = [`../../../node_modules/node-${process.platform}-${process.arch}/bin/node`]

/**
 * End the program with one line where Node is too old to load it. Imports nothing but Node's own modules: whatever a newer
 * Node is needed for is imported behind it.
 */
export function requireNode(version = process.versions.node): void {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [wantedMajor, wantedMinor] = NODE_AT_LEAST
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return
  const along = ALONG.map((path) => fileURLToPath(new URL(path, import.meta.url))).find((path) => existsSync(path))
  const use = along ? `; use the one that came with the install: ${along}` : ''
  console.error(`Node ${NODE_AT_LEAST.join('.')} or newer is needed, and ${process.execPath} is ${version}${use}`)
  process.exit(CONFIGURATION)
}
