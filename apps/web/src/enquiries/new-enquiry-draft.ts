import { useState } from 'react'
import { setLeaveGuard } from '../api/leave-guard.ts'

/** An enquiry as it is typed; `id` tells the fields of the evidence apart. */
export type NewEnquiryDraft = {
  readonly memberId: string
  readonly statedName: string
  readonly statedJobUrl: string
  readonly text: string
  readonly evidence: readonly { readonly id: number; readonly text: string }[]
}

export type NewEnquiryInput = {
  memberId: string | null
  statedName: string
  statedJobUrl: string
  text: string
  evidence: string[]
}

export type NewEnquiryProblem = 'memberId' | 'nobody' | 'text'

const EMPTY: NewEnquiryDraft = { memberId: '', statedName: '', statedJobUrl: '', text: '', evidence: [] }

/** an id of the marketplace, as the contract takes it */
const MEMBER_ID = /^[A-Za-z0-9_-]{1,64}$/

/** Is nothing typed? */
export function isEmptyDraft({ evidence, ...lines }: NewEnquiryDraft): boolean {
  return [...Object.values(lines), ...evidence.map(({ text }) => text)].every((text) => text.trim() === '')
}

/** The id of who asks: full-width letters are what a Japanese keyboard makes of it. `null`: none is typed. */
export function memberIdOf({ memberId }: NewEnquiryDraft): string | null {
  return memberId.normalize('NFKC').trim() || null
}

/** What has to be mended before it can be saved, in the order of the fields. */
export function newEnquiryProblems(draft: NewEnquiryDraft): NewEnquiryProblem[] {
  const memberId = memberIdOf(draft)
  const problems: NewEnquiryProblem[] = []
  if (memberId !== null && !MEMBER_ID.test(memberId)) problems.push('memberId')
  if (draft.statedName.trim() === '' && draft.statedJobUrl.trim() === '') problems.push('nobody')
  if (draft.text.trim() === '') problems.push('text')
  return problems
}

/** What is sent; evidence that was left empty is none. */
export function newEnquiryInput(draft: NewEnquiryDraft): NewEnquiryInput {
  return {
    memberId: memberIdOf(draft),
    statedName: draft.statedName.trim(),
    statedJobUrl: draft.statedJobUrl.trim(),
    text: draft.text.trim(),
    evidence: draft.evidence.map(({ text }) => text.trim()).filter((text) => text !== ''),
  }
}

/** What each person has typed and not saved, while the dialog is closed. */
const kept = new Map<string, NewEnquiryDraft>()

function keep(staffId: string, draft: NewEnquiryDraft): void {
  if (isEmptyDraft(draft)) kept.delete(staffId)
  else kept.set(staffId, draft)
  setLeaveGuard('new-enquiry', kept.size > 0)
}

/** The unsaved enquiry of this person: closing the dialog keeps it. `restored`: it was there when the dialog opened. */
export function useNewEnquiryDraft(staffId: string): {
  readonly draft: NewEnquiryDraft
  readonly restored: boolean
  readonly change: (change: Partial<NewEnquiryDraft>) => void
  readonly clear: () => void
} {
  const [draft, setDraft] = useState(() => kept.get(staffId) ?? EMPTY)
  const [restored, setRestored] = useState(() => kept.has(staffId))
  const put = (next: NewEnquiryDraft) => {
    setDraft(next)
    keep(staffId, next)
  }
  return {
    draft,
    restored,
    change: (change) => put({ ...draft, ...change }),
    clear: () => {
      setRestored(false)
      put(EMPTY)
    },
  }
}
