import type { NoticeChanges } from '@mimamori/contract/notices/notice-contract'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { lastLook } from '@mimamori/storage/notices/look-reads'
import { lastNoticeBefore } from '@mimamori/storage/notices/notice-reads'
import { record } from '@mimamori/storage/record-change'
import type { Storage, Tx } from '@mimamori/storage/storage'
import { requireFound } from '../rpc/refusal-errors.ts'
import { loadNotice, withPresentTexts } from './load-notice.ts'
import { lockNotice } from './write-notice.ts'

/** What a person may compare the texts of a notice with. Throws NotFound for an unknown id. */
export async function loadNoticeChanges(db: Storage['db'], actor: Staff, noticeId: string): Promise<NoticeChanges> {
  const { month } = requireFound(await loadNotice(db, noticeId))
  const [last, look] = await Promise.all([lastNoticeBefore(db, month), lastLook(db, { noticeId, staffId: actor.id })])
  if (!last) return { sinceLastMonth: null, sinceLook: look }
  const { id, version, texts } = withPresentTexts(last)
  return { sinceLastMonth: { id, month: last.month, version, texts }, sinceLook: look }
}

/** Keeps that a person has seen this edit of a notice, when it is the newest and not published. Throws NotFound for an unknown id. */
export async function keepLook(
  tx: Tx,
  at: string,
  actor: Staff,
  { noticeId, edit }: { readonly noticeId: string; readonly edit: number },
): Promise<{ kept: boolean }> {
  const notice = await lockNotice(tx, noticeId)
  if (notice.state === 'published' || notice.edit !== edit) return { kept: false }
  await record(tx, at, actor.id, { type: 'notice.looked', notice, staffId: actor.id, texts: notice.texts })
  return { kept: true }
}
