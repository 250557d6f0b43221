import type { ContractRecord, MoneyMove } from './contract-records.ts'

type Moved = { readonly kind: 'confirmed' | 'released'; readonly amountYen: number }

/** What each reminder has moved and no appeal taken back, in the order of moving: an outcome may pay a part and return the rest. */
function standingMoves(moves: readonly MoneyMove[]): Map<string, Moved[]> {
  const standing = new Map<string, Moved[]>()
  for (const { kind, amountYen, reminderId } of moves) {
    if (kind === 'taken_back') standing.delete(reminderId)
    else standing.set(reminderId, [...(standing.get(reminderId) ?? []), { kind, amountYen }])
  }
  return standing
}

/** The reminders whose outcome holds money of this contract. */
export const reminderIdsWithMoney = ({ moves }: ContractRecord): string[] => [...standingMoves(moves).keys()]

/** What was moved in each way and is not taken back, and what is still in escrow. */
export function moneyOf({ escrowYen, moves }: ContractRecord): {
  readonly heldYen: number
  readonly confirmedYen: number
  readonly releasedYen: number
} {
  const sum = (kind: Moved['kind']) =>
    [...standingMoves(moves).values()].flat().reduce((yen, each) => yen + (each.kind === kind ? each.amountYen : 0), 0)
  const [confirmedYen, releasedYen] = [sum('confirmed'), sum('released')]
  return { heldYen: escrowYen - confirmedYen - releasedYen, confirmedYen, releasedYen }
}

/** May money move for this reminder? Never twice in one way for one reminder, never more than is in escrow. */
export function mayMove(contract: ContractRecord, reminderId: string, { kind, amountYen }: Moved): boolean {
  const moved = standingMoves(contract.moves).get(reminderId) ?? []
  return moved.every((each) => each.kind !== kind) && amountYen > 0 && amountYen <= moneyOf(contract).heldYen
}

/** What this reminder has moved and no appeal taken back, in yen. */
export const movedBy = ({ moves }: ContractRecord, reminderId: string): number =>
  (standingMoves(moves).get(reminderId) ?? []).reduce((yen, { amountYen }) => yen + amountYen, 0)

/**
 * Every instant at which money of this contract was moved wrongly: twice in one way for one reminder, more than was in escrow, or
 * back without having been moved. It goes through the moves anew, whatever allowed them: there must be none.
 */
export function moneyFaults({ id, escrowYen, moves }: ContractRecord): string[] {
  const standing = new Map<string, Moved[]>()
  return moves.flatMap(({ kind, amountYen, reminderId, at }) => {
    const fault = (what: string) => `${id} ${at}: ${what} (${reminderId}, ${kind}, ${amountYen} yen)`
    if (kind === 'taken_back') return standing.delete(reminderId) ? [] : [fault('taken back, but never moved')]
    const moved = standing.get(reminderId) ?? []
    standing.set(reminderId, [...moved, { kind, amountYen }])
    const sum = [...standing.values()].flat().reduce((yen, each) => yen + each.amountYen, 0)
    return [
      ...(moved.some((each) => each.kind === kind) ? [fault('moved twice')] : []),
      ...(sum > escrowYen ? [fault('more than was in escrow')] : []),
    ]
  })
}
