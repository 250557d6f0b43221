import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The version of Node that the desk needs; the toolchain checks the same. */
const MIN_NODE_VERSION = [22, 18] as const
/** the configuration is wrong: trying again does not help */
const EXIT_CONFIGURATION = 78

/** Where an install puts its own Node, below the top of the project: from dist, and from the source. */
const BUNDLED_NODE_PATHS = [3, 4].map(
  (levels) => `${Array(levels).fill('..').join('/')}/node_modules/node-${process.platform}-${process.arch}/bin/node`,
)

/**
 * Ends the program with one line where Node is too old to load it. Imports only modules of Node itself; the rest is
 * imported afterwards.
 */
export function requireNode(version = process.versions.node): void {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [wantedMajor, wantedMinor] = MIN_NODE_VERSION
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return
  const bundledNode = BUNDLED_NODE_PATHS.map((path) => fileURLToPath(new URL(path, import.meta.url))).find((path) =>
    existsSync(path),
  )
  const use = bundledNode ? `; use the one that came with the install: ${bundledNode}` : ''
  console.error(`Node ${MIN_NODE_VERSION.join('.')} or newer is needed, and ${process.execPath} is ${version}${use}`)
  process.exit(EXIT_CONFIGURATION)
}
