import { hash } from 'node:crypto'
import type { StoredNoticeTexts } from '@mimamori/policy/notices/former-notice-texts'
import type { Notice, NoticeState } from '@mimamori/policy/notices/notice-model'
import { DEFAULT_NOTICE_SETTINGS, type NoticeSettings } from '@mimamori/policy/notices/notice-settings-rules'
import type { PublishedNotice } from '@mimamori/policy/notices/published-notice'
import type { PublishedFigures } from '@mimamori/policy/notices/small-count-rules'
import { and, desc, eq, lt } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { audit, deskSettings, notices } from '../schema/sqlite.ts'

/** Name of the notice settings in `desk_settings`. */
export const NOTICES_SETTING = 'notices'

/** A staff id, and when they acted. */
type ActorAndTime = { readonly by: string; readonly at: string }

/** A notice and who did what to it when, without its texts. */
export type NoticeLine = Notice & {
  readonly created: ActorAndTime
  readonly edited: ActorAndTime
  readonly requested: ActorAndTime | null
  readonly refused: (ActorAndTime & { readonly reason: string }) | null
  readonly published: (ActorAndTime & { readonly closingId: string; readonly revision: number }) | null
}

export type StoredNotice = NoticeLine & {
  readonly texts: StoredNoticeTexts
  /** SHA-256 of its texts as they are stored */
  readonly textsHash: string
  /** figures and documents as published; `null`: not published. `intact`: they still have the hash stored here and in the audit log */
  readonly publishedContent: (PublishedNotice & { readonly hash: string; readonly intact: boolean }) | null
}

const LINE_COLUMNS = {
  id: notices.id,
  month: notices.month,
  version: notices.version,
  state: notices.state,
  edit: notices.edit,
  createdAt: notices.createdAt,
  createdBy: notices.createdBy,
  editedAt: notices.editedAt,
  editorId: notices.editorId,
  requestedAt: notices.requestedAt,
  requestedBy: notices.requestedBy,
  refusedAt: notices.refusedAt,
  refusedBy: notices.refusedBy,
  refusal: notices.refusal,
  publishedAt: notices.publishedAt,
  publishedBy: notices.publishedBy,
  closingId: notices.closingId,
  revision: notices.revision,
} as const

type NoticeRow = typeof notices.$inferSelect
type NoticeLineRow = Pick<NoticeRow, keyof typeof LINE_COLUMNS>

const actorAndTime = (by: string | null, at: string | null): ActorAndTime | null =>
  by !== null && at !== null ? { by, at } : null

function toNoticeLine(row: NoticeLineRow): NoticeLine {
  const { id, month, version, edit, editorId } = row
  const refused = actorAndTime(row.refusedBy, row.refusedAt)
  const published = actorAndTime(row.publishedBy, row.publishedAt)
  return {
    ...{ id, month, version, edit, editorId },
    state: row.state as NoticeState,
    created: { by: row.createdBy, at: row.createdAt },
    edited: { by: editorId, at: row.editedAt },
    requested: actorAndTime(row.requestedBy, row.requestedAt),
    refused: refused && { ...refused, reason: row.refusal },
    published: published && { ...published, closingId: row.closingId ?? '', revision: row.revision ?? 0 },
  }
}

/** The hash of the published content in the audit log; `null`: there is no entry. */
async function publishedHashInAudit(db: Db, id: string): Promise<string | null> {
  const [entry] = await db
    .select({ detail: audit.detail })
    .from(audit)
    .where(and(eq(audit.subjectId, id), eq(audit.action, 'notice.published')))
  return entry ? JSON.parse(entry.detail).hash : null
}

/** Parses published content; empty where the stored JSON is broken. What was published before counts were pooled has no `pooled`. */
function parsePublishedContent(json: string): PublishedNotice {
  try {
    const { figures, documents } = JSON.parse(json)
    return { figures: { ...figures, pooled: figures.pooled ?? null }, documents }
  } catch {
    return { figures: { month: '', revision: 0, below: 0, rows: [], pooled: null, total: 0 }, documents: [] }
  }
}

async function loadPublishedContent(
  db: Db,
  { id, issue, hash: sha256 }: NoticeRow,
): Promise<StoredNotice['publishedContent']> {
  if (issue === null || sha256 === null) return null
  const intact = hash('sha256', issue) === sha256 && (await publishedHashInAudit(db, id)) === sha256
  return { ...parsePublishedContent(issue), hash: sha256, intact }
}

const published = eq(notices.state, 'published')

/** At most `limit` notices, newest month and version first. */
export async function noticeLines(db: Db, limit: number): Promise<NoticeLine[]> {
  const rows = await db
    .select(LINE_COLUMNS)
    .from(notices)
    .orderBy(desc(notices.month), desc(notices.version))
    .limit(limit)
  return rows.map(toNoticeLine)
}

/** Every version of a month's notice, newest first. */
export async function noticesOf(db: Db, month: string): Promise<NoticeLine[]> {
  const rows = await db
    .select(LINE_COLUMNS)
    .from(notices)
    .where(eq(notices.month, month))
    .orderBy(desc(notices.version))
  return rows.map(toNoticeLine)
}

/** A notice without its texts; `null`: there is none. */
export async function noticeLineById(db: Db, id: string): Promise<NoticeLine | null> {
  const [row] = await db.select(LINE_COLUMNS).from(notices).where(eq(notices.id, id))
  return row ? toNoticeLine(row) : null
}

/** The line of `lastNoticeBefore`. */
export async function lastLineBefore(db: Db, month: string): Promise<NoticeLine | null> {
  const [row] = await db
    .select(LINE_COLUMNS)
    .from(notices)
    .where(and(published, lt(notices.month, month)))
    .orderBy(desc(notices.month), desc(notices.version))
    .limit(1)
  return row ? toNoticeLine(row) : null
}

async function toStoredNotice(db: Db, row: NoticeRow): Promise<StoredNotice> {
  return {
    ...toNoticeLine(row),
    texts: JSON.parse(row.texts) as StoredNoticeTexts,
    textsHash: hash('sha256', row.texts),
    publishedContent: await loadPublishedContent(db, row),
  }
}

/** A notice with its texts and its published content; `null`: there is none. */
export async function noticeById(db: Db, id: string): Promise<StoredNotice | null> {
  const [row] = await db.select().from(notices).where(eq(notices.id, id))
  return row ? await toStoredNotice(db, row) : null
}

/** The newest published version of the latest month before this one; `null`: there is none. */
export async function lastNoticeBefore(db: Db, month: string): Promise<StoredNotice | null> {
  const [row] = await db
    .select()
    .from(notices)
    .where(and(published, lt(notices.month, month)))
    .orderBy(desc(notices.month), desc(notices.version))
    .limit(1)
  return row ? await toStoredNotice(db, row) : null
}

/** The published version that this one of a month corrects: the newest before it; `null`: there is none. */
export async function correctedVersion(
  db: Db,
  { month, version }: Pick<Notice, 'month' | 'version'>,
): Promise<StoredNotice | null> {
  const [row] = await db
    .select()
    .from(notices)
    .where(and(published, eq(notices.month, month), lt(notices.version, version)))
    .orderBy(desc(notices.version))
    .limit(1)
  return row ? await toStoredNotice(db, row) : null
}

/** The figures of every published version of a month's notice, the oldest first. `intact`: what was published still has its hash. */
export async function publishedFiguresOf(
  db: Db,
  month: string,
): Promise<{ readonly figures: PublishedFigures; readonly intact: boolean }[]> {
  const rows = await db
    .select({ issue: notices.issue, hash: notices.hash })
    .from(notices)
    .where(and(published, eq(notices.month, month)))
    .orderBy(notices.version)
  return rows.map(({ issue, hash: sha256 }) => ({
    figures: parsePublishedContent(issue ?? '').figures,
    intact: hash('sha256', issue ?? '') === sha256,
  }))
}

/** The notice settings; defaults where nothing was set. */
export async function noticeSettings(db: Db): Promise<NoticeSettings> {
  const [set] = await db
    .select({ value: deskSettings.value })
    .from(deskSettings)
    .where(eq(deskSettings.name, NOTICES_SETTING))
  return set ? { ...DEFAULT_NOTICE_SETTINGS, ...JSON.parse(set.value) } : DEFAULT_NOTICE_SETTINGS
}
