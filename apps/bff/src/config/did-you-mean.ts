/** The fewest letters to add, drop or change to turn one word into the other. */
function editDistance(from: string, to: string): number {
  let previousRow = Array.from({ length: to.length + 1 }, (_, n) => n)
  for (const [y, letter] of [...from].entries()) {
    const row = [y + 1]
    for (const [x, other] of [...to].entries()) {
      const changed = (previousRow[x] ?? 0) + (letter === other ? 0 : 1)
      row.push(Math.min(changed, (previousRow[x + 1] ?? 0) + 1, (row[x] ?? 0) + 1))
    }
    previousRow = row
  }
  return previousRow.at(-1) ?? 0
}

/** at most one letter in four may differ */
const MAX_DISTANCE_SHARE = 0.25

/** The known name that was most likely meant; `null`: none is near. `MIMAMORI_PORT` for `PORT` counts as near. */
export function nearestName(name: string, known: readonly string[]): string | null {
  const bare = known.find((each) => name === `MIMAMORI_${each}`)
  if (bare) return bare
  const [best] = known
    .map((each) => ({ each, distance: editDistance(name, each) }))
    .sort((a, b) => a.distance - b.distance)
  return best && best.distance <= name.length * MAX_DISTANCE_SHARE ? best.each : null
}
