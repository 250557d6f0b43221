import { hash as hashSlowly, type Options } from '@node-rs/argon2/index.js'

export { verify } from '@node-rs/argon2/index.js'

/** The least argon2 takes: signing in costs a test next to nothing. Whoever verifies reads the parameters from the hash. */
const CHEAPEST = { memoryCost: 8, timeCost: 1, parallelism: 1 }

/** Stands in for `@node-rs/argon2` in tests: `.ci/vitest.config.ts`. */
export const hash = (password: string, options?: Options): Promise<string> =>
  hashSlowly(password, { ...options, ...CHEAPEST })
