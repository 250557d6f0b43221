import type { MaskedMember } from '@mimamori/contract/cases/review-contract'
import type { EnquiryCase, EnquiryView } from '@mimamori/contract/enquiries/enquiry-case-contract'
import { checkLease } from '@mimamori/policy/cases/lease-rules'
import { openQuestions } from '@mimamori/policy/enquiries/enquiry'
import { checkAnswer, undoAnswer } from '@mimamori/policy/enquiries/enquiry-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import type { StoredCase } from '@mimamori/storage/cases/case-reads'
import { enquiryOfCase, type StoredEnquiry } from '@mimamori/storage/enquiries/enquiry-reads'
import { versionOf } from '@mimamori/storage/intake/intake-reads'
import { aliasOf } from '@mimamori/storage/staff/staff-reads'
import { requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { loadLadder } from './ladder-step.ts'
import { loadCaseHead } from './load-case-head.ts'
import { loadEnquiryLetters } from './load-enquiry-letters.ts'
import { loadLinkedJob, loadOpenedCases, loadRelated, loadSuggestedJob } from './load-enquiry-parts.ts'
import { loadMaskedMember } from './load-masked-member.ts'

/** Everything the review screen shows about an enquiry, as this person may see it. */
export async function loadEnquiryCase(app: AppContext, actor: Staff, storedCase: StoredCase): Promise<EnquiryCase> {
  const { db } = app.storage
  const enquiry = requireFound(await enquiryOfCase(db, storedCase.id))
  const [head, version, view, asking] = await Promise.all([
    loadCaseHead(app, actor, storedCase, enquiry.answeredAt),
    versionOf(db, storedCase.target, storedCase.contentVersion),
    loadView(app, actor, enquiry),
    enquiry.memberId === null ? null : loadMemberWithStanding(app, actor, enquiry.memberId),
  ])
  const now = app.clock.now()
  const work = checkLease(storedCase, actor, storedCase.fence, now)
  const undone = undoAnswer(enquiry, actor, now)
  return {
    ...head,
    kind: 'enquiry',
    title: version?.title ?? '',
    enquiry: view,
    asking: asking?.member ?? null,
    may: { work, answer: work ?? checkAnswer(enquiry, actor), undo: undone.ok ? null : undone.refusal },
  }
}

/** A member as this person may see them, with what the ladder suggests next for them; `null`: the desk does not know them. */
async function loadMemberWithStanding(app: AppContext, actor: Staff, id: string) {
  const [member, { standing, next }] = await Promise.all([
    loadMaskedMember(app.storage, actor, id),
    loadLadder(app.storage.db, id, app.clock.now()),
  ])
  return member && { member: { ...member, standing } satisfies MaskedMember, next }
}

async function loadView(app: AppContext, actor: Staff, enquiry: StoredEnquiry): Promise<EnquiryView> {
  const { db } = app.storage
  const { links, checklist, evidence, enteredBy, answeredBy } = enquiry
  const people = [...new Set([enteredBy, answeredBy, ...evidence.map(({ by }) => by)])].filter((id) => id !== null)
  const [aliases, other, job, suggestedJob, related, opened] = await Promise.all([
    Promise.all(people.map(async (id) => [id, (await aliasOf(db, id)) ?? ''] as const)).then((all) => new Map(all)),
    links.member?.found ? loadMemberWithStanding(app, actor, links.member.found) : null,
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
      member: links.member ? { looked: true, found: other?.member ?? null } : { looked: false },
      job: links.job ? { looked: true, found: job } : { looked: false },
    },
    openQuestions: [...openQuestions(checklist)],
    next: other?.next ?? null,
    letters: loadEnquiryLetters(app, enquiry),
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
