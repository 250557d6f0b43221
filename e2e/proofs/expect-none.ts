const MAX_SHOWN = 10

/** Zero, when nothing of this kind was found. Throws with the first few of what was. */
export function expectNone(what: string, found: readonly unknown[]): 0 {
  if (found.length === 0) return 0
  const shown = found.slice(0, MAX_SHOWN).map((one) => (typeof one === 'string' ? one : JSON.stringify(one)))
  throw new Error([`${what}: ${found.length}`, ...shown].join('\n  '))
}
