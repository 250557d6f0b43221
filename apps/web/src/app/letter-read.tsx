import type { WithdrawalView } from '@mimamori/contract/withdrawals/withdrawals'
import { dayOf } from '@mimamori/policy/breakdown/month'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'
import { readAs } from '../decisions/proposal.ts'
import { useLetters } from '../language/letters.tsx'
import { useWithdrawalCopy } from '../language/withdrawal-copy.ts'

/** The letter of a withdrawal in the language of whoever reads it, for those who read no Japanese. */
export default function LetterRead({ it }: { it: WithdrawalView }) {
  const copy = useWithdrawalCopy()
  const { kind, memberId, target, proposedAt } = it
  const about = useQuery({
    ...queries.cases.get.queryOptions({ input: { caseId: it.case.id } }),
    enabled: kind === 'withdrawal',
  })
  const { sent, read } = useLetters(about.data?.judgedOn ?? dayOf(proposedAt))
  if (!sent || !read || about.isLoading) return null
  const subject =
    kind === 'withdrawal' && about.data
      ? { target, content: about.data.content }
      : { target: { type: 'member' as const, id: memberId }, content: { title: '', body: '' } }
  const text = readAs(it, subject, { sent, read }, proposedAt)
  if (text === null) return <p className="text-sm text-ink2">{copy.letterEdited}</p>
  return (
    <details open className="text-sm">
      <summary className="min-h-6 text-ink2">{copy.letterRead}</summary>
      <p className="verbatim mt-1 border-l-2 border-line2 pl-2.5 leading-5 text-ink2">{text}</p>
    </details>
  )
}
