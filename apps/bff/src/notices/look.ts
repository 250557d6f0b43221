import type { CurrentNotice, NoticeLine, NoticeView, StartableNotice } from '@mimamori/contract/notices/notice-contract'
import { addMonths, monthOf } from '@mimamori/policy/breakdown/japan-month'
import { allowedNoticeActions } from '@mimamori/policy/notices/allowed-notice-actions'
import { checkNoticeBegin } from '@mimamori/policy/notices/notice-draft-rules'
import { figuresMonthOf, type NoticeTexts } from '@mimamori/policy/notices/notice-model'
import { findNoticeFlaws } from '@mimamori/policy/notices/notice-text-rules'
import { soloCompletionFrom } from '@mimamori/policy/people/second-lead-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { closedMonths } from '@mimamori/storage/closings/closing-reads'
import {
  noticeById,
  noticeLines,
  noticesOf,
  type NoticeLine as StoredLine,
} from '@mimamori/storage/notices/notice-reads'
import { leadsState } from '@mimamori/storage/people/account-standing-reads'
import { aliasesOf } from '@mimamori/storage/staff/staff-reads'
import type { Storage } from '@mimamori/storage/storage'
import { notFoundError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { documentsOf } from './document.ts'
import { materialOf } from './material.ts'
import { basisOf } from './publish.ts'
import { toTell } from './write.ts'

/** ten years of months, and what was issued again */
const LISTED = 200
/** months back of which a notice is offered to be begun */
const OFFERED = 4

type Did = { readonly by: string; readonly at: string }
type Who = <Done extends Did>(did: Done) => Omit<Done, 'by'> & { by: { id: string; alias: string }; at: string }

async function whoIn(db: Storage['db'], all: readonly StoredLine[]): Promise<Who> {
  const did = all.flatMap(({ begun, edited, requested, refused, published }) => [
    ...[begun, edited, requested, refused, published].flatMap((each) => each?.by ?? []),
  ])
  const aliases = await aliasesOf(db, [...new Set(did)])
  return (done) => ({ ...done, by: { id: done.by, alias: aliases.get(done.by) ?? '' } })
}

function lineOf(it: StoredLine, who: Who, newest: number): NoticeLine {
  const { id, month, version, state, edit, requested, refused, published } = it
  return {
    ...{ id, month, figuresMonth: figuresMonthOf(month), version, state, edit },
    edited: who(it.edited),
    requested: requested && who(requested),
    refused: refused && who(refused),
    published: published && { ...who({ by: published.by, at: published.at }), revision: published.revision },
    newer: published && newest > published.revision ? newest : null,
  }
}

/** Has no later version of it been published? */
const isNewest = ({ month, version }: StoredLine, all: readonly StoredLine[]): boolean =>
  !all.some((each) => each.month === month && each.version > version && each.published)

/** Months that ended lately or run, and have no notice yet. */
function beginnable(
  now: string,
  actor: Staff,
  all: readonly StoredLine[],
  revisions: ReadonlyMap<string, number>,
): StartableNotice[] {
  const running = monthOf(now)
  const earliest = addMonths(running, -OFFERED)
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
      why: checkNoticeBegin(toTell(month, now, []), actor),
    }))
}

const revisionsIn = async (db: Storage['db']): Promise<ReadonlyMap<string, number>> =>
  new Map((await closedMonths(db)).map(({ month, revision }) => [month, revision]))

/** All notices, and the months that have none yet. */
export async function noticeList({ storage: { db }, clock }: AppContext, actor: Staff) {
  const [all, revisions] = await Promise.all([noticeLines(db, LISTED), revisionsIn(db)])
  const who = await whoIn(db, all)
  return {
    notices: all.map((each) =>
      lineOf(each, who, isNewest(each, all) ? (revisions.get(figuresMonthOf(each.month)) ?? 0) : 0),
    ),
    toBegin: beginnable(clock.now(), actor, all, revisions),
  }
}

/** One notice, as it was published or as it would be now, with what may be done. */
export async function noticeView({ storage: { db }, catalogue, clock }: AppContext, actor: Staff, noticeId: string) {
  const it = await noticeById(db, noticeId)
  if (!it) throw notFoundError()
  const now = clock.now()
  const { month, version, texts, issue } = it
  const [material, versions, leads] = await Promise.all([
    materialOf(db, catalogue, { month, version, at: now }),
    noticesOf(db, month),
    leadsState(db, now),
  ])
  const who = await whoIn(db, [it])
  const view: NoticeView = {
    ...lineOf(it, who, isNewest(it, versions) ? (material.closing?.revision ?? 0) : 0),
    begun: who(it.begun),
    texts,
    documents: issue ? [...issue.documents] : documentsOf(material.with(texts)),
    figures: issue ? issue.figures : material.figures,
    intact: issue?.intact ?? true,
    hash: issue?.hash ?? null,
    flaws: issue ? [] : findNoticeFlaws(texts),
    aloneFrom: it.state === 'requested' && it.requested ? soloCompletionFrom(it.requested.at, leads.since) : null,
    versions: versions.map(({ id, version, state, published }) => ({
      ...{ id, version, state },
      publishedAt: published?.at ?? null,
    })),
    moves: allowedNoticeActions(
      it,
      actor,
      await basisOf(db, it, { ...material, now, actor }),
      toTell(month, now, versions),
    ),
  }
  return view
}

/** These texts as they would be published now. */
export async function noticePreview(
  { storage: { db }, catalogue, clock }: AppContext,
  noticeId: string,
  texts: NoticeTexts,
) {
  const it = await noticeById(db, noticeId)
  if (!it) throw notFoundError()
  const { month, version } = it
  const material = await materialOf(db, catalogue, { month, version, at: clock.now() })
  return { documents: documentsOf(material.with(texts)), flaws: findNoticeFlaws(texts) }
}

/** The text as it is now, for whoever wrote on an older one. */
export async function noticeNow(
  db: Storage['db'],
  it: StoredLine & { readonly texts: NoticeTexts },
): Promise<CurrentNotice> {
  const who = await whoIn(db, [it])
  return { edit: it.edit, edited: who(it.edited), texts: it.texts }
}
