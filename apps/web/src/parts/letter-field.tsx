import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { type ReactNode, useId } from 'react'
import { SnippetTrigger, TAKES_SNIPPETS } from './snippet-trigger.tsx'

type Props = {
  label: string
  /** behind the label */
  hint?: string | undefined
  text: string
  maxLength: number
  /** the text is not as its template has it any more */
  edited: boolean
  words: { readonly edited: string; readonly reset: string }
  /** `null`: back to the template */
  onEdit: (text: string | null) => void
  /** below the field: what stands against sending it, or what to look at */
  note?: { readonly words: string; readonly wrong: boolean } | null
  className: string
}

/** A letter that begins as a template, and what was made of it; always in Japanese. */
export function LetterField(props: Props): ReactNode {
  const { label, hint, text, maxLength, edited, words, onEdit, note, className } = props
  const id = useId()
  return (
    <>
      <div className="flex min-h-6 items-center justify-between gap-2 text-sm text-ink2">
        <label htmlFor={id} className="font-semibold">
          {label}
          <span className="ml-2 font-normal empty:hidden">{hint}</span>
          {edited ? <span className="ml-2 font-normal text-amber">{words.edited}</span> : null}
        </label>
        <span className="flex items-center gap-1">
          {edited ? (
            <Button small variant="quiet" onClick={() => onEdit(null)}>
              {words.reset}
            </Button>
          ) : null}
          <SnippetTrigger />
        </span>
      </div>
      <textarea
        id={id}
        lang="ja"
        value={text}
        maxLength={maxLength}
        aria-invalid={note?.wrong ?? false}
        aria-describedby={note ? `${id}-note` : undefined}
        {...TAKES_SNIPPETS}
        onChange={(event) => onEdit(event.target.value)}
        className={cx(
          'verbatim field-sizing-content w-full resize-y rounded-md border border-line bg-bg px-2.5 py-2 text-[13px]/5 aria-invalid:border-red',
          className,
        )}
      />
      {note ? (
        <p
          id={`${id}-note`}
          role={note.wrong ? 'alert' : undefined}
          className={cx('text-sm', note.wrong ? 'text-red' : 'text-amber')}
        >
          {note.words}
        </p>
      ) : null}
    </>
  )
}
