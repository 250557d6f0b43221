/**
 * A row was not as the rule had read it, as another transaction changed it first. The transaction is rolled back; run
 * the operation again.
 */
export class ConcurrentUpdateError extends Error {
  override readonly name = 'ConcurrentUpdateError'
}

/** Throws ConcurrentUpdateError, with `message`, unless an UPDATE ... RETURNING returned a row. */
export function assertRowUpdated(updatedRows: readonly unknown[], message: string): void {
  if (updatedRows.length === 0) throw new ConcurrentUpdateError(message)
}
