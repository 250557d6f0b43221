import { join } from 'node:path'
import { runProcess } from './child-processes.mjs'
import { BIN } from './repository-paths.mjs'

/**
 * Build the web and the server, both at once; what has not changed since the last build is left alone.
 * @param {NodeJS.ProcessEnv} env
 */
export async function buildWorkspace(env) {
  const result = await runProcess(join(BIN, 'turbo'), ['run', 'build', '--output-logs=errors-only'], { env })
  if (result.code !== 0) throw new Error(`The build failed.\n${result.output}`)
}
