import { join } from 'node:path'
import { run } from './children.mjs'
import { BIN } from './places.mjs'

/**
 * Build the web and the server, both at once; what has not changed since the last build is left alone.
 * @param {NodeJS.ProcessEnv} env
 */
export async function build(env) {
  const ended = await run(join(BIN, 'turbo'), ['run', 'build', '--output-logs=errors-only'], { env })
  if (ended.code !== 0) throw new Error(`The build failed.\n${ended.output}`)
}
