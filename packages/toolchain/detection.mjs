/**
 * `npm run detection -- …`: evaluates the detector on labelled texts and trains its model, from source.
 */
import { startProcess } from './child-processes.mjs'
import { installPackages } from './install-packages.mjs'
import { nodeToRun, requireNodeToInstall } from './node-version.mjs'
import { inRepository } from './repository-paths.mjs'
import { runUntilStopped } from './run-servers.mjs'

await runUntilStopped(main)

/** @returns {Promise<number>} exit code */
async function main() {
  requireNodeToInstall()
  const { env } = await installPackages()
  const entry = inRepository('apps', 'bff', 'src', 'cli', 'detection', 'detection-entry.ts')
  const child = startProcess(nodeToRun(), [entry, ...process.argv.slice(2)], { env, stdio: 'inherit' })
  return await new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)))
}
