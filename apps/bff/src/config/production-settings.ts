type ProductionCheckInput = {
  readonly NODE_ENV: string
  readonly MIMAMORI_DEMO?: boolean | undefined
  readonly MIMAMORI_TEST_CLOCK?: string | undefined
}

/** A setting that must not be used in production, in one line; `null`: none. */
export function findSettingNotForProduction({
  NODE_ENV,
  MIMAMORI_DEMO,
  MIMAMORI_TEST_CLOCK,
}: ProductionCheckInput): string | null {
  if (NODE_ENV !== 'production') return null
  if (MIMAMORI_TEST_CLOCK) return 'MIMAMORI_TEST_CLOCK: a clock that can be moved is not for production; leave it out'
  return MIMAMORI_DEMO
    ? 'MIMAMORI_DEMO: a demo is not for production, everybody knows its passwords; leave it out, or leave out NODE_ENV=production'
    : null
}
