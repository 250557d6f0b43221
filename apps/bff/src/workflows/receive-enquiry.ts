import { hash } from 'node:crypto'
import { dueTimesAt } from '@mimamori/policy/cases/due-time-rules'
import { placePlainCase } from '@mimamori/policy/cases/plain-placement'
import { NO_SUSPICION } from '@mimamori/policy/catalogue/detection-flag'
import type { Enquiry } from '@mimamori/policy/enquiries/enquiry'
import { dueTimeVersions } from '@mimamori/storage/cases/due-time-reads'
import { newId } from '@mimamori/storage/ids'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'

/**
 * Stores an enquiry and opens its case. `askedAt`: when it was asked at the marketplace; the case is as old as that. It has a text as everything has
 * that lists and the search name, but nothing is looked for in it: it is the word of who was harmed.
 */
export async function receiveEnquiry(
  tx: Tx,
  at: string,
  actorId: string,
  enquiry: Enquiry,
  askedAt: string,
): Promise<{ caseId: string }> {
  const target = { type: 'enquiry', id: enquiry.id } as const
  const title = enquiry.statedName.trim() || enquiry.statedJobUrl.trim()
  const { text: body, memberId } = enquiry
  const authorId = memberId ?? ''
  await record(tx, at, actorId, {
    type: 'content.told',
    ...{ target, authorId, version: 1, updatedAt: askedAt },
    facts: { type: 'enquiry' },
    textHash: hash('sha256', JSON.stringify([target.type, title, body])),
    text: { title, body, ...NO_SUSPICION },
  })
  const caseId = newId(at)
  const openedAt = askedAt < at ? askedAt : at
  const dueTimes = dueTimesAt(await dueTimeVersions(tx.db), openedAt)
  await record(tx, at, actorId, {
    type: 'case.opened',
    ...{ id: caseId, kind: 'enquiry', target, authorId, openedAt, contentVersion: 1, previousCaseId: null },
    placing: placePlainCase('enquiries', openedAt, 'medium', dueTimes),
  })
  await record(tx, at, actorId, { type: 'enquiry.received', enquiry, caseId })
  return { caseId }
}
