import { Button } from '@mimamori/ui/button'
import { useId } from 'react'
import { useCopy } from '../language/language.tsx'

type Props = {
  text: string
  edited: boolean
  /** shown, and keeps the focus, but takes no text */
  locked: boolean
  /** the same letter in the person's own language, when that is not Japanese */
  translation: string | null
  onEdit: (text: string | null) => void
}

/** The exact text that goes out. It can be edited before it is sent. */
export function Preview({ text, edited, locked, translation, onEdit }: Props) {
  const { decisions } = useCopy()
  const id = useId()
  return (
    <div className="grid gap-1.5">
      <div className="flex min-h-6 items-center justify-between gap-2 text-sm text-ink2">
        <label htmlFor={id} className="font-semibold">
          {decisions.preview}
          {edited ? <span className="ml-2 font-normal text-amber">{decisions.previewEdited}</span> : null}
        </label>
        {edited ? (
          <Button small look="quiet" onClick={() => onEdit(null)} className="-mr-2">
            {decisions.reset}
          </Button>
        ) : null}
      </div>
      <textarea
        id={id}
        lang="ja"
        value={text}
        readOnly={locked}
        onChange={(event) => onEdit(event.target.value)}
        className="verbatim field-sizing-content max-h-72 min-h-28 w-full resize-y rounded-md border border-line bg-bg px-2.5 py-2 text-sm/5"
      />
      {translation ? (
        <details open className="text-sm">
          <summary className="min-h-6 text-ink2">{decisions.english}</summary>
          <p className="verbatim mt-1 border-l-2 border-line2 pl-2.5 leading-5 text-ink2">{translation}</p>
        </details>
      ) : null}
    </div>
  )
}
