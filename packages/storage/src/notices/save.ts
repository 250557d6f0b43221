import { hash } from 'node:crypto'
import { canonicalJson } from '@mimamori/policy/closings/closing-snapshot'
import type { Notice, NoticeTexts } from '@mimamori/policy/notices/notice-model'
import type { NoticeSettings } from '@mimamori/policy/notices/notice-settings-rules'
import type { PublishedNotice } from '@mimamori/policy/notices/published-notice'
import { and, eq } from 'drizzle-orm'
import { sendOut } from '../delivery/save.ts'
import { stillIs } from '../engine/as-it-is.ts'
import type { Tx } from '../engine/engine.ts'
import { mustChange } from '../overtaken.ts'
import { deskSettings, notices } from '../schema/sqlite.ts'
import type { Trace } from '../trace.ts'
import { NOTICES_SETTING } from './reads.ts'

export type NoticeChange =
  | { type: 'notices.set'; settings: NoticeSettings; changedBy: string }
  | { type: 'notice.begun'; id: string; month: string; version: number; texts: NoticeTexts; actorId: string }
  | { type: 'notice.saved'; notice: Notice; edit: number; texts: NoticeTexts; actorId: string }
  | { type: 'notice.discarded'; notice: Notice & { readonly texts: NoticeTexts }; actorId: string }
  | { type: 'notice.requested'; notice: Notice; actorId: string }
  | { type: 'notice.refused'; notice: Notice; actorId: string; reason: string }
  | {
      type: 'notice.published'
      notice: Notice
      closing: { readonly id: string; readonly revision: number }
      issue: PublishedNotice
      actorId: string
    }

/** A notice is written, discarded as a draft, asked for, refused and published. The log holds hashes of the words, never the words. */
export async function saveNotice(tx: Tx, at: string, change: NoticeChange): Promise<Trace> {
  switch (change.type) {
    case 'notices.set':
      return await set(tx, at, change)
    case 'notice.begun':
      return await begin(tx, at, change)
    case 'notice.saved':
      return await save(tx, at, change)
    case 'notice.discarded':
      return await discard(tx, change)
    case 'notice.requested': {
      const { notice, actorId } = change
      await move(tx, notice, { state: 'requested', requestedAt: at, requestedBy: actorId })
      return traced(change.type, notice, { edit: notice.edit })
    }
    case 'notice.refused': {
      const { notice, actorId, reason } = change
      const back = { state: 'draft', requestedAt: null, requestedBy: null }
      await move(tx, notice, { ...back, refusedAt: at, refusedBy: actorId, refusal: reason })
      return traced(change.type, notice, { edit: notice.edit })
    }
    case 'notice.published':
      return await publish(tx, at, change)
  }
}

const traced = <Action extends `notice.${'begun' | 'saved' | 'discarded' | 'requested' | 'refused' | 'published'}`>(
  action: Action,
  { id, month, version }: Pick<Notice, 'id' | 'month' | 'version'>,
  detail: Readonly<Record<string, string | number | boolean>>,
) => ({ action, subject: { type: 'notice', id }, detail: { noticeMonth: month, version, ...detail } }) as const

async function move(tx: Tx, { id, edit, state }: Notice, to: Partial<typeof notices.$inferInsert>): Promise<void> {
  mustChange(
    await tx.db
      .update(notices)
      .set(to)
      .where(and(eq(notices.id, id), eq(notices.edit, edit), stillIs(notices.state, state)))
      .returning({ id: notices.id }),
    'notice',
  )
}

async function set(tx: Tx, at: string, { settings, changedBy }: Extract<NoticeChange, { type: 'notices.set' }>) {
  const kept = { value: JSON.stringify(settings), changedAt: at, changedBy }
  await tx.db
    .insert(deskSettings)
    .values({ name: NOTICES_SETTING, ...kept })
    .onConflictDoUpdate({ target: deskSettings.name, set: kept })
  return { action: 'notices.set', subject: { type: 'desk', id: NOTICES_SETTING }, detail: { ...settings } } as const
}

async function begin(tx: Tx, at: string, change: Extract<NoticeChange, { type: 'notice.begun' }>) {
  const { id, month, version, actorId } = change
  const texts = canonicalJson(change.texts)
  await tx.db.insert(notices).values({
    ...{ id, month, version, texts, state: 'draft', edit: 1 },
    ...{ createdAt: at, createdBy: actorId, editedAt: at, editorId: actorId },
  })
  return traced(change.type, change, { hash: hash('sha256', texts) })
}

async function save(tx: Tx, at: string, change: Extract<NoticeChange, { type: 'notice.saved' }>) {
  const { notice, edit, actorId } = change
  const texts = canonicalJson(change.texts)
  const back = { state: 'draft', requestedAt: null, requestedBy: null }
  await move(tx, notice, { ...back, edit, texts, editedAt: at, editorId: actorId })
  return traced(change.type, notice, { edit, hash: hash('sha256', texts), was: notice.state })
}

/** The row goes; that it was there, and the hash of its words, stays in the log. */
async function discard(tx: Tx, { type, notice }: Extract<NoticeChange, { type: 'notice.discarded' }>) {
  const { id, edit } = notice
  mustChange(
    await tx.db
      .delete(notices)
      .where(and(eq(notices.id, id), eq(notices.edit, edit), stillIs(notices.state, 'draft')))
      .returning({ id: notices.id }),
    'notice',
  )
  return traced(type, notice, { edit, hash: hash('sha256', canonicalJson(notice.texts)) })
}

/** It is told as an event of ids and numbers; its words are fetched by its id. */
async function publish(tx: Tx, at: string, change: Extract<NoticeChange, { type: 'notice.published' }>) {
  const { notice, closing, actorId } = change
  const { id, month, version, edit } = notice
  const issue = canonicalJson(change.issue)
  const sha256 = hash('sha256', issue)
  const { id: closingId, revision } = closing
  const published = { publishedAt: at, publishedBy: actorId, closingId, revision, issue, hash: sha256 }
  await move(tx, notice, { state: 'published', ...published })
  const languages = change.issue.documents.map(({ language }) => language)
  const data = { noticeId: id, month, version, languages }
  await sendOut(tx, { payload: { type: 'notice.published', timestamp: at, data }, at })
  const alone = notice.editorId === actorId ? { alone: true } : {}
  return traced(change.type, notice, { edit, revision, closing: closingId, hash: sha256, ...alone })
}
