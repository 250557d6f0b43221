import { findUnfilledVariables } from '@mimamori/policy/catalogue/template-rendering'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { type ReactNode, useId, useRef } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { SnippetTrigger, TAKES_SNIPPETS } from '../../parts/snippet-trigger.tsx'
import { Translation } from '../../parts/translation.tsx'

type Props = {
  text: string
  edited: boolean
  /** read-only, and still focusable */
  locked: boolean
  /** the same letter in the person's own language, when that is not Japanese */
  translation: string | null
  onEdit: (text: string | null) => void
}

/** The letter as it will be sent, which can be edited; unfilled variables, which block sending, are marked. */
export function MemberMessagePreview({ text, edited, locked, translation, onEdit }: Props): ReactNode {
  const panels = useMessages('panels')
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const select = (start: number, end: number) => {
    field.current?.focus()
    field.current?.setSelectionRange(start, end)
  }
  return (
    <section data-letter aria-label={panels.preview} className="@container">
      <div className={cx('grid gap-x-5 gap-y-2', translation && '@xl:grid-cols-2')}>
        <div className="relative grid content-start gap-1" data-snippet-place>
          <div className="flex min-h-6 items-center justify-between gap-2 text-sm text-ink2">
            <label htmlFor={id} className="font-semibold">
              {panels.preview}
              {edited ? <span className="ml-2 font-normal text-amber">{panels.previewEdited}</span> : null}
            </label>
            <span className="flex items-center gap-1">
              {edited ? (
                <Button small variant="quiet" onClick={() => onEdit(null)}>
                  {panels.reset}
                </Button>
              ) : null}
              {locked ? null : <SnippetTrigger />}
            </span>
          </div>
          <Gaps text={text} onSelect={select} />
          <textarea
            ref={field}
            id={id}
            lang="ja"
            value={text}
            readOnly={locked}
            {...TAKES_SNIPPETS}
            onChange={(event) => onEdit(event.target.value)}
            className="verbatim field-sizing-content min-h-20 w-full resize-y rounded-md border border-line bg-bg px-2.5 py-2 text-[13px]/5"
          />
        </div>
        {translation ? <Translation text={translation} /> : null}
      </div>
    </section>
  )
}

/** The unfilled variables, each a link to its place in the text. */
function Gaps({ text, onSelect }: { text: string; onSelect: (start: number, end: number) => void }) {
  const panels = useMessages('panels')
  const gaps = findUnfilledVariables(text)
  if (gaps.length === 0) return null
  return (
    <section aria-label={panels.gaps} className="flex flex-wrap items-center gap-1.5 text-sm text-red">
      {panels.gaps}
      {gaps.map(({ name, start, end }) => (
        <Button key={start} small onClick={() => onSelect(start, end)}>
          {panels.gap(panels.variables[name], text.slice(0, start).split('\n').length)}
        </Button>
      ))}
    </section>
  )
}
