import { template } from '@mimamori/copy/notices/template.ja'
import { beginNotice, discardNotice, type NoticeMonth, saveNotice } from '@mimamori/policy/notices/notice-draft-rules'
import { figuresMonthOf, type NoticeTexts } from '@mimamori/policy/notices/notice-model'
import { hasBlock } from '@mimamori/policy/notices/notice-placeholders'
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
import { refusalError, requireAllowed, requireFound } from '../rpc/refusal-errors.ts'

/** The state of a month that the rule of new notices needs, from all versions of its notice. */
export function monthToTell(month: string, now: string, versions: readonly NoticeLine[]): NoticeMonth {
  const published = versions.filter(({ state }) => state === 'published').length
  return { month, now, open: published < versions.length, published }
}

/** The text a new notice begins with: its last version, or the last notice with fresh topics, or the template. Thresholds typed in the last notice are not carried on. */
async function loadInitialTexts(tx: Tx, month: string): Promise<NoticeTexts> {
  const [before] = (await noticeLines(tx.db, 100)).filter((each) => each.state === 'published' && each.month <= month)
  const last = before && (await noticeById(tx.db, before.id))
  if (!last) return { ja: template, en: null }
  if (last.month === month) return last.texts
  const { ja } = last.texts
  // one that was written before the desk wrote the standards says thresholds that may have changed
  const { standards } = hasBlock(ja.standards, 'standards') ? ja : template
  return { ja: { ...ja, topics: template.topics, standards }, en: null }
}

/** Begins the notice of a month, or its next version. Throws the refusal of the rule. */
export async function beginDraft(tx: Tx, at: string, actor: Staff, month: string): Promise<{ noticeId: string }> {
  tx.lock('month', figuresMonthOf(month))
  const event = requireAllowed(beginNotice(monthToTell(month, at, await noticesOf(tx.db, month)), actor))
  const id = newId(at)
  const texts = await loadInitialTexts(tx, month)
  await record(tx, at, actor.id, { ...event, id, month, texts, actorId: actor.id })
  return { noticeId: id }
}

/** A notice under the lock of its month. Throws NotFound for an unknown one. */
export async function lockNotice(tx: Tx, noticeId: string): Promise<StoredNotice> {
  const known = requireFound(await noticeById(tx.db, noticeId))
  tx.lock('month', figuresMonthOf(known.month))
  // it may have been discarded while this waited for the lock
  return requireFound(await noticeById(tx.db, noticeId))
}

/** Discards a draft. Published versions of its month stay. Throws NotFound, and the refusal of the rule. */
export async function discardDraft(
  tx: Tx,
  at: string,
  actor: Staff,
  { noticeId, edit }: Omit<SaveTextsInput, 'texts'>,
): Promise<{ month: string; version: number }> {
  const notice = await lockNotice(tx, noticeId)
  const event = requireAllowed(discardNotice(notice, actor, edit))
  await record(tx, at, actor.id, { ...event, notice, actorId: actor.id })
  return { month: notice.month, version: notice.version }
}

export type SaveTextsInput = { readonly noticeId: string; readonly edit: number; readonly texts: NoticeTexts }

/** Somebody else has saved meanwhile; `now` is the notice as they saved it. */
export type SaveConflict = { readonly ok: false; readonly now: StoredNotice }

/**
 * Saves texts, based on the version `edit`. Returns a conflict where that is not the newest. Throws NotFound, and the
 * refusal of the rule.
 */
export async function saveTexts(
  tx: Tx,
  at: string,
  actor: Staff,
  { noticeId, edit, texts }: SaveTextsInput,
): Promise<SaveConflict | { readonly ok: true; readonly edit: number }> {
  const notice = await lockNotice(tx, noticeId)
  const verdict = saveNotice(notice, actor, edit)
  if (!verdict.ok && verdict.refusal === 'notice_edited') return { ok: false, now: notice }
  if (!verdict.ok) throw refusalError(verdict.refusal)
  await record(tx, at, actor.id, { ...verdict.event, notice, texts, actorId: actor.id })
  return { ok: true, edit: verdict.event.edit }
}
