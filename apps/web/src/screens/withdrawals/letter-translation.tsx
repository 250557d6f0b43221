import type { WithdrawalView } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { translateProposalMessage } from '../../decisions/withdrawal-proposal/proposal-message.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Translation } from '../../parts/translation.tsx'
import { useLetters } from '../../parts/use-letters.tsx'

/** The letter of a withdrawal in the language of the page, for those who do not read Japanese. */
export default function LetterTranslation({ withdrawal }: { withdrawal: WithdrawalView }): ReactNode {
  const copy = useMessages('withdrawals')
  const { kind, memberId, target, proposedAt } = withdrawal
  const about = useQuery({
    ...queries.cases.get.queryOptions({ input: { caseId: withdrawal.case.id } }),
    enabled: kind === 'withdrawal',
  })
  const review = about.data?.kind === 'review' ? about.data : undefined
  const proposedOn = dayOf(proposedAt)
  const { sent, read } = useLetters(review?.judgedOn ?? proposedOn, proposedOn)
  const subject =
    kind === 'reversal'
      ? { target: { type: 'member' as const, id: memberId }, content: { title: '', body: '' } }
      : review && { target, content: review.content }
  // without its case it is unknown whether it was edited
  if (!sent || !read || !subject) return null
  const text = translateProposalMessage(withdrawal, subject, { sent, read }, proposedAt)
  return text === null ? <p className="text-sm text-ink2">{copy.letterEdited}</p> : <Translation text={text} />
}
