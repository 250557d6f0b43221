import type { EnquiryCase, EnquiryView } from '@mimamori/contract/enquiries/enquiry-case-contract'
import { checkLease } from '@mimamori/policy/cases/lease-rules'
import { allowedMoves } from '@mimamori/policy/decisions/allowed-case-actions'
import { openQuestions } from '@mimamori/policy/enquiries/enquiry'
import { checkAnswer, undoAnswer } from '@mimamori/policy/enquiries/enquiry-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import type { StoredCase } from '@mimamori/storage/cases/case-reads'
import { enquiryOfCase, type StoredEnquiry } from '@mimamori/storage/enquiries/enquiry-reads'
import { versionOf } from '@mimamori/storage/intake/intake-reads'
import { aliasesOf } from '@mimamori/storage/staff/staff-reads'
import { requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { loadLadder } from './ladder-step.ts'
import { loadCaseHead } from './load-case-head.ts'
import { loadEnquiryLetters } from './load-enquiry-letters.ts'
import { loadLinkedJob, loadOpenedCases, loadRelated, loadSuggestedJob } from './load-enquiry-parts.ts'
import { loadMemberWithStanding } from './load-masked-member.ts'

/** Everything the review screen shows about an enquiry, as this person may see it. */
export async function loadEnquiryCase(app: AppContext, actor: Staff, storedCase: StoredCase): Promise<EnquiryCase> {
  const { db } = app.storage
  const enquiry = requireFound(await enquiryOfCase(db, storedCase.id))
  const [head, version, view, asking] = await Promise.all([
    loadCaseHead(app, actor, storedCase),
    versionOf(db, storedCase.target, storedCase.contentVersion),
    loadView(app, actor, enquiry),
    enquiry.memberId === null ? null : loadMemberWithStanding(app.storage, actor, enquiry.memberId, app.clock.now()),
  ])
  const now = app.clock.now()
  const work = checkLease(storedCase, actor, storedCase.fence, now)
  const undone = undoAnswer(enquiry, actor, now)
  return {
    ...head,
    decidedAt: enquiry.answeredAt,
    moves: allowedMoves(storedCase, actor, storedCase.fence, now),
    kind: 'enquiry',
    title: version?.title ?? '',
    enquiry: view,
    asking,
    may: { work, answer: work ?? checkAnswer(enquiry, actor), undo: undone.ok ? null : undone.refusal },
  }
}

async function loadView(app: AppContext, actor: Staff, enquiry: StoredEnquiry): Promise<EnquiryView> {
  const { db } = app.storage
  const now = app.clock.now()
  const { links, checklist, evidence, enteredBy, answeredBy } = enquiry
  const people = [...new Set([enteredBy, answeredBy, ...evidence.map(({ by }) => by)])].filter((id) => id !== null)
  const [aliases, other, ladder, job, suggestedJob, related, opened] = await Promise.all([
    aliasesOf(db, people),
    links.member?.found ? loadMemberWithStanding(app.storage, actor, links.member.found, now) : null,
    links.member?.found ? loadLadder(db, links.member.found, now) : null,
    links.job?.found ? loadLinkedJob(db, links.job.found) : null,
    loadSuggestedJob(db, enquiry),
    loadRelated(db, enquiry),
    loadOpenedCases(db, enquiry),
  ])
  const named = (id: string | null): string | null => (id === null ? null : (aliases.get(id) ?? ''))
  const { id, state, receivedAt, memberId, statedName, statedJobUrl, text, letter, note, answeredAt } = enquiry
  return {
    ...{ id, state, receivedAt, memberId, statedName, statedJobUrl, text, checklist, suggestedJob, related, opened },
    enteredBy: named(enteredBy),
    evidence: evidence.map((each) => ({ text: each.text, at: each.at, by: named(each.by) })),
    links: {
      member: links.member ? { looked: true, found: other } : { looked: false },
      job: links.job ? { looked: true, found: job } : { looked: false },
    },
    openQuestions: [...openQuestions(checklist)],
    next: ladder?.next ?? null,
    letters: loadEnquiryLetters(app, { memberId, job }),
    answered:
      answeredBy === null || answeredAt === null
        ? null
        : {
            ...{ letter, note, at: answeredAt },
            by: named(answeredBy) ?? '',
            heldUntil: state === 'held' ? enquiry.heldUntil : null,
          },
  }
}
