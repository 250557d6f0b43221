import { lastFourOf } from '@mimamori/policy/erasure/erasure-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { allErasures } from '@mimamori/storage/erasure/erasure-log-reads'
import { refusalOf } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { eraseMember } from './erase-member.ts'
import { type ErasedLine, findReturned, writeErasedMembers } from './erased-members-file.ts'

/** The members that were erased again, and those that could not be, each with the refusal. */
export type ErasedAgain = {
  readonly erasedAgain: readonly string[]
  readonly notErased: readonly { readonly memberId: string; readonly refusal: string }[]
}

/**
 * Erases the members again that a restored database brings back, of all that were `erased` by then. One that is refused stays in the file beside the
 * backups, and the doctor names them until somebody has erased them.
 */
export async function eraseAgain(app: AppContext, actor: Staff, erased: readonly ErasedLine[]): Promise<ErasedAgain> {
  const erasedAgain: string[] = []
  const notErased: { memberId: string; refusal: string }[] = []
  const left: ErasedLine[] = []
  for (const line of await findReturned(app, erased)) {
    const { memberId, reason } = line
    try {
      await eraseMember(app, actor, { memberId, reason, lastFour: lastFourOf(memberId) })
      erasedAgain.push(memberId)
    } catch (fault) {
      const refusal = refusalOf(fault)?.refusal
      if (refusal === undefined) throw fault
      notErased.push({ memberId, refusal })
      left.push(line)
    }
  }
  if (erased.length > 0) writeErasedMembers(app.settings, [...(await allErasures(app.storage.db)), ...left])
  return { erasedAgain, notErased }
}
