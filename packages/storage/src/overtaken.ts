/** The row was not as the rule saw it: somebody was faster. Nothing was changed; ask again. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken'
}

/** Guard behind every conditional UPDATE: exactly the expected row must have changed. */
export function mustChange(rows: readonly unknown[], what: string): void {
  if (rows.length === 0) throw new Overtaken(what)
}
