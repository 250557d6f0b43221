import { hasBlockAnywhere } from '@mimamori/policy/notices/notice-placeholders'
import {
  approveNotice,
  type NoticeBasis,
  refuseNotice,
  requestNotice,
  type SeenNotice,
} from '@mimamori/policy/notices/notice-publication-rules'
import type { NoticeFlawAt } from '@mimamori/policy/notices/notice-text-rules'
import type { NoticeDocument } from '@mimamori/policy/notices/published-notice'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import type { StoredClosing } from '@mimamori/storage/closings/closing-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { Storage, Tx } from '@mimamori/storage/storage'
import { refusalError, requireAllowed, requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import type { CatalogueReader } from '../runtime/catalogue-cache.ts'
import { loadSecondLeadSituation } from '../workflows/two-person-eligibility.ts'
import { type LoadedNotice, loadNotice } from './load-notice.ts'
import { loadNoticeMaterial } from './notice-material.ts'
import { renderNotice } from './render-notice.ts'
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
  return { notice, material, basis }
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

/** What a notice would be published with at this instant, rendered before it is locked. */
export type RenderedNotice = { readonly content: string; readonly documents: readonly NoticeDocument[] }

/** Renders what a notice would be published with at this instant. Throws NotFound, and the refusals of `renderNotice`. */
export async function renderToPublish(
  app: Pick<AppContext, 'noticeThread' | 'log'> & { readonly catalogue: CatalogueReader },
  db: Storage['db'],
  { at, actor, noticeId }: { readonly at: string; readonly actor: Staff; readonly noticeId: string },
): Promise<RenderedNotice> {
  const { month, version, texts } = requireFound(await loadNotice(db, noticeId))
  const { prepare } = await loadNoticeMaterial(db, app.catalogue, { month, version, at })
  const { material, content } = await prepare(texts)
  return { content, documents: await renderNotice(app, material, { person: actor.id, subject: null }) }
}

/**
 * Publishes a notice with the newest figures of the closed month, which are frozen with it. `rendered`: by `renderToPublish`, at the same instant; `notice_changed` where it
 * has changed since. Throws NotFound, and the refusal of the rule.
 */
export async function approvePublication(
  tx: Tx,
  catalogue: CatalogueReader,
  at: string,
  actor: Staff,
  { noticeId, ...seen }: SeenNotice & { readonly noticeId: string },
  rendered: RenderedNotice,
): Promise<{ month: string; version: number }> {
  const { notice, material, basis } = await loadNoticeToPublish(tx, catalogue, at, actor, noticeId)
  const event = requireAllowed(approveNotice(notice, actor, basis, seen))
  const { closing, figures } = material
  if (!closing || !figures) throw refusalError('month_not_closed')
  if (rendered.content !== basis.content) throw refusalError('notice_changed')
  const publishedContent = { figures, documents: [...rendered.documents] }
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
