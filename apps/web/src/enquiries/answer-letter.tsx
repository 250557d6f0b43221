import { MAX_ENQUIRY_TEXT_LENGTH } from '@mimamori/policy/enquiries/enquiry-rules'
import { Button } from '@mimamori/ui/button'
import { type ReactNode, useId } from 'react'
import { SnippetTrigger, TAKES_SNIPPETS } from '../i18n/snippet-trigger.tsx'
import { useEnquiryCopy } from './enquiry-copy.ts'

type Props = {
  text: string
  edited: boolean
  /** `null`: back to the template */
  onEdit: (text: string | null) => void
}

/** The letter to who asks, as it will be sent; always in Japanese. */
export function AnswerLetter({ text, edited, onEdit }: Props): ReactNode {
  const { answer: copy } = useEnquiryCopy()
  const id = useId()
  return (
    <section data-letter aria-label={copy.letter} className="relative grid gap-1" data-snippet-place>
      <div className="flex min-h-6 items-center justify-between gap-2 text-sm text-ink2">
        <label htmlFor={id} className="font-semibold">
          {copy.letter}
          <span className="ml-2 font-normal empty:hidden">{copy.inJapanese}</span>
          {edited ? <span className="ml-2 font-normal text-amber">{copy.edited}</span> : null}
        </label>
        <span className="flex items-center gap-1">
          {edited ? (
            <Button small variant="quiet" onClick={() => onEdit(null)}>
              {copy.reset}
            </Button>
          ) : null}
          <SnippetTrigger />
        </span>
      </div>
      <textarea
        id={id}
        lang="ja"
        value={text}
        maxLength={MAX_ENQUIRY_TEXT_LENGTH}
        {...TAKES_SNIPPETS}
        onChange={(event) => onEdit(event.target.value)}
        className="verbatim field-sizing-content min-h-32 w-full resize-y rounded-md border border-line bg-bg px-2.5 py-2 text-[13px]/5"
      />
    </section>
  )
}
