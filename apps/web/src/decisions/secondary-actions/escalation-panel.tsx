import { MAX_CASE_REASON_LENGTH } from '@mimamori/policy/cases/set-aside-rules'
import { type ReactNode, useState } from 'react'
import { api } from '../../api/api-client.ts'
import { useKeptDraft } from '../../api/kept-drafts.ts'
import { giveUpClaim } from '../../api/tab-ownership.ts'
import { type Messages, useMessages } from '../../i18n/messages.ts'
import { ReasonForm } from '../../parts/actions/reason-form.tsx'
import { DraftLine } from '../../parts/draft-line.tsx'
import type { SecondaryPanelProps } from './secondary-action-props.ts'

type EscalationKind = 'escalate' | 'send_back'

const TEXTS: Readonly<
  Record<EscalationKind, (words: Messages['aside']) => { title: string; hint: string; confirm: string }>
> = {
  escalate: (words) => ({ title: words.escalateTitle, hint: words.escalateHint, confirm: words.escalate }),
  send_back: (words) => ({ title: words.sendBackTitle, hint: words.sendBackHint, confirm: words.sendBack }),
}

/** Asks for the reason to escalate a case, or to send it back. */
export function EscalationPanel({
  review,
  active,
  closed,
  busy,
  run,
  onBack,
  kind,
  staffId,
}: SecondaryPanelProps & { kind: EscalationKind; staffId: string }): ReactNode {
  const words = useMessages('aside')
  const { id: caseId, fence, number } = review
  const [problem, setProblem] = useState<string | null>(null)
  const draft = useKeptDraft(staffId, caseId, kind, active)
  return (
    <ReasonForm
      {...TEXTS[kind](words)}
      place={kind}
      draft={{
        text: draft.content?.text ?? '',
        write: (text) => draft.write(text === '' ? null : { kind, text }),
        sent: draft.sent,
        line: <DraftLine draft={draft} />,
      }}
      words={words}
      atMost={MAX_CASE_REASON_LENGTH}
      closed={closed}
      operation={{ busy, problem, forget: () => setProblem(null) }}
      active={active}
      onSend={async (why) => {
        const failed = await run(async () => {
          const body = { caseId, fence, why }
          const sent = kind === 'escalate' ? api.cases.escalate(body) : api.cases.sendBack(body)
          await giveUpClaim<{ actId: string }>(review, sent)
          return { message: kind === 'escalate' ? words.escalated(number) : words.sentBack(number), leaves: true }
        })
        setProblem(failed)
        return failed === null
      }}
      onBack={onBack}
    />
  )
}
