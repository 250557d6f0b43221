import type { CurrentNotice, NoticeLine, NoticeView, StartableNotice } from '@mimamori/contract/notices/notice-contract'
import { addMonths, monthOf } from '@mimamori/policy/breakdown/japan-month'
import { allowedNoticeActions } from '@mimamori/policy/notices/allowed-notice-actions'
import { checkNoticeBegin } from '@mimamori/policy/notices/notice-draft-rules'
import { figuresMonthOf, type NoticeTexts } from '@mimamori/policy/notices/notice-model'
import type { NoticeBasis } from '@mimamori/policy/notices/notice-publication-rules'
import type { NoticeFlawAt } from '@mimamori/policy/notices/notice-text-rules'
import type { NoticeDocument, PublishedNotice } from '@mimamori/policy/notices/published-notice'
import { soloCompletionFrom } from '@mimamori/policy/people/second-lead-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { closedMonths } from '@mimamori/storage/closings/closed-figure-reads'
import {
  noticeLineById,
  noticeLines,
  noticesOf,
  type NoticeLine as StoredLine,
} from '@mimamori/storage/notices/notice-reads'
import { leadsState } from '@mimamori/storage/people/account-eligibility-reads'
import { SYSTEM } from '@mimamori/storage/record-change'
import { aliasesOf } from '@mimamori/storage/staff/staff-reads'
import type { Storage } from '@mimamori/storage/storage'
import { refusalOf, requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { type LoadedNotice, loadNotice } from './load-notice.ts'
import { correctionNotes } from './notice-document.ts'
import { loadNoticeMaterial } from './notice-material.ts'
import type { NoticeMaterial } from './notice-section-parts.ts'
import { stampOf } from './notice-stamp.ts'
import { loadNoticeBasis } from './publish-notice.ts'
import { renderNotice } from './render-notice.ts'
import { monthToTell } from './write-notice.ts'

/** ten years of months, and versions issued again */
const MAX_LISTED_NOTICES = 200
/** how many months back a missing notice can be started */
const MAX_MONTHS_BACK = 4

type SignedAct = { readonly by: string; readonly at: string }
/** Replaces the id of who did something by id and alias. */
type PersonLookup = <Done extends SignedAct>(
  did: Done,
) => Omit<Done, 'by'> & { by: { id: string; alias: string }; at: string }

async function loadPersonLookup(db: Storage['db'], all: readonly StoredLine[]): Promise<PersonLookup> {
  const actorIds = all.flatMap(({ created, edited, requested, refused, published }) => [
    ...[created, edited, requested, refused, published].flatMap((each) => each?.by ?? []),
  ])
  const aliases = await aliasesOf(db, [...new Set(actorIds)])
  return (done) => ({ ...done, by: { id: done.by, alias: aliases.get(done.by) ?? '' } })
}

function toNoticeLine(notice: StoredLine, who: PersonLookup, newest: number): NoticeLine {
  const { id, month, version, state, edit, requested, refused, published } = notice
  return {
    ...{ id, month, figuresMonth: figuresMonthOf(month), version, state, edit },
    edited: who(notice.edited),
    byDesk: notice.editorId === SYSTEM,
    requested: requested && who(requested),
    refused: refused && who(refused),
    published: published && { ...who({ by: published.by, at: published.at }), revision: published.revision },
    newer: published && newest > published.revision ? newest : null,
  }
}

/** Is this the newest published version of its month? */
const isNewest = ({ month, version }: StoredLine, all: readonly StoredLine[]): boolean =>
  !all.some((each) => each.month === month && each.version > version && each.published)

/** Recent months without a notice, and why one cannot be started. */
function monthsToBegin(
  now: string,
  actor: Staff,
  all: readonly StoredLine[],
  revisions: ReadonlyMap<string, number>,
): StartableNotice[] {
  const running = monthOf(now)
  const earliest = addMonths(running, -MAX_MONTHS_BACK)
  const closed = [...revisions].flatMap(([month, revision]) => (revision > 0 && month > earliest ? [month] : []))
  const figures = new Set([running, addMonths(running, -1), ...closed])
  return [...figures]
    .sort()
    .reverse()
    .map((figuresMonth) => ({ figuresMonth, month: addMonths(figuresMonth, 1) }))
    .filter(({ month }) => !all.some((each) => each.month === month))
    .map(({ figuresMonth, month }) => ({
      ...{ month, figuresMonth },
      closed: (revisions.get(figuresMonth) ?? 0) > 0,
      why: checkNoticeBegin(monthToTell(month, now, []), actor),
    }))
}

const loadNewestRevisions = async (db: Storage['db']): Promise<ReadonlyMap<string, number>> =>
  new Map((await closedMonths(db)).map(({ month, revision }) => [month, revision]))

/** All notices, and the months whose notice can be started. */
export async function listNotices(
  { storage: { db }, clock }: AppContext,
  actor: Staff,
): Promise<{ notices: NoticeLine[]; toBegin: StartableNotice[] }> {
  const [all, revisions] = await Promise.all([noticeLines(db, MAX_LISTED_NOTICES), loadNewestRevisions(db)])
  const who = await loadPersonLookup(db, all)
  return {
    notices: all.map((each) =>
      toNoticeLine(each, who, isNewest(each, all) ? (revisions.get(figuresMonthOf(each.month)) ?? 0) : 0),
    ),
    toBegin: monthsToBegin(clock.now(), actor, all, revisions),
  }
}

type ViewedNotice = Pick<
  NoticeView,
  'documents' | 'correction' | 'unrendered' | 'figures' | 'standards' | 'content' | 'flaws' | 'basis' | 'aloneFrom'
> & { readonly basisOfMoves: NoticeBasis }

/** of a notice that is not published: its editor and its preview have the note */
const NO_CORRECTION = { ja: '', en: '' }

/** What was published of a notice. */
function viewPublished({ month, version, texts }: LoadedNotice, { documents, figures }: PublishedNotice): ViewedNotice {
  return {
    correction: correctionNotes({ month, texts, figures }),
    ...{ documents: [...documents], unrendered: null, figures, standards: 0, content: '', flaws: [], aloneFrom: null },
    basis: { month, version, figures, corrected: null, previous: false, pictures: null, thresholds: [] },
    // nothing that is asked of what is published depends on it
    basisOfMoves: { people: null, closed: null, below: figures.below, flawed: false, standards: null, content: '' },
  }
}

/** The documents of a notice, or why there are none: its words are shown all the same, or nobody could mend them. */
async function renderIfPossible(
  app: AppContext,
  actor: Staff,
  content: NoticeMaterial,
): Promise<Pick<ViewedNotice, 'documents' | 'unrendered'>> {
  try {
    return { documents: await renderNotice(app, content, { person: actor.id, subject: null }), unrendered: null }
  } catch (fault) {
    const refusal = refusalOf(fault)?.refusal
    if (refusal !== 'notice_too_slow' && refusal !== 'notices_busy') throw fault
    return { documents: [], unrendered: refusal }
  }
}

/** What would be published of a notice now. */
async function viewOpen(app: AppContext, actor: Staff, notice: LoadedNotice): Promise<ViewedNotice> {
  const { storage, catalogue, clock } = app
  const { db } = storage
  const now = clock.now()
  const [material, leads] = await Promise.all([
    loadNoticeMaterial(db, catalogue, { month: notice.month, version: notice.version, at: now }),
    leadsState(db, now),
  ])
  const prepared = await material.prepare(notice.texts)
  const { figures, standards, basis } = material
  const { flaws, content } = prepared
  const waits = notice.state === 'requested' && notice.requested
  return {
    ...{ correction: NO_CORRECTION, figures, standards, basis, flaws, content },
    ...(await renderIfPossible(app, actor, prepared.material)),
    aloneFrom: waits ? soloCompletionFrom(waits.at, leads.since) : null,
    basisOfMoves: await loadNoticeBasis(db, notice, { ...material, flaws, content, now, actor }),
  }
}

/**
 * One notice, as it was published or as it would be published now, and what this person may do. Throws NotFound for an
 * unknown id.
 */
export async function getNotice(app: AppContext, actor: Staff, noticeId: string): Promise<NoticeView> {
  const { db } = app.storage
  const line = requireFound(await noticeLineById(db, noticeId))
  // before what it stands for is read: what changes meanwhile has another one
  const stamp = await stampOf(app, actor, line)
  const notice = requireFound(await loadNotice(db, noticeId))
  const { month, texts, publishedContent } = notice
  const [{ basisOfMoves, ...viewed }, versions, revisions, who] = await Promise.all([
    publishedContent ? viewPublished(notice, publishedContent) : viewOpen(app, actor, notice),
    noticesOf(db, month),
    loadNewestRevisions(db),
    loadPersonLookup(db, [notice]),
  ])
  return {
    ...toNoticeLine(notice, who, isNewest(notice, versions) ? (revisions.get(figuresMonthOf(month)) ?? 0) : 0),
    ...viewed,
    ...{ begun: who(notice.created), texts, stamp },
    intact: publishedContent?.intact ?? true,
    hash: publishedContent?.hash ?? null,
    versions: versions.map(({ id, version, state, published }) => ({
      ...{ id, version, state },
      publishedAt: published?.at ?? null,
    })),
    moves: allowedNoticeActions(notice, actor, basisOfMoves, monthToTell(month, app.clock.now(), versions)),
  }
}

/** These texts as they would be published now, with what keeps them from it. Throws NotFound for an unknown id, and the refusals of `renderNotice`. */
export async function previewNotice(
  app: AppContext,
  actor: Staff,
  noticeId: string,
  texts: NoticeTexts,
): Promise<{ documents: NoticeDocument[]; flaws: NoticeFlawAt[] }> {
  const { storage, catalogue, clock } = app
  const { db } = storage
  const notice = requireFound(await loadNotice(db, noticeId))
  const { month, version } = notice
  const { prepare } = await loadNoticeMaterial(db, catalogue, { month, version, at: clock.now() })
  const { material, flaws } = await prepare(texts)
  return { documents: await renderNotice(app, material, { person: actor.id, subject: noticeId }), flaws }
}

/** The saved texts, for somebody who edited an older version of them. */
export async function getCurrentTexts(
  db: Storage['db'],
  notice: StoredLine & { readonly texts: NoticeTexts },
): Promise<CurrentNotice> {
  const who = await loadPersonLookup(db, [notice])
  return { edit: notice.edit, edited: who(notice.edited), texts: notice.texts }
}
