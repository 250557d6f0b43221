const { ALL_LIVES, TEST_ENGINE } = process.env
/** the second engine lives a third of what the first one does in the same run */
const SHARE_ON_POSTGRES = 3

/**
 * How many random lives a test tries: `few`, the first of them, in `npm test`, and `all` where `ALL_LIVES` is set, as
 * `npm run verify` does. On PostgreSQL `npm test` tries a third of the few.
 */
export function randomLives(few: number, all: number): number {
  if (ALL_LIVES) return all
  return TEST_ENGINE === 'postgres' ? Math.ceil(few / SHARE_ON_POSTGRES) : few
}

/** For tests of random lives, in which a person's whole month at the desk is a single test. */
export const LIVES_TIMEOUT_MS = ALL_LIVES ? 600_000 : 60_000
