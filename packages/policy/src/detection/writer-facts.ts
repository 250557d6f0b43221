import type { Dealings, Verifications } from '../intake/intake-arrivals.ts'

/** What is known of the writer of a text when it is scanned, in steps coarse enough to learn from. */
export type WriterFacts = {
  readonly identity: boolean
  readonly marketplaceCheck: boolean
  /** of the account at the instant of the text, in days */
  readonly age: 'under_7' | 'under_30' | 'under_180' | 'older'
  /** measures in force against them that confirm a violation */
  readonly measures: 'none' | 'one' | 'several'
  /** left out where the marketplace does not tell contracts under way */
  readonly contracts?: 'none' | 'running'
}

/** A member as the desk holds them. `measures`: how many are in force against them. */
export type KnownWriter = {
  readonly registeredAt: string
  readonly verifications: Pick<Verifications, 'identity' | 'marketplaceCheck'>
  readonly dealings: Pick<Dealings, 'runningContracts'> | null
  readonly measures: number
}

const DAY_MS = 24 * 60 * 60 * 1000

function accountAge(registeredAt: string, at: string): WriterFacts['age'] {
  const days = (Date.parse(at) - Date.parse(registeredAt)) / DAY_MS
  if (days < 7) return 'under_7'
  if (days < 30) return 'under_30'
  return days < 180 ? 'under_180' : 'older'
}

/** The facts of a writer. `at`: the instant of the text. */
export function writerFactsAt(
  { registeredAt, verifications, dealings, measures }: KnownWriter,
  at: string,
): WriterFacts {
  return {
    identity: verifications.identity,
    marketplaceCheck: verifications.marketplaceCheck,
    age: accountAge(registeredAt, at),
    measures: measures === 0 ? 'none' : measures === 1 ? 'one' : 'several',
    ...(dealings && { contracts: dealings.runningContracts > 0 ? 'running' : 'none' }),
  }
}
