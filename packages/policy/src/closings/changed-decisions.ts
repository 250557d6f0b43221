import {
  type CountedDecision,
  type CountedState,
  type Figure,
  figuresOfState,
} from '../breakdown/breakdown-count-rules.ts'
import type { PeriodFigure } from '../breakdown/period-figures.ts'
import { confirmsViolation, type Measure } from '../decisions/measure-rules.ts'
import type { Target } from '../intake/intake-arrivals.ts'

/** A place in the audit log: entries of one instant are in the order of their numbers. */
export type LogPlace = { readonly at: string; readonly seq: number }

/** What somebody did, by its entry in the audit log. `how`: `appeal`, a reversal by a granted appeal. */
export type LoggedAct = LogPlace & {
  readonly actorId: string
  readonly how: 'decided' | 'approved' | 'undone' | 'stopped' | 'reversed' | 'appeal'
}

/** A decision with everything that changed what a month counts of it. */
export type DecisionHistory = CountedDecision & {
  readonly id: string
  readonly caseId: string
  readonly caseNumber: number
  readonly target: Target
  /** of the text that was decided; empty: it has none, or was erased */
  readonly title: string
  /** `null`: a withdrawal that nobody approved, which was never counted */
  readonly made: LoggedAct | null
  readonly undone: LoggedAct | null
  readonly lines: readonly {
    readonly measure: Measure
    readonly takenBack: readonly { readonly act: LoggedAct; readonly undone: LoggedAct | null }[]
  }[]
}

/** Why a month counts a decision otherwise than its close did. The last two are of another decision on the same target. */
export type ChangeReason =
  | 'undone'
  | 'stopped'
  | 'reversed'
  | 'appeal_granted'
  | 'reversal_undone'
  | 'counted_instead'
  | 'counted_elsewhere'

/** `null`: it was undone, or not made yet. */
export type ChangedDecision = {
  readonly decision: DecisionHistory
  readonly was: CountedState | null
  readonly now: CountedState | null
  readonly why: ChangeReason
  /** the last across which it changed */
  readonly act: LoggedAct
}

const isBefore = (act: LogPlace, place: LogPlace): boolean =>
  act.at < place.at || (act.at === place.at && act.seq < place.seq)

/** Whether something had been done at a place in the log; `null`: it is about now. */
const doneAt =
  (place: LogPlace | null) =>
  (act: LogPlace | null): boolean =>
    act !== null && (place === null || isBefore(act, place))

type DoneBy = ReturnType<typeof doneAt>

function stateBy(done: DoneBy, { made, undone, published, lines }: DecisionHistory): CountedState | null {
  if (!done(made) || done(undone)) return null
  const inForce = lines.filter(({ takenBack }) => !takenBack.some((back) => done(back.act) && !done(back.undone)))
  const measures = inForce.map(({ measure }) => measure)
  const confirms = lines.some(({ measure }) => confirmsViolation(measure))
  return { counted: false, overturned: published !== null && confirms && !measures.some(confirmsViolation), measures }
}

/** The states of all decisions on one target: the first that confirms a violation and stands is what the target is counted by. */
function statesBy(done: DoneBy, all: readonly DecisionHistory[]): (CountedState | null)[] {
  const states = all.map((each) => stateBy(done, each))
  const first = all.findIndex(({ published }, n) => published !== null && states[n]?.overturned === false)
  return states.map((state, n) => state && { ...state, counted: n === first })
}

const actsOn = ({ undone, lines, made }: DecisionHistory): { why: ChangeReason | null; act: LoggedAct }[] => [
  ...(made ? [{ why: null, act: made }] : []),
  ...(undone ? [{ why: undone.how === 'stopped' ? ('stopped' as const) : ('undone' as const), act: undone }] : []),
  ...lines
    .flatMap(({ takenBack }) => takenBack)
    .flatMap((back) => [
      { why: back.act.how === 'appeal' ? ('appeal_granted' as const) : ('reversed' as const), act: back.act },
      ...(back.undone ? [{ why: 'reversal_undone' as const, act: back.undone }] : []),
    ]),
]

/** The acts on one target after a place in the log, the last first; those of one place as one. */
const actsAfter = (all: readonly DecisionHistory[], place: LogPlace): LoggedAct[] => {
  const acts = all.flatMap(actsOn).map(({ act }) => act)
  const later = acts.filter((act) => !isBefore(act, place))
  const onePlace = new Map(later.map((act) => [`${act.at} ${act.seq}`, act]))
  return [...onePlace.values()].sort((one, other) => (isBefore(one, other) ? 1 : -1))
}

/** The last act after `place` across which what is counted of a decision, the nth on its target, changed; `null`: there is none. */
function causeOf(
  all: readonly DecisionHistory[],
  n: number,
  place: LogPlace,
): { readonly act: LoggedAct; readonly why: ChangeReason | null } | null {
  const stateAt = (at: LogPlace) => statesBy(doneAt(at), all)[n] ?? null
  const changes = ({ at, seq }: LogPlace) => !sameState(stateAt({ at, seq }), stateAt({ at, seq: seq + 1 }))
  const act = actsAfter(all, place).find(changes)
  if (!act) return null
  const own = all.slice(n, n + 1).flatMap(actsOn)
  return own.find((each) => each.act.at === act.at && each.act.seq === act.seq) ?? { act, why: null }
}

/**
 * The decisions of a month that it counts otherwise now than at `place` in the audit log. `targets`: all decisions on each target,
 * in the order of their ids.
 */
export function changedSince(
  targets: readonly (readonly DecisionHistory[])[],
  month: string,
  place: LogPlace,
): ChangedDecision[] {
  return targets.flatMap((all) => {
    const [then, now] = [statesBy(doneAt(place), all), statesBy(doneAt(null), all)]
    return all.flatMap((decision, n): ChangedDecision[] => {
      const [was = null, is = null] = [then[n], now[n]]
      if (decision.month !== month || sameState(was, is)) return []
      const cause = causeOf(all, n, place)
      if (!cause) return []
      const why = cause.why ?? (is?.counted ? 'counted_instead' : 'counted_elsewhere')
      return [{ decision, was, now: is, why, act: cause.act }]
    })
  })
}

const sameState = (one: CountedState | null, other: CountedState | null): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

const keyOf = ({ targetType, dimension, key }: Figure & { readonly targetType: string }): string =>
  `${targetType} ${dimension} ${key}`

/** The figures of a month without these changes: what they were before. `rows`: its figures now. */
export function figuresBefore(rows: readonly PeriodFigure[], changes: readonly ChangedDecision[]): PeriodFigure[] {
  const figures = new Map(rows.map((row) => [keyOf(row), row]))
  const add = (decision: DecisionHistory, state: CountedState | null, by: 1 | -1) => {
    for (const figure of figuresOfState(decision, state)) {
      const row = { ...figure, slot: 'own' as const, targetType: decision.target.type }
      const n = figures.get(keyOf(row))?.n ?? 0
      figures.set(keyOf(row), { ...row, n: n + by })
    }
  }
  for (const { decision, was, now } of changes) {
    add(decision, now, -1)
    add(decision, was, 1)
  }
  return [...figures.values()]
}
