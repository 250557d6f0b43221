import { plusSeconds } from '../instant.ts'
import type { DecisionHistory, LogPlace } from './changed-decisions.ts'

/** With each place all decisions that may have changed are counted anew. More acts than this in a few seconds are of no desk. */
const MAX_PLACES = 60

const isAfter = (one: LogPlace, other: LogPlace): boolean =>
  one.at > other.at || (one.at === other.at && one.seq > other.seq)

/**
 * The place of a proposal in the audit log, and where else it may be: before or after what was done within so many seconds of it. The
 * nearest in the log come first, each once, and not more than `MAX_PLACES` of them.
 */
export function placesNear(
  place: LogPlace,
  histories: readonly (readonly DecisionHistory[])[],
  seconds: number,
): LogPlace[] {
  const acts = histories
    .flat()
    .flatMap(({ undone, made, lines }) => [
      made,
      undone,
      ...lines.flatMap(({ takenBack }) => takenBack.flatMap((back) => [back.act, back.undone])),
    ])
  const [from, until] = [plusSeconds(place.at, -seconds), plusSeconds(place.at, seconds)]
  const near = acts.filter((act) => act !== null && act.at >= from && act.at <= until) as LogPlace[]
  const around = near.flatMap(({ at, seq }) => [
    { at, seq },
    { at, seq: seq + 1 },
  ])
  const once = [...new Map(around.map((each) => [`${each.at} ${each.seq}`, each])).values()]
  const distance = ({ at }: LogPlace) => Math.abs(Date.parse(at) - Date.parse(place.at))
  once.sort((one, other) => distance(one) - distance(other) || (isAfter(one, other) ? 1 : -1))
  return [place, ...once].slice(0, MAX_PLACES)
}
