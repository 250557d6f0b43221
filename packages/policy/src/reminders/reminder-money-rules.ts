import { type ChosenOutcome, movedYenOf, movesMoney } from './reminder-outcome-rules.ts'

/** What decides whether an outcome takes a second person. Amounts are whole yen. */
export type MoneyTerms = {
  /** what is in escrow now */
  readonly escrowedYen: number
  /** the whole escrow of the contract: what was in it at the request, and what earlier outcomes had moved by then */
  readonly wholeEscrowYen: number
  /** a whole escrow above this takes two people: the lower of the limit that came with the request and that of now */
  readonly twoPeopleAboveYen: number
  /** what one person moves alone in a day, Japan time */
  readonly aloneADayYen: number
  /** what whoever chooses has moved alone today */
  readonly movedAloneYen: number
}

/** Why a second person is asked: `escrow`: much is in escrow; `day`: this person has moved much alone today. */
export type SecondPersonReason = 'escrow' | 'day'

/** Does reversing this outcome take a second person? Money that two people moved, or that two would move by the limit of now. */
export const reversalTakesTwo = (
  { amountYen, agreedBy }: { readonly amountYen: number | null; readonly agreedBy: string | null },
  { wholeEscrowYen, twoPeopleAboveYen }: Pick<MoneyTerms, 'wholeEscrowYen' | 'twoPeopleAboveYen'>,
): boolean => amountYen !== null && (agreedBy !== null || Math.max(wholeEscrowYen, amountYen) > twoPeopleAboveYen)

/** Why an outcome takes a second person; `null`: it does not. A small part of a large escrow takes two as the whole does. */
export function secondPersonReason(
  chosen: Pick<ChosenOutcome, 'outcome' | 'amountYen' | 'rest'>,
  { escrowedYen, wholeEscrowYen, twoPeopleAboveYen, aloneADayYen, movedAloneYen }: MoneyTerms,
): SecondPersonReason | null {
  if (!movesMoney(chosen.outcome)) return null
  const movedYen = movedYenOf(chosen, escrowedYen)
  // an amount is never above the whole; the greater of both holds where a request says less than it should
  if (Math.max(wholeEscrowYen, movedYen) > twoPeopleAboveYen) return 'escrow'
  return movedAloneYen + movedYen > aloneADayYen ? 'day' : null
}
