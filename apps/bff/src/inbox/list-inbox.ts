import type { InboxEntry, WatchedCase } from '@mimamori/contract/inbox/inbox-contract'
import type { CaseState } from '@mimamori/policy/cases/case-model'
import { noteTextsOf } from '@mimamori/storage/cases/case-handling-reads'
import { decisionNotesOf } from '@mimamori/storage/decisions/decision-note-reads'
import * as reads from '@mimamori/storage/inbox/inbox-reads'
import type { Storage } from '@mimamori/storage/storage'
import { withdrawalReasonsOf } from '@mimamori/storage/withdrawals/withdrawal-reason-reads'

type InboxQuery = {
  readonly unread: boolean
  readonly after?: string | undefined
  readonly limit: number
}

type Db = Storage['db']

const idsIn = (rows: readonly reads.StoredAnswer[], of: 'note' | 'decision' | 'withdrawal'): string[] => [
  ...new Set(rows.flatMap(({ detail }) => detail[of] ?? [])),
]

/** What people wrote about these, by the id of the note, the decision or the withdrawal. */
async function loadWords(db: Db, rows: readonly reads.StoredAnswer[]): Promise<ReadonlyMap<string, string>> {
  const [notes, decided, ended] = await Promise.all([
    noteTextsOf(db, idsIn(rows, 'note')),
    decisionNotesOf(db, idsIn(rows, 'decision')),
    withdrawalReasonsOf(db, idsIn(rows, 'withdrawal')),
  ])
  return new Map([...notes, ...decided, ...ended])
}

/** A page of a person's inbox: answers, and notes that mention them, newest first. */
export async function listInbox(
  db: Db,
  { staffId, now }: { readonly staffId: string; readonly now: string },
  { unread, after, limit }: InboxQuery,
): Promise<{ entries: InboxEntry[]; next: string | null }> {
  const query = { staffId, now, unread, after, limit }
  const [answered, mentioned] = await Promise.all([reads.answersPage(db, query), reads.mentionsPage(db, query)])
  const rows = [...answered, ...mentioned].sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, limit)
  const words = await loadWords(db, rows)
  const last = rows.at(-1)
  const entries = rows.map(({ id, kind, at, by, caseId, caseNumber, title, detail, readAt, words: own }) => ({
    id,
    kind,
    at,
    by,
    caseId,
    caseNumber,
    title: title ?? '',
    words: own ?? words.get(detail.note ?? detail.decision ?? detail.withdrawal ?? '') ?? null,
    measures: detail.measures ? [...detail.measures] : null,
    appealId: detail.appeal ?? null,
    withdrawalId: detail.withdrawal ?? null,
    until: detail.until ?? null,
    month: detail.month ?? null,
    noticeId: detail.notice ?? null,
    rule: detail.rule ?? null,
    read: readAt !== null,
  }))
  return { entries, next: rows.length === limit && last ? last.id : null }
}

/** How much is unread, the notes that mention this person and are not seen, and ids of the cases they watch. */
export async function summarizeInbox(
  db: Db,
  { staffId, now }: { readonly staffId: string; readonly now: string },
): Promise<{ unread: number; mentions: { noteId: string; caseId: string }[]; watched: string[] }> {
  const [unread, mentions, watched] = await Promise.all([
    reads.countUnread(db, staffId, now),
    reads.unseenMentionsOf(db, staffId),
    reads.watchedIds(db, staffId),
  ])
  return { unread, mentions, watched }
}

/** The cases a person watches, the newest watch first. */
export async function listWatchedCases(db: Db, staffId: string): Promise<WatchedCase[]> {
  const rows = await reads.watchedCases(db, staffId)
  return rows.map(({ caseId, caseNumber, title, state, at }) => ({
    caseId,
    caseNumber,
    title: title ?? '',
    state: state as CaseState,
    at,
  }))
}
