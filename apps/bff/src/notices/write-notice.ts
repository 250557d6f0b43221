import { template as en } from '@mimamori/copy/notices/template.en'
import { template as ja } from '@mimamori/copy/notices/template.ja'
import { firstNoticeTexts, nextMonthTexts, nextVersionTexts } from '@mimamori/policy/notices/begin-notice-texts'
import {
  beginNotice,
  discardNotice,
  type NoticeMonth,
  type NoticeStarter,
  saveNotice,
} from '@mimamori/policy/notices/notice-draft-rules'
import { figuresMonthOf, type NoticeTexts } from '@mimamori/policy/notices/notice-model'
import { hasBlockAnywhere } from '@mimamori/policy/notices/notice-placeholders'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { newId } from '@mimamori/storage/ids'
import { correctedVersion, lastNoticeBefore, type NoticeLine, noticesOf } from '@mimamori/storage/notices/notice-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { refusalError, requireAllowed, requireFound } from '../rpc/refusal-errors.ts'
import { type LoadedNotice, loadNotice, withPresentTexts } from './load-notice.ts'
import { pictureIdsOf } from './load-notice-pictures.ts'

/** The state of a month that the rule of new notices needs, from all versions of its notice. */
export function monthToTell(month: string, now: string, versions: readonly NoticeLine[]): NoticeMonth {
  const published = versions.filter(({ state }) => state === 'published').length
  return { month, now, open: published < versions.length, published }
}

/** The texts a new notice begins with: those of its last version, or of the last month with fresh topics, or the template. */
async function loadInitialTexts(tx: Tx, month: string, version: number): Promise<NoticeTexts> {
  const corrected = await correctedVersion(tx.db, { month, version })
  if (corrected) return nextVersionTexts(withPresentTexts(corrected).texts)
  const last = await lastNoticeBefore(tx.db, month)
  if (!last) return firstNoticeTexts(ja)
  const { texts } = withPresentTexts(last)
  return nextMonthTexts(
    texts,
    { ja, en },
    {
      first: (await lastNoticeBefore(tx.db, last.month)) === null,
      standardsTyped: !('chart' in last.texts) && !hasBlockAnywhere(texts, 'standards'),
    },
  )
}

/** Begins the notice of a month, or its next version, by a lead or by the desk itself. Throws the refusal of the rule. */
export async function beginDraft(
  tx: Tx,
  at: string,
  starter: NoticeStarter,
  month: string,
): Promise<{ noticeId: string }> {
  tx.lock('month', figuresMonthOf(month))
  const event = requireAllowed(beginNotice(monthToTell(month, at, await noticesOf(tx.db, month)), starter))
  const id = newId(at)
  const texts = await loadInitialTexts(tx, month, event.version)
  const actorId = starter === 'desk' ? SYSTEM : starter.id
  await record(tx, at, actorId, { ...event, id, month, texts, actorId })
  return { noticeId: id }
}

/** A notice under the lock of its month. Throws NotFound for an unknown one. */
export async function lockNotice(tx: Tx, noticeId: string): Promise<LoadedNotice> {
  const known = requireFound(await loadNotice(tx.db, noticeId))
  tx.lock('month', figuresMonthOf(known.month))
  // it may have been discarded while this waited for the lock
  return requireFound(await loadNotice(tx.db, noticeId))
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
  const discarded = { ...notice, pictures: pictureIdsOf(notice.texts) }
  await record(tx, at, actor.id, { ...event, notice: discarded, actorId: actor.id })
  return { month: notice.month, version: notice.version }
}

export type SaveTextsInput = { readonly noticeId: string; readonly edit: number; readonly texts: NoticeTexts }

/** Somebody else has saved meanwhile; `now` is the notice as they saved it. */
export type SaveConflict = { readonly ok: false; readonly now: LoadedNotice }

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
