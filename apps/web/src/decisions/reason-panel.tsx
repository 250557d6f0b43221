import { MAX_CASE_REASON_LENGTH } from '@mimamori/policy/cases/set-aside-rules'
import { api } from '../api/api-client.ts'
import { forgetTabOwnership } from '../api/tab-ownership.ts'
import type { PanelProps } from './aside-moves.ts'
import { type AsideCopy, useAsideCopy } from './aside-words.ts'
import { ReasonForm } from './reason-form.tsx'

type Kind = 'escalate' | 'send_back'

const TEXTS: Readonly<Record<Kind, (words: AsideCopy) => { title: string; hint: string; confirm: string }>> = {
  escalate: (words) => ({ title: words.escalateTitle, hint: words.escalateHint, confirm: words.escalate }),
  send_back: (words) => ({ title: words.sendBackTitle, hint: words.sendBackHint, confirm: words.sendBack }),
}

/** Why a lead should look at a case, or why it goes back. */
export function ReasonPanel({ review, active, closed, busy, run, onBack, kind }: PanelProps & { kind: Kind }) {
  const words = useAsideCopy()
  const { id: caseId, fence, number } = review
  return (
    <ReasonForm
      {...TEXTS[kind](words)}
      place={`${kind} ${caseId} ${review.holder?.id ?? ''}`}
      words={words}
      atMost={MAX_CASE_REASON_LENGTH}
      closed={closed}
      busy={busy}
      active={active}
      onSend={(why) =>
        run(async () => {
          const body = { caseId, fence, why }
          await (kind === 'escalate' ? api.cases.escalate(body) : api.cases.sendBack(body))
          forgetTabOwnership(caseId)
          return { said: kind === 'escalate' ? words.escalated(number) : words.sentBack(number), leaves: true }
        })
      }
      onBack={onBack}
    />
  )
}
