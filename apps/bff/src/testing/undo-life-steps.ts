import fc from 'fast-check'

const JOBS = 3

/** What the person does to a case. */
export const OWN_ACTS = [
  'decide',
  'pass page',
  'snooze',
  'escalate',
  'send_back',
  'raise',
  'release',
  'note',
  'assign',
] as const
/** What happens beside them. */
export const BESIDE = [
  'colleague claims',
  'colleague escalates',
  'colleague escalates',
  'colleague notes',
  'report',
  'new text',
  'wait',
  'wait',
  'window',
] as const
export type LifeStep = {
  readonly what: (typeof OWN_ACTS)[number] | (typeof BESIDE)[number] | 'claim' | 'undo'
  readonly job: number
  readonly tab: 0 | 1
  readonly n: number
}

const stepOf = (what: fc.Arbitrary<LifeStep['what']>): fc.Arbitrary<LifeStep> =>
  fc.record({ what, job: fc.nat(JOBS - 1), tab: fc.constantFrom(0, 1), n: fc.nat(30) })

/** Acts of a person in two tabs, now and then a colleague, something new or the clock between them. */
export const undoLives = (longest: number): fc.Arbitrary<readonly LifeStep[]> =>
  fc
    .array(
      fc.oneof(
        {
          weight: 6,
          arbitrary: stepOf(fc.constantFrom(...OWN_ACTS)).map((own) => [{ ...own, what: 'claim' as const }, own]),
        },
        { weight: 5, arbitrary: stepOf(fc.constant('undo' as const)).map((undo) => [undo]) },
        { weight: 3, arbitrary: stepOf(fc.constantFrom(...BESIDE)).map((other) => [other]) },
      ),
      { minLength: 4, maxLength: longest, size: 'max' },
    )
    .map((moments) => moments.flat())
