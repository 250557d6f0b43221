import { hasBlockAnywhere } from '@mimamori/policy/notices/notice-placeholders'
import {
  approveNotice,
  type NoticeBasis,
  refuseNotice,
  requestNotice,
  type SeenNotice,
} from '@mimamori/policy/notices/notice-publication-rules'
import type { NoticeFlawAt } from '@mimamori/policy/notices/notice-text-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import type { StoredClosing } from '@mimamori/storage/closings/closing-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { Storage, Tx } from '@mimamori/storage/storage'
import { refusalError, requireAllowed } from '../rpc/refusal-errors.ts'
import type { CatalogueReader } from '../runtime/catalogue-cache.ts'
import { loadSecondLeadSituation } from '../workflows/two-person-eligibility.ts'
import type { LoadedNotice } from './load-notice.ts'
import { buildNoticeDocuments } from './notice-document.ts'
import { loadNoticeMaterial } from './notice-material.ts'
import { lockNotice } from './write-notice.ts'

type BasisQuery = {
  readonly now: string
  readonly actor: Staff
  readonly closing: StoredClosing | null
  readonly below: number
  readonly standards: number
  readonly flaws: readonly NoticeFlawAt[]
  readonly content: string
}

/** The state the publication of this notice depends on now. */
export async function loadNoticeBasis(
  db: Storage['db'],
  { editorId, texts, requested }: LoadedNotice,
  { now, actor, closing, below, standards, flaws, content }: BasisQuery,
): Promise<NoticeBasis> {
  const waits = { proposerId: editorId, waitsSince: requested?.at ?? now }
  const people = editorId === SYSTEM ? null : await loadSecondLeadSituation(db, now, actor, waits)
  const flawed = flaws.length > 0
  const written = hasBlockAnywhere(texts, 'standards') ? standards : null
  return { people, closed: closing, below, flawed, standards: written, content }
}

type SeenEdit = { readonly noticeId: string; readonly edit: number }

/** A notice under its lock, and what it would be published with. */
async function loadNoticeToPublish(tx: Tx, catalogue: CatalogueReader, at: string, actor: Staff, noticeId: string) {
  const notice = await lockNotice(tx, noticeId)
  tx.lock('key', 'people')
  const material = await loadNoticeMaterial(tx.db, catalogue, { month: notice.month, version: notice.version, at })
  const prepared = await material.prepare(notice.texts)
  const basis = await loadNoticeBasis(tx.db, notice, { ...material, ...prepared, now: at, actor })
  return { notice, material, prepared, basis }
}

/** SHA-256 of all that a notice would be published with now. Throws NotFound. */
export async function presentContent(
  tx: Tx,
  catalogue: CatalogueReader,
  at: string,
  noticeId: string,
): Promise<string> {
  const { month, version, texts } = await lockNotice(tx, noticeId)
  return (await loadNoticeMaterial(tx.db, catalogue, { month, version, at })).contentOf(texts)
}

/** Requests the publication of a notice. Throws NotFound, and the refusal of the rule. */
export async function requestPublication(
  tx: Tx,
  catalogue: CatalogueReader,
  at: string,
  actor: Staff,
  { noticeId, edit }: SeenEdit,
): Promise<{ edit: number }> {
  const { notice, basis } = await loadNoticeToPublish(tx, catalogue, at, actor, noticeId)
  const event = requireAllowed(requestNotice(notice, actor, basis, edit))
  await record(tx, at, actor.id, { ...event, notice, actorId: actor.id })
  return { edit }
}

/**
 * Publishes a notice with the newest figures of the closed month, which are frozen with it. Throws NotFound, and the
 * refusal of the rule.
 */
export async function approvePublication(
  tx: Tx,
  catalogue: CatalogueReader,
  at: string,
  actor: Staff,
  { noticeId, ...seen }: SeenNotice & { readonly noticeId: string },
): Promise<{ month: string; version: number }> {
  const { notice, material, prepared, basis } = await loadNoticeToPublish(tx, catalogue, at, actor, noticeId)
  const event = requireAllowed(approveNotice(notice, actor, basis, seen))
  const { closing, figures } = material
  if (!closing || !figures) throw refusalError('month_not_closed')
  const publishedContent = { figures, documents: buildNoticeDocuments(prepared.material) }
  await record(tx, at, actor.id, { ...event, notice, closing, publishedContent, actorId: actor.id })
  return { month: notice.month, version: notice.version }
}

/** Returns a requested notice to its writers. Throws NotFound, and the refusal of the rule. */
export async function refusePublication(
  tx: Tx,
  at: string,
  actor: Staff,
  { noticeId, edit, reason }: SeenEdit & { readonly reason: string },
): Promise<{ edit: number }> {
  const notice = await lockNotice(tx, noticeId)
  const event = requireAllowed(refuseNotice(notice, actor, edit, reason))
  await record(tx, at, actor.id, { ...event, notice, actorId: actor.id, reason: reason.trim() })
  return { edit }
}
