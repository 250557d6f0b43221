import type { Case } from '../cases/case.ts'
import { holds, type LeaseRefusal } from '../cases/lease.ts'
import type { Staff } from '../staff/staff.ts'
import { measureOpen } from './decide.ts'
import type { Measure } from './measures.ts'

export type Move = 'no_violation' | Measure
export type MoveRefusal = LeaseRefusal | 'measure_not_allowed' | 'already_hidden' | 'not_hidden'
/** For every button: `null` when it is open, else why not. The same rules the server decides by. */
export type Moves = Readonly<Record<Move, MoveRefusal | null>>

export function moves(it: Case, actor: Staff, fence: number, now: string, visible: boolean): Moves {
  const closed = holds(it, actor, fence, now)
  const of = (measure: Measure) => closed ?? measureOpen(measure, { case: it, visible })
  return {
    no_violation: closed,
    request_correction: of('request_correction'),
    advice: of('advice'),
    hide: of('hide'),
    show: of('show'),
    warn: of('warn'),
  }
}
