import { hash } from 'node:crypto'
import { TARGET_TYPES, type TargetType } from '@mimamori/policy/intake/intake-arrivals'
import type { ReportOrigin } from '@mimamori/policy/reports/report-source'
import type { EvidenceRef } from '@mimamori/policy/withdrawals/withdrawal-model'
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { cases, contents, contentVersions, decisions, reports } from '../schema/sqlite.ts'

const p = sql.placeholder

/** A piece of evidence as stored now, with its hash. */
export type EvidencePin = {
  readonly ref: EvidenceRef
  readonly at: string
  readonly title: string
  readonly text: string
  /** of a report that was made from an enquiry */
  readonly origin: ReportOrigin | null
  readonly hash: string
}

/** SHA-256 over the reference, instant, title and text of a piece of evidence, and over where a report comes from that was made from an enquiry. */
export function hashPin({ ref, at, title, text, origin }: Omit<EvidencePin, 'hash'>): string {
  const named = ref.kind === 'text' ? [ref.kind, ref.type, ref.id, ref.version] : [ref.kind, ref.id]
  return hash(
    'sha256',
    JSON.stringify([...named, at, title, text, ...(origin ? [origin.enquiryId, origin.enteredBy] : [])]),
  )
}

/** A reference to evidence as JSON with its keys in order. */
export function evidenceKey(ref: EvidenceRef): string {
  const { kind, id } = ref
  return JSON.stringify(ref.kind === 'text' ? { kind, type: ref.type, id, version: ref.version } : { kind, id })
}

/** Where a report comes from, as JSON with its keys in order; '': from the member who sent it. */
export const originKey = (origin: ReportOrigin | null): string =>
  origin === null ? '' : JSON.stringify({ enquiryId: origin.enquiryId, enteredBy: origin.enteredBy })

const toPin = (pin: Omit<EvidencePin, 'hash'>): EvidencePin => ({ ...pin, hash: hashPin(pin) })

type PinnedText = {
  readonly at: string
  readonly title: string
  readonly text: string
  readonly memberId: string
  readonly origin?: ReportOrigin | null
}

const textByRef = prepared((db) =>
  db
    .select({
      at: contentVersions.receivedAt,
      title: contentVersions.title,
      text: contentVersions.body,
      memberId: contents.authorId,
    })
    .from(contentVersions)
    .innerJoin(contents, and(eq(contents.type, contentVersions.type), eq(contents.id, contentVersions.id)))
    .where(
      and(
        eq(contentVersions.type, p('type')),
        eq(contentVersions.id, p('id')),
        eq(contentVersions.version, p('version')),
        isNull(contentVersions.erasedAt),
      ),
    ),
)

const reportByRef = prepared((db) =>
  db
    .select({
      ...{ at: reports.reportedAt, title: reports.reason, text: reports.text, memberId: cases.authorId },
      ...{ enquiryId: reports.enquiryId, enteredBy: reports.enteredBy },
    })
    .from(reports)
    .innerJoin(cases, eq(cases.id, reports.caseId))
    .where(eq(reports.id, p('id'))),
)

async function loadText(db: Db, ref: Extract<EvidenceRef, { kind: 'text' }>): Promise<PinnedText | null> {
  // a member's profile is no text that can be opened
  if (ref.type === 'member') return null
  const { type, id, version } = ref
  const [row] = await textByRef(db).execute({ type, id, version })
  return row ?? null
}

async function loadReport(db: Db, id: string): Promise<PinnedText | null> {
  const [row] = await reportByRef(db).execute({ id })
  if (!row) return null
  const { enquiryId, enteredBy, ...report } = row
  return { ...report, origin: enquiryId === null ? null : { enquiryId, enteredBy } }
}

async function loadDecisionText(db: Db, id: string): Promise<PinnedText | null> {
  const [row] = await db
    .select({
      at: decisions.decidedAt,
      measures: decisions.measures,
      text: decisions.text,
      memberId: decisions.authorId,
      state: decisions.state,
    })
    .from(decisions)
    .where(eq(decisions.id, id))
  if (row?.state !== 'standing') return null
  const { measures, at, text, memberId } = row
  return { at, text, memberId, title: (JSON.parse(measures) as string[]).join('+') }
}

function loadPinnedText(db: Db, ref: EvidenceRef): Promise<PinnedText | null> {
  if (ref.kind === 'text') return loadText(db, ref)
  return ref.kind === 'report' ? loadReport(db, ref.id) : loadDecisionText(db, ref.id)
}

/** Reads a piece of evidence; `null`: there is none, it was emptied, or it is not of this member. */
export async function loadPin(db: Db, ref: EvidenceRef, memberId: string): Promise<EvidencePin | null> {
  const pinned = await loadPinnedText(db, ref)
  if (pinned?.memberId !== memberId) return null
  const { at, title, text, origin = null } = pinned
  return toPin({ ref, at, title, text, origin })
}

const newestVersionOf = prepared((db) =>
  db
    .select({ version: contents.version })
    .from(contents)
    .where(and(eq(contents.type, p('type')), eq(contents.id, p('id')))),
)

/** The newest version number of a text; 0: the desk does not know it. */
export async function newestVersion(db: Db, { type, id }: { type: TargetType; id: string }): Promise<number> {
  const [row] = await newestVersionOf(db).execute({ type, id })
  return row?.version ?? 0
}

/** A member's newest texts, as references to evidence that can be pinned. */
export async function pinnableTargets(
  db: Db,
  memberId: string,
  limit: number,
): Promise<{ kind: 'text'; type: TargetType; id: string; version: number }[]> {
  const rows = await db
    .select({ type: contents.type, id: contents.id, version: contents.version })
    .from(contents)
    .where(and(eq(contents.authorId, memberId), inArray(contents.type, [...TARGET_TYPES])))
    .orderBy(desc(contents.updatedAt))
    .limit(limit)
  return rows.map((row) => ({ ...row, kind: 'text' as const, type: row.type as TargetType }))
}
