import type { EnquiryCase } from '@mimamori/contract/enquiries/enquiry-case-contract'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, type RefObject, useState } from 'react'
import { api } from '../../api/api-client.ts'
import { queries } from '../../api/api-queries.ts'
import { AnswerGiven } from '../../enquiries/answer-given.tsx'
import { useEnquiryCopy, useEnquiryErrorCopy } from '../../enquiries/enquiry-copy.ts'
import { type Answer, EnquiryAnswer } from './enquiry-answer.tsx'
import { useEnquiryCall } from './use-enquiry-call.ts'

type Props = {
  review: EnquiryCase
  staffId: string
  active: boolean
  frame: {
    readonly closed: string | null
    readonly barred: string | null
    readonly letter: RefObject<HTMLDivElement | null>
    readonly unfold: () => void
  }
  /** it is answered: the next case comes on screen */
  onAnswered: () => void
}

/** The decision column of an enquiry: the answer to write, or the one that was given. */
export function EnquiryDecision({ review, staffId, active, frame, onAnswered }: Props): ReactNode {
  const { answer: copy } = useEnquiryCopy()
  const { refusals }: { refusals: { readonly [refusal: string]: string } } = useEnquiryErrorCopy()
  const { act, busy } = useEnquiryCall(review)
  const [problem, setProblem] = useState<string | null>(null)
  const cache = useQueryClient()
  const { id: caseId, fence, number, may, enquiry } = review
  if (enquiry.answered && enquiry.state !== 'open') {
    const undo = () =>
      act(
        () => api.enquiries.undo({ caseId }),
        () => copy.undone,
      ).then(setProblem)
    return (
      <AnswerGiven
        answered={enquiry.answered}
        kept={may.undo === null ? null : (refusals[may.undo] ?? null)}
        busy={busy}
        problem={problem}
        onUndo={() => void undo()}
        onFinal={() => void cache.invalidateQueries({ queryKey: queries.cases.get.queryKey({ input: { caseId } }) })}
      />
    )
  }
  const send = async (answer: Answer) => {
    const failed = await act(
      () => api.enquiries.answer({ caseId, fence, ...answer }),
      () => copy.done(number),
    )
    if (failed === null) onAnswered()
    return failed
  }
  // whether the case is in hand is for the frame to say, which knows this tab
  const refusal = may.answer === null || may.answer === 'lease_lost' ? null : (refusals[may.answer] ?? may.answer)
  return (
    <EnquiryAnswer
      review={review}
      staffId={staffId}
      active={active}
      barred={frame.barred}
      closed={frame.closed ?? refusal}
      busy={busy}
      letterPlace={frame.letter}
      onChosen={frame.unfold}
      onSend={send}
    />
  )
}
