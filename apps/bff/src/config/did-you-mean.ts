/** Fewest letters to add, drop or change to make one word of the other. */
function editDistance(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, n) => n)
  for (const [y, letter] of [...from].entries()) {
    const row = [y + 1]
    for (const [x, other] of [...to].entries()) {
      const changed = (above[x] ?? 0) + (letter === other ? 0 : 1)
      row.push(Math.min(changed, (above[x + 1] ?? 0) + 1, (row[x] ?? 0) + 1))
    }
    above = row
  }
  return above.at(-1) ?? 0
}

/** one letter in four may be wrong */
const MAX_DISTANCE_SHARE = 0.25

/** The known name somebody most likely meant, or null when none is near. `MIMAMORI_PORT` for `PORT` counts as near. */
export function nearestName(name: string, known: readonly string[]): string | null {
  const bare = known.find((each) => name === `MIMAMORI_${each}`)
  if (bare) return bare
  const [best] = known.map((each) => ({ each, far: editDistance(name, each) })).sort((a, b) => a.far - b.far)
  return best && best.far <= name.length * MAX_DISTANCE_SHARE ? best.each : null
}
