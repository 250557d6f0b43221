import { type EnquiryChecklist as Answers, openQuestions } from '@mimamori/policy/enquiries/enquiry'
import { Button } from '@mimamori/ui/button'
import { CircleAlert, CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { ChecklistFields } from './checklist-fields.tsx'
import { useEnquiryCopy } from './enquiry-copy.ts'
import { EnquirySection } from './enquiry-section.tsx'
import { type SavedChecklist, useSavedChecklist } from './use-saved-checklist.ts'

type Props = {
  checklist: Answers
  works: boolean
  /** today in Japan */
  today: string
  onSave: (checklist: Answers) => Promise<string | null>
}

/** What is asked of every enquiry; each answer is saved as it is given. */
export function EnquiryChecklist({ checklist, works, today, onSave }: Props): ReactNode {
  const { checklist: copy } = useEnquiryCopy()
  const saved = useSavedChecklist(checklist, onSave)
  const { answers, change } = saved
  const left = openQuestions(answers).length
  return (
    <EnquirySection
      title={copy.title}
      beside={
        <span className="flex flex-wrap items-center gap-x-3 text-sm">
          <SavingState saved={saved} />
          <span className={left > 0 ? 'text-amber' : 'text-ink2'}>{left > 0 ? copy.left(left) : copy.complete}</span>
        </span>
      }
    >
      <ChecklistFields answers={answers} works={works} today={today} onChange={change} />
    </EnquirySection>
  )
}

function SavingState({ saved: { phase, problem, retry } }: { saved: SavedChecklist }) {
  const { checklist: copy } = useEnquiryCopy()
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <span role="status" className="flex items-center gap-1.5 text-ink2">
        {phase === 'saving' ? copy.saving : null}
        {phase === 'saved' ? (
          <>
            <CircleCheck size={14} className="text-green" aria-hidden="true" />
            {copy.saved}
          </>
        ) : null}
        {phase === 'unsaved' ? (
          <span className="flex items-center gap-1.5 text-red">
            <CircleAlert size={14} className="flex-none" aria-hidden="true" />
            {copy.unsaved}
            {problem ? <span>{problem}</span> : null}
          </span>
        ) : null}
      </span>
      {phase === 'unsaved' ? (
        <Button small onClick={retry}>
          {copy.retry}
        </Button>
      ) : null}
    </span>
  )
}
