import { hash } from 'node:crypto'
import { canonicalJson } from '@mimamori/policy/closings/closing-snapshot'
import type { Notice, NoticeTexts } from '@mimamori/policy/notices/notice-model'
import type { NoticeSettings } from '@mimamori/policy/notices/notice-settings-rules'
import type { PublishedNotice } from '@mimamori/policy/notices/published-notice'
import { and, eq, like } from 'drizzle-orm'
import type { AuditEvent, ChangeSaver } from '../audit/audit-event.ts'
import { assertRowUpdated } from '../concurrent-update-error.ts'
import { insertReady } from '../delivery/outbox-writes.ts'
import type { Tx } from '../engine/engine.ts'
import { stateEquals } from '../engine/state-equals.ts'
import { answers, notices } from '../schema/sqlite.ts'
import { saveDeskSetting, saveMark } from '../settings/setting-writes.ts'
import { draftDayMark } from './draft-day-reads.ts'
import { NOTICES_SETTING } from './notice-reads.ts'
import { dropLooks, saveLook } from './save-look.ts'
import { dropUnusedPictures, type NewPicture, savePicture } from './save-picture.ts'

/** A draft to be discarded. `textsHash`: SHA-256 of its stored texts; `pictures`: ids of those in them. */
type DiscardedNotice = Notice & { readonly textsHash: string; readonly pictures: readonly string[] }

export type NoticeChange =
  | { type: 'notices.set'; settings: NoticeSettings; changedBy: string }
  /** the desk has drafted the notice of this month, or found it begun */
  | { type: 'notice.draft_day_passed'; month: string }
  | { type: 'notice.begun'; id: string; month: string; version: number; texts: NoticeTexts; actorId: string }
  | { type: 'notice.saved'; notice: Notice; edit: number; texts: NoticeTexts; actorId: string }
  | { type: 'notice.discarded'; notice: DiscardedNotice; actorId: string }
  | { type: 'notice.looked'; notice: Notice; staffId: string; texts: NoticeTexts }
  | { type: 'notice.picture_added'; notice: Notice; picture: NewPicture; actorId: string }
  | { type: 'notice.requested'; notice: Notice; actorId: string }
  | { type: 'notice.refused'; notice: Notice; actorId: string; reason: string }
  | {
      type: 'notice.published'
      notice: Notice
      closing: { readonly id: string; readonly revision: number }
      publishedContent: PublishedNotice
      actorId: string
    }

/**
 * A notice is drafted, saved, discarded, requested, refused and published. The audit log has hashes of its texts, never the
 * texts.
 */
async function saveNotice(tx: Tx, at: string, change: NoticeChange): Promise<AuditEvent> {
  switch (change.type) {
    case 'notices.set':
      return await saveSettings(tx, at, change)
    case 'notice.draft_day_passed':
      await saveMark(tx, draftDayMark(change.month), at)
      return null
    case 'notice.begun':
      return await beginNotice(tx, at, change)
    case 'notice.saved':
      return await saveNoticeText(tx, at, change)
    case 'notice.discarded':
      return await discardNotice(tx, at, change)
    case 'notice.looked':
      await saveLook(tx, at, change)
      return null
    case 'notice.picture_added':
      return await addPicture(tx, at, change)
    case 'notice.requested': {
      const { notice, actorId } = change
      await moveNotice(tx, notice, { state: 'requested', requestedAt: at, requestedBy: actorId })
      return noticeEvent(change.type, notice, { edit: notice.edit })
    }
    case 'notice.refused': {
      const { notice, actorId, reason } = change
      const back = { state: 'draft', requestedAt: null, requestedBy: null }
      await moveNotice(tx, notice, { ...back, refusedAt: at, refusedBy: actorId, refusal: reason })
      return noticeEvent(change.type, notice, { edit: notice.edit })
    }
    case 'notice.published':
      return await publishNotice(tx, at, change)
  }
}

const noticeEvent = <
  Action extends `notice.${'begun' | 'saved' | 'picture_added' | 'discarded' | 'requested' | 'refused' | 'published'}`,
>(
  action: Action,
  { id, month, version }: Pick<Notice, 'id' | 'month' | 'version'>,
  detail: Readonly<Record<string, string | number | boolean>>,
) => ({ action, subject: { type: 'notice', id }, detail: { noticeMonth: month, version, ...detail } }) as const

async function moveNotice(
  tx: Tx,
  { id, edit, state }: Notice,
  to: Partial<typeof notices.$inferInsert>,
): Promise<void> {
  assertRowUpdated(
    await tx.db
      .update(notices)
      .set(to)
      .where(and(eq(notices.id, id), eq(notices.edit, edit), stateEquals(notices.state, state)))
      .returning({ id: notices.id }),
    'notice',
  )
}

async function saveSettings(
  tx: Tx,
  at: string,
  { settings, changedBy }: Extract<NoticeChange, { type: 'notices.set' }>,
) {
  await saveDeskSetting(tx, at, { name: NOTICES_SETTING, value: settings, changedBy })
  return { action: 'notices.set', subject: { type: 'desk', id: NOTICES_SETTING }, detail: { ...settings } } as const
}

async function beginNotice(tx: Tx, at: string, change: Extract<NoticeChange, { type: 'notice.begun' }>) {
  const { id, month, version, actorId } = change
  const texts = canonicalJson(change.texts)
  await tx.db.insert(notices).values({
    ...{ id, month, version, texts, state: 'draft', edit: 1 },
    ...{ createdAt: at, createdBy: actorId, editedAt: at, editorId: actorId },
  })
  return noticeEvent(change.type, change, { hash: hash('sha256', texts) })
}

async function saveNoticeText(tx: Tx, at: string, change: Extract<NoticeChange, { type: 'notice.saved' }>) {
  const { notice, edit, actorId } = change
  const texts = canonicalJson(change.texts)
  const back = { state: 'draft', requestedAt: null, requestedBy: null }
  await moveNotice(tx, notice, { ...back, edit, texts, editedAt: at, editorId: actorId })
  await saveLook(tx, at, { notice: { id: notice.id, edit }, staffId: actorId, texts: change.texts })
  return noticeEvent(change.type, notice, { edit, hash: hash('sha256', texts), was: notice.state })
}

async function addPicture(tx: Tx, at: string, change: Extract<NoticeChange, { type: 'notice.picture_added' }>) {
  const { type, notice, picture, actorId } = change
  await savePicture(tx, at, picture, actorId)
  await dropUnusedPictures(tx, at, [])
  return noticeEvent(type, notice, { picture: picture.id, bytes: picture.bytes })
}

/** Deletes the row, with the pictures that no other notice has and what leads were told of a draft of the desk; the audit entry has the hash of its texts. */
async function discardNotice(
  tx: Tx,
  at: string,
  { type, notice }: Extract<NoticeChange, { type: 'notice.discarded' }>,
) {
  const { id, edit } = notice
  assertRowUpdated(
    await tx.db
      .delete(notices)
      .where(and(eq(notices.id, id), eq(notices.edit, edit), stateEquals(notices.state, 'draft')))
      .returning({ id: notices.id }),
    'notice',
  )
  await dropLooks(tx, id)
  await tx.db.delete(answers).where(and(eq(answers.kind, 'notice_drafted'), like(answers.detail, `%"notice":"${id}"%`)))
  const picturesRemoved = await dropUnusedPictures(tx, at, notice.pictures)
  return noticeEvent(type, notice, {
    ...{ edit, hash: notice.textsHash },
    ...(picturesRemoved > 0 ? { picturesRemoved } : {}),
  })
}

/** Publishes a notice, and sends an event of ids and numbers; its text is fetched by its id. */
async function publishNotice(tx: Tx, at: string, change: Extract<NoticeChange, { type: 'notice.published' }>) {
  const { notice, closing, actorId } = change
  const { id, month, version, edit } = notice
  const issue = canonicalJson(change.publishedContent)
  const sha256 = hash('sha256', issue)
  const { id: closingId, revision } = closing
  const published = { publishedAt: at, publishedBy: actorId, closingId, revision, issue, hash: sha256 }
  await moveNotice(tx, notice, { state: 'published', ...published })
  const languages = change.publishedContent.documents.map(({ language }) => language)
  const data = { noticeId: id, month, version, languages }
  await dropLooks(tx, id)
  await dropUnusedPictures(tx, at, [])
  await insertReady(tx, { payload: { type: 'notice.published', timestamp: at, data }, at })
  const alone = notice.editorId === actorId ? { alone: true } : {}
  return noticeEvent(change.type, notice, { edit, revision, closing: closingId, hash: sha256, ...alone })
}

/** The saver of each change of notices. */
export const NOTICE_SAVERS = {
  'notices.set': saveNotice,
  'notice.draft_day_passed': saveNotice,
  'notice.begun': saveNotice,
  'notice.saved': saveNotice,
  'notice.looked': saveNotice,
  'notice.picture_added': saveNotice,
  'notice.requested': saveNotice,
  'notice.discarded': saveNotice,
  'notice.refused': saveNotice,
  'notice.published': saveNotice,
} as const satisfies Readonly<Record<NoticeChange['type'], ChangeSaver>>
