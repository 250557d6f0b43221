const { ALL_LIVES } = process.env

/**
 * How many random lives a test tries: `few`, the first of them, in `npm test`, and `all` where `ALL_LIVES` is set, as
 * `npm run verify` does.
 */
export const randomLives = (few: number, all: number): number => (ALL_LIVES ? all : few)

/** For tests of random lives, in which a person's whole month at the desk is a single test. */
export const LIVES_TIMEOUT_MS = ALL_LIVES ? 600_000 : 60_000
