import type { Review } from '@mimamori/contract/cases/review-contract'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import type { DecisionDraft, DraftPassage } from '@mimamori/policy/drafts/draft-model'
import { cx } from '@mimamori/ui/class-names'
import { IconButton } from '@mimamori/ui/icon-button'
import { Kbd } from '@mimamori/ui/kbd'
import { RotateCcw, X } from 'lucide-react'
import { type Dispatch, type ReactNode, useId } from 'react'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { AddPassage } from './add-passage.tsx'
import type { DraftAction } from './decision-draft.ts'
import { PanelFilter } from './filtered-list.tsx'
import type { OpenedDecisionPanel } from './use-decision-panel.ts'

type Props = {
  review: Review
  draft: DecisionDraft
  dispatch: Dispatch<DraftAction>
  evidence: () => HTMLElement | null
  opened: OpenedDecisionPanel
}

/** The passages to be corrected, each with a wording in its place, and the categories they break. */
export function CorrectionForm({ review, draft, dispatch, evidence, opened }: Props): ReactNode {
  const panels = useMessages('panels')
  return (
    <>
      <PanelFilter opened={opened} total={CATEGORIES.length} />
      <CategoryChips draft={draft} dispatch={dispatch} places={opened.places} />
      <section aria-label={panels.passages} className="grid gap-2">
        <h3 className="text-sm font-semibold text-ink2">{panels.passages}</h3>
        {draft.passages.map((passage, index) => (
          <CorrectionPassageRow
            // rows are only ever added; by place, the one typed into keeps the focus when the text is replaced
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={index}
            number={index + 1}
            text={review.content[passage.field].slice(passage.start, passage.end)}
            passage={passage}
            onChange={(change) => dispatch({ type: 'passage', at: index, change })}
          />
        ))}
        <AddPassage
          body={review.content.body}
          evidence={evidence}
          onAdd={(passage) => dispatch({ type: 'add', passage })}
        />
      </section>
    </>
  )
}

type ChipsProps = Pick<Props, 'draft' | 'dispatch'> & { places: readonly number[] }

function CategoryChips({ draft, dispatch, places }: ChipsProps) {
  const { words } = useCopy()
  const panels = useMessages('panels')
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-semibold text-ink2">
        {panels.categories} <span className="font-normal">{panels.toggleHint}</span>
      </legend>
      <div className="flex flex-wrap gap-1.5">
        {places.map((place, index) => {
          const category = CATEGORIES[place]
          if (!category) return null
          const on = draft.categories.includes(category)
          return (
            <button
              key={category}
              type="button"
              aria-pressed={on}
              title={words.categories[category]}
              onClick={() => dispatch({ type: 'toggle', category })}
              className={cx(
                'inline-flex min-h-7 items-center gap-1.5 rounded-md border px-1.5 text-sm',
                on ? 'border-accent bg-accent-bg' : 'border-line2 text-ink2 hover:bg-hover',
              )}
            >
              <Kbd>{String(index + 1)}</Kbd>
              {words.categoriesShort[category]}
            </button>
          )
        })}
      </div>
    </fieldset>
  )
}

type RowProps = {
  number: number
  text: string
  passage: DraftPassage
  onChange: (change: Partial<Pick<DraftPassage, 'suggestion' | 'included'>>) => void
}

/** One passage to correct: its text and the wording suggested for it. */
function CorrectionPassageRow({ number, text, passage, onChange }: RowProps): ReactNode {
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
