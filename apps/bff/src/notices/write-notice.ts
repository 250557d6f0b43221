import { template } from '@mimamori/copy/notices/template.ja'
import { beginNotice, discardNotice, type NoticeMonth, saveNotice } from '@mimamori/policy/notices/notice-draft-rules'
import { figuresMonthOf, type NoticeTexts } from '@mimamori/policy/notices/notice-model'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { newId } from '@mimamori/storage/ids'
import {
  type NoticeLine,
  noticeById,
  noticeLines,
  noticesOf,
  type StoredNotice,
} from '@mimamori/storage/notices/notice-reads'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { notFoundError, refusalError } from '../rpc/refusal-errors.ts'

/** A month as far as a new notice goes, from all versions of its notice. */
export function monthToTell(month: string, now: string, versions: readonly NoticeLine[]): NoticeMonth {
  const published = versions.filter(({ state }) => state === 'published').length
  return { month, now, open: published < versions.length, published }
}

/** What a new notice begins with: its last version, or what of the notice before it stays true, with fresh topics. */
async function loadInitialTexts(tx: Tx, month: string): Promise<NoticeTexts> {
  const [before] = (await noticeLines(tx.db, 100)).filter((each) => each.state === 'published' && each.month <= month)
  const last = before && (await noticeById(tx.db, before.id))
  if (!last) return { ja: template, en: null }
  if (last.month === month) return last.texts
  return { ja: { ...last.texts.ja, topics: template.topics }, en: null }
}

/** Begin the notice of a month, or issue again what was published. */
export async function beginDraft(tx: Tx, at: string, actor: Staff, month: string): Promise<{ noticeId: string }> {
  tx.lock('month', figuresMonthOf(month))
  const verdict = beginNotice(monthToTell(month, at, await noticesOf(tx.db, month)), actor)
  if (!verdict.ok) throw refusalError(verdict.refusal)
  const id = newId(at)
  const texts = await loadInitialTexts(tx, month)
  await record(tx, at, actor.id, { ...verdict.event, id, month, texts, actorId: actor.id })
  return { noticeId: id }
}

/** A notice by its id, with nobody else writing at its month. Throws NotFound for an unknown one. */
export async function lockNotice(tx: Tx, noticeId: string): Promise<StoredNotice> {
  const known = await noticeById(tx.db, noticeId)
  if (!known) throw notFoundError()
  tx.lock('month', figuresMonthOf(known.month))
  const now = await noticeById(tx.db, noticeId)
  // it was discarded while this waited
  if (!now) throw notFoundError()
  return now
}

/** Discard a draft; its month has none from then on, or what was published of it alone. */
export async function discardDraft(
  tx: Tx,
  at: string,
  actor: Staff,
  { noticeId, edit }: Omit<SaveTextsInput, 'texts'>,
): Promise<{ month: string; version: number }> {
  const notice = await lockNotice(tx, noticeId)
  const verdict = discardNotice(notice, actor, edit)
  if (!verdict.ok) throw refusalError(verdict.refusal)
  await record(tx, at, actor.id, { ...verdict.event, notice, actorId: actor.id })
  return { month: notice.month, version: notice.version }
}

export type SaveTextsInput = { readonly noticeId: string; readonly edit: number; readonly texts: NoticeTexts }

/** A text that somebody else has saved over; what is there now goes with the refusal. */
export type SaveConflict = { readonly ok: false; readonly now: StoredNotice }

/** Save a text on the edit it was written on. */
export async function saveTexts(tx: Tx, at: string, actor: Staff, { noticeId, edit, texts }: SaveTextsInput) {
  const notice = await lockNotice(tx, noticeId)
  const verdict = saveNotice(notice, actor, edit)
  if (!verdict.ok && verdict.refusal === 'notice_edited') return { ok: false, now: notice } satisfies SaveConflict
  if (!verdict.ok) throw refusalError(verdict.refusal)
  await record(tx, at, actor.id, { ...verdict.event, notice, texts, actorId: actor.id })
  return { ok: true, edit: verdict.event.edit } as const
}
