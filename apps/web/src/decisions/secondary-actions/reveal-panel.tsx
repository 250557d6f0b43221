import { PERSONAL_FIELDS, type PersonalField } from '@mimamori/policy/members/personal-fields'
import { type ReactNode, useState } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { DecisionPanel } from '../../parts/decision-panel.tsx'
import { NumberedList } from '../numbered-list.tsx'
import { type RevealPanelProps, RevealReasonStep } from './reveal-reason-step.tsx'
import { useNumberedChoice } from './use-numbered-choice.ts'

/** Asks for the field and the reason, a digit each. The revealed value is passed to `onReveal` and not kept here. */
export function RevealPanel(props: RevealPanelProps): ReactNode {
  const [field, choose] = useState<PersonalField | null>(null)
  if (field === null) return <FieldStep {...props} onChoose={choose} />
  return <RevealReasonStep {...props} field={field} />
}

function FieldStep({ active, onBack, onChoose }: RevealPanelProps & { onChoose: (field: PersonalField) => void }) {
  const words = useMessages('aside')
  const { list, take } = useNumberedChoice(
    { names: PERSONAL_FIELDS, labels: words.revealFields, onTake: onChoose },
    active,
  )
  return (
    <DecisionPanel
      title={words.revealTitle}
      hint={words.revealFieldHint}
      problem={null}
      closed={false}
      confirm={words.revealNext}
      confirmKey="Enter"
      onConfirm={take}
      onBack={onBack}
    >
      <NumberedList label={words.revealTitle} {...list} />
    </DecisionPanel>
  )
}
