import type { EnquiryCase } from '@mimamori/contract/enquiries/enquiry-case-contract'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import type { EnquiryChecklist as Answers } from '@mimamori/policy/enquiries/enquiry'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { queries } from '../../api/api-queries.ts'
import { serverNow } from '../../api/server-clock.ts'
import { EnquiryChecklist } from '../../enquiries/enquiry-checklist.tsx'
import { useEnquiryCopy } from '../../enquiries/enquiry-copy.ts'
import { EnquiryEvidence } from '../../enquiries/enquiry-evidence.tsx'
import { EnquiryProgress } from '../../enquiries/enquiry-progress.tsx'
import { EnquiryRow, EnquirySection } from '../../enquiries/enquiry-section.tsx'
import { OpenedCases } from '../../enquiries/opened-cases.tsx'
import { RelatedEnquiries } from '../../enquiries/related-enquiries.tsx'
import { langOf } from '../../i18n/lang-of.ts'
import { useOperation } from '../../parts/use-operation.ts'
import { EnquirySides } from './enquiry-sides.tsx'
import { useEnquiryOperation } from './use-enquiry-operation.ts'

type Props = { review: EnquiryCase; staffId: string; active: boolean; works: boolean }

/** The middle of an enquiry: everything the answer rests on, and what is found out on the way to it. */
export function EnquiryReading({ review, staffId, active, works }: Props): ReactNode {
  const copy = useEnquiryCopy()
  const { run, attempt, busy, problem } = useEnquiryOperation(review)
  const save = useSaveChecklist(review)
  useReadAgain(review, active)
  const [today] = useState(() => dayOf(new Date(serverNow()).toISOString()))
  const { id: caseId, fence, enquiry } = review
  const addEvidence = (text: string) =>
    attempt(queries.enquiries.addEvidence, { caseId, fence, text }, { done: () => copy.evidence.added })
  const openCase = (side: 'member' | 'job') =>
    run(queries.enquiries.openCase, { caseId, fence, side }, { done: ({ caseNumber }) => copy.opened.done(caseNumber) })
  return (
    <>
      <EnquiryProgress enquiry={enquiry} />
      <RelatedEnquiries related={enquiry.related} linkOf={caseLink} />
      <EnquirySection title={copy.told}>
        <EnquiryRow>
          <p lang={langOf(enquiry.text)} className="verbatim max-w-[680px] text-[15px]/7">
            {enquiry.text}
          </p>
        </EnquiryRow>
      </EnquirySection>
      <EnquiryEvidence
        evidence={enquiry.evidence}
        place={`evidence ${staffId} ${caseId}`}
        works={works}
        busy={busy}
        onAdd={addEvidence}
      />
      <EnquirySides review={review} active={active} works={works} />
      <EnquiryChecklist checklist={enquiry.checklist} works={works} today={today} onSave={save} />
      <OpenedCases
        enquiry={enquiry}
        works={works}
        busy={busy}
        problem={problem}
        caseLink={caseLink}
        onOpen={(side) => void openCase(side)}
      />
    </>
  )
}

const caseLink = (caseId: string, text: string): ReactNode => (
  <Link
    to="/review/$caseId"
    params={{ caseId }}
    search={({ queue: from = 'flagged' }) => ({ queue: from })}
    className="inline-flex min-h-6 items-center text-accent underline-offset-2 hover:underline"
  >
    {text}
  </Link>
)

const OPENED_POLL_INTERVAL_MS = 5_000

/** Reads the case again when it is back on screen, and while what was opened because of it is still to be decided. */
function useReadAgain({ id: caseId, enquiry }: EnquiryCase, active: boolean): void {
  const cache = useQueryClient()
  const wasActive = useRef(active)
  const opened = enquiry.opened.length > 0
  const waits = enquiry.opened.some(({ state }) => state !== 'closed')
  useEffect(() => {
    const readAgain = () =>
      void cache.invalidateQueries({ queryKey: queries.cases.get.queryKey({ input: { caseId } }) })
    const returns = active && !wasActive.current
    wasActive.current = active
    if (returns && opened) readAgain()
    if (!active || !waits) return
    const timer = setInterval(readAgain, OPENED_POLL_INTERVAL_MS)
    return () => clearInterval(timer)
  }, [active, opened, waits, caseId, cache])
}

/** Saves the checklist, and has the case read again. Resolves to the error message; `null`: it is saved. */
function useSaveChecklist({ id: caseId, fence }: EnquiryCase): (checklist: Answers) => Promise<string | null> {
  const { refusals } = useEnquiryCopy()
  const { attempt } = useOperation({ refusals, changes: [queries.cases.get.queryKey({ input: { caseId } })] })
  return (checklist) => attempt(queries.enquiries.check, { caseId, fence, checklist })
}
