import { checkLease } from '@mimamori/policy/cases/lease-rules'
import type { EnquiryChecklist, EnquiryLinks } from '@mimamori/policy/enquiries/enquiry'
import { checkLink, MAX_EVIDENCE } from '@mimamori/policy/enquiries/enquiry-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import type { StoredCase } from '@mimamori/storage/cases/case-reads'
import { enquiryOfCase, type StoredEnquiry } from '@mimamori/storage/enquiries/enquiry-reads'
import { contentOf } from '@mimamori/storage/intake/intake-reads'
import { memberExists } from '@mimamori/storage/members/known-member-reads'
import { record } from '@mimamori/storage/record-change'
import type { Storage, Tx } from '@mimamori/storage/storage'
import { invalidInputError, notFoundError, presentCase, refusalError, requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { requireCase } from '../workflows/require-case.ts'

/** The enquiry of a case, claimed under this fence. */
export type ClaimedEnquiry = { readonly caseId: string; readonly fence: number }

/** A claimed enquiry in the transaction that changes it. */
export type EnquiryAtWork = {
  readonly tx: Tx
  readonly at: string
  readonly enquiry: StoredEnquiry
  readonly storedCase: StoredCase
}

/**
 * Works on an enquiry that this person has claimed. Throws NotFound for a case of another kind, and the refusal with the case as it is now where
 * somebody else has it, the lease has ended, or it is answered; then nothing is changed.
 */
export async function workOnEnquiry<Done>(
  { storage, clock }: AppContext,
  actor: Staff,
  { caseId, fence }: ClaimedEnquiry,
  work: (enquiry: EnquiryAtWork) => Promise<Done>,
): Promise<Done> {
  return await storage.write(async (tx) => {
    const at = clock.now()
    const storedCase = await requireCase(tx.db, caseId)
    const enquiry = requireFound(await enquiryOfCase(tx.db, caseId))
    const refusal = checkLease(storedCase, actor, fence, at)
    if (refusal) throw refusalError(refusal, await presentCase(tx.db, storedCase))
    return await work({ tx, at, enquiry, storedCase })
  })
}

async function isKnown(db: Storage['db'], side: keyof EnquiryLinks, id: string): Promise<boolean> {
  return side === 'member' ? await memberExists(db, id) : (await contentOf(db, { type: 'job', id })) !== null
}

/**
 * Links the stated name or address to a member or job, or keeps that it was not found. Throws NotFound for one that the desk does not know, and
 * the refusal for who asks as their own other side.
 */
export async function linkEnquiry(
  app: AppContext,
  actor: Staff,
  { side, found, ...claimed }: ClaimedEnquiry & { readonly side: keyof EnquiryLinks; readonly found: string | null },
): Promise<{ linked: true }> {
  return await workOnEnquiry(app, actor, claimed, async ({ tx, at, enquiry, storedCase }) => {
    if (found !== null && !(await isKnown(tx.db, side, found))) throw notFoundError()
    const refusal = checkLink(enquiry, side, found)
    if (refusal) throw refusalError(refusal, await presentCase(tx.db, storedCase))
    await record(tx, at, actor.id, { type: 'enquiry.linked', enquiry, side, found, by: actor.id })
    return { linked: true as const }
  })
}

/** Keeps what who asks has answered to the checklist. */
export async function checkEnquiry(
  app: AppContext,
  actor: Staff,
  { checklist, ...claimed }: ClaimedEnquiry & { readonly checklist: EnquiryChecklist },
): Promise<{ checked: true }> {
  return await workOnEnquiry(app, actor, claimed, async ({ tx, at, enquiry }) => {
    await record(tx, at, actor.id, { type: 'enquiry.checked', enquiry, checklist })
    return { checked: true as const }
  })
}

/** Adds a piece of evidence. Throws a flaw when there are as many as an enquiry can have. */
export async function addEvidence(
  app: AppContext,
  actor: Staff,
  { text, ...claimed }: ClaimedEnquiry & { readonly text: string },
): Promise<{ added: true }> {
  return await workOnEnquiry(app, actor, claimed, async ({ tx, at, enquiry }) => {
    const n = enquiry.evidence.length
    if (n >= MAX_EVIDENCE)
      throw invalidInputError([
        { path: 'text', expected: `at most ${MAX_EVIDENCE} pieces of evidence`, got: `${n} before` },
      ])
    await record(tx, at, actor.id, { type: 'enquiry.evidence_added', enquiry, text, by: actor.id })
    return { added: true as const }
  })
}
