/** What a proof found, as a line of JSON: the figure of the numbers table, how much was tried, and on what. */
export type Finding = {
  /** row of the numbers table, `N14` … */
  readonly id: string
  readonly name: string
  /** what must be zero, or the count that must hold */
  readonly value: number
  readonly unit: string
  /** how much was tried */
  readonly n: number
  readonly engine: 'sqlite' | 'postgres'
} & Readonly<Record<string, string | number>>

/**
 * A proof tries so much and answers what it found; it throws when the desk broke its promise. `short` runs inside
 * `npm run verify`, `full` is `npm run proof <name>`, whose findings are kept in docs/proofs.
 */
export type Proof<Size> = {
  readonly short: Size
  readonly full: Size
  readonly run: (size: Size) => Promise<readonly Finding[]>
}
