import type { ContractRecord, MoneyMove } from './contract-records.ts'

type Moved = { readonly kind: 'confirmed' | 'released'; readonly amountYen: number }

/** What each reminder has moved and no appeal taken back, in the order of moving. */
function standingMoves(moves: readonly MoneyMove[]): Map<string, Moved> {
  const standing = new Map<string, Moved>()
  for (const { kind, amountYen, reminderId } of moves) {
    if (kind === 'taken_back') standing.delete(reminderId)
    else standing.set(reminderId, { kind, amountYen })
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
    [...standingMoves(moves).values()].reduce((yen, each) => yen + (each.kind === kind ? each.amountYen : 0), 0)
  const [confirmedYen, releasedYen] = [sum('confirmed'), sum('released')]
  return { heldYen: escrowYen - confirmedYen - releasedYen, confirmedYen, releasedYen }
}

/** May money move for this reminder? Never in both ways, never twice for one reminder, never more than is in escrow. */
export function mayMove(contract: ContractRecord, reminderId: string, { kind, amountYen }: Moved): boolean {
  const standing = standingMoves(contract.moves)
  const otherWay = [...standing.values()].some((each) => each.kind !== kind)
  return !standing.has(reminderId) && !otherWay && amountYen > 0 && amountYen <= moneyOf(contract).heldYen
}

/**
 * Every instant at which money of this contract was moved wrongly: both confirmed and released, twice for one reminder, more than was in escrow, or
 * back without having been moved. It goes through the moves anew, whatever allowed them: there must be none.
 */
export function moneyFaults({ id, escrowYen, moves }: ContractRecord): string[] {
  const standing = new Map<string, Moved>()
  return moves.flatMap(({ kind, amountYen, reminderId, at }) => {
    const fault = (what: string) => `${id} ${at}: ${what} (${reminderId}, ${kind}, ${amountYen} yen)`
    if (kind === 'taken_back') return standing.delete(reminderId) ? [] : [fault('taken back, but never moved')]
    const twice = standing.has(reminderId) ? [fault('moved twice')] : []
    standing.set(reminderId, { kind, amountYen })
    const kinds = new Set([...standing.values()].map((each) => each.kind))
    const sum = [...standing.values()].reduce((yen, each) => yen + each.amountYen, 0)
    return [
      ...twice,
      ...(kinds.size > 1 ? [fault('both confirmed and released')] : []),
      ...(sum > escrowYen ? [fault('more than was in escrow')] : []),
    ]
  })
}
