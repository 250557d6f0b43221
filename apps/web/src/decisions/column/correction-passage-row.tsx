import type { DraftPassage } from '@mimamori/policy/drafts/draft-model'
import { cx } from '@mimamori/ui/class-names'
import { IconButton } from '@mimamori/ui/icon-button'
import { RotateCcw, X } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useMessages } from '../../i18n/messages.ts'

type RowProps = {
  number: number
  text: string
  passage: DraftPassage
  onChange: (change: Partial<Pick<DraftPassage, 'suggestion' | 'included'>>) => void
}

/** One passage to correct: its text and the wording suggested for it. */
export function CorrectionPassageRow({ number, text, passage, onChange }: RowProps): ReactNode {
  const panels = useMessages('panels')
  const id = useId()
  const { included } = passage
  return (
    <fieldset className="grid gap-1.5 rounded-md border border-line bg-bg p-2">
      <legend className="sr-only">{panels.passage(number)}</legend>
      <div className="flex items-start gap-2">
        <p lang="ja" className={cx('verbatim min-w-0 flex-1 text-sm/5', !included && 'text-ink3 line-through')}>
          {text}
        </p>
        <IconButton
          label={included ? panels.leaveOut : panels.takeBack}
          onClick={() => onChange({ included: !included })}
          className="size-6!"
        >
          {included ? <X size={14} /> : <RotateCcw size={14} />}
        </IconButton>
      </div>
      {included ? (
        <>
          <label htmlFor={id} className="sr-only">
            {panels.suggestion}
          </label>
          <input
            id={id}
            lang="ja"
            value={passage.suggestion}
            maxLength={1000}
            placeholder={panels.suggestionHint}
            onChange={(event) => onChange({ suggestion: event.target.value })}
            className="h-7 w-full rounded-sm border border-line2 bg-panel px-2 text-sm"
          />
        </>
      ) : null}
    </fieldset>
  )
}
