import type { EnquiryCase } from '@mimamori/contract/enquiries/enquiry-case-contract'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode, RefObject } from 'react'
import { queries } from '../../api/api-queries.ts'
import { AnswerGiven } from '../../enquiries/answer-given.tsx'
import { useEnquiryCopy } from '../../enquiries/enquiry-copy.ts'
import { type Answer, EnquiryAnswer } from './enquiry-answer.tsx'
import { useEnquiryOperation } from './use-enquiry-operation.ts'

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
  const operation = useEnquiryOperation(review)
  const { run, busy, problem, why } = operation
  const cache = useQueryClient()
  const { id: caseId, fence, number, may, enquiry } = review
  if (enquiry.answered && enquiry.state !== 'open') {
    return (
      <AnswerGiven
        answered={enquiry.answered}
        kept={why(may.undo)}
        busy={busy}
        problem={problem}
        onUndo={() => void run(queries.enquiries.undo, { caseId }, { done: () => copy.undone })}
        onFinal={() => void cache.invalidateQueries({ queryKey: queries.cases.get.queryKey({ input: { caseId } }) })}
      />
    )
  }
  const send = async (answer: Answer) => {
    const answered = await run(
      queries.enquiries.answer,
      { caseId, fence, ...answer },
      { done: () => copy.done(number) },
    )
    if (answered) onAnswered()
    return answered !== null
  }
  // whether the case is in hand is for the frame to say, which knows this tab
  const refusal = may.answer === 'lease_lost' ? null : why(may.answer)
  return (
    <EnquiryAnswer
      review={review}
      staffId={staffId}
      active={active}
      barred={frame.barred}
      closed={frame.closed ?? refusal}
      operation={operation}
      letterPlace={frame.letter}
      onChosen={frame.unfold}
      onSend={send}
    />
  )
}
