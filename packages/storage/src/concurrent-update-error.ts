/** The row was not as the rule saw it: somebody was faster. Nothing was changed; ask again. */
export class ConcurrentUpdateError extends Error {
  override readonly name = 'ConcurrentUpdateError'
}

/** Guard behind every conditional UPDATE ... RETURNING: throws ConcurrentUpdateError when it returned no row. */
export function assertChanged(rows: readonly unknown[], what: string): void {
  if (rows.length === 0) throw new ConcurrentUpdateError(what)
}
