/** A single fault: the text that stands once in a file, what takes its place, and the test that is to fail. */
export type PlantedFault = {
  readonly area: string
  readonly file: string
  readonly from: string
  readonly to: string
  /** the test file that finds it */
  readonly test: string
  /** what breaks, in one clause */
  readonly says: string
}

/** One at a time, by `pnpm proof mutations`. Whoever changes a line named here changes it here. */
export const PLANTED_FAULTS: readonly PlantedFault[] = [
  {
    area: 'rules',
    file: 'packages/policy/src/clock/trusted-time-rules.ts',
    from: 'Math.min(passed, MINUTE_MS) * (rate - 1)',
    to: 'passed * (rate - 1)',
    test: 'packages/policy/src/clock/trusted-time-rules.test.ts',
    says: 'trusted time follows the machine clock for as long as nobody looks',
  },
  {
    area: 'web',
    file: 'apps/web/src/api/server-connection.ts',
    from: '(connection.up || losses === lossesBefore) && ',
    to: '',
    test: 'apps/web/src/api/server-connection.test.ts',
    says: 'an answer of before says that a lost network is back',
  },
]
