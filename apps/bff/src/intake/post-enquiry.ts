import type { EnquiryBody, EnquiryState } from '@mimamori/contract/intake/intake-enquiry-contract'
import { enquiryById, type StoredEnquiry } from '@mimamori/storage/enquiries/enquiry-reads'
import { contentOf } from '@mimamori/storage/intake/intake-reads'
import type { Storage, Tx } from '@mimamori/storage/storage'
import type { z } from 'zod'
import { receiveEnquiry } from '../workflows/receive-enquiry.ts'

/** Is this the enquiry that is stored? What retention or an erasure has emptied equals anything. */
async function isSameEnquiry(tx: Tx, known: StoredEnquiry, body: EnquiryBody): Promise<boolean> {
  if (known.enteredBy !== null) return false
  if (known.erasedAt !== null) return true
  const content = await contentOf(tx.db, { type: 'enquiry', id: body.id })
  const { memberId, statedName, statedJobUrl, text } = known
  // what people at the desk have added is not of who asks
  const evidence = known.evidence.filter(({ by }) => by === null).map((each) => each.text)
  const stored = [memberId, statedName, statedJobUrl, text, content?.updatedAt, ...evidence]
  const sent = [body.memberId, body.statedName, body.statedJobUrl, body.text, body.askedAt, ...body.evidence]
  return JSON.stringify(stored) === JSON.stringify(sent)
}

/** Takes an enquiry about a direct deal and opens its case. The same id with the same content is the same enquiry. Returns the refusal; `null`: taken. */
export async function postEnquiry(
  tx: Tx,
  at: string,
  actorId: string,
  body: EnquiryBody,
): Promise<{ id: string; refusal: 'enquiry_id_taken' | null }> {
  const { askedAt, ...told } = body
  tx.lock('target', `enquiry/${body.id}`)
  const known = await enquiryById(tx.db, body.id)
  if (known) return { id: body.id, refusal: (await isSameEnquiry(tx, known, body)) ? null : 'enquiry_id_taken' }
  await receiveEnquiry(tx, at, actorId, { ...told, receivedAt: at, enteredBy: null }, askedAt)
  return { id: body.id, refusal: null }
}

/** The state of an enquiry, and the letter once it has left the desk; `null`: the desk has no such enquiry. */
export async function getEnquiryState(db: Storage['db'], id: string): Promise<z.input<typeof EnquiryState> | null> {
  const enquiry = await enquiryById(db, id)
  if (!enquiry) return null
  const { memberId, state, answeredAt, letter } = enquiry
  // a held answer can still be taken back
  if (state !== 'answered') return { id, memberId, state: 'open', answeredAt: null, letter: null }
  return { id, memberId, state, answeredAt, letter: letter || null }
}
