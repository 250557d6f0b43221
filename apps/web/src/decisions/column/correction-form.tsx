import type { Review } from '@mimamori/contract/cases/review-contract'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import type { DecisionDraft } from '@mimamori/policy/drafts/draft-model'
import { cx } from '@mimamori/ui/class-names'
import { Kbd } from '@mimamori/ui/kbd'
import type { Dispatch, ReactNode } from 'react'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { AddPassage } from './add-passage.tsx'
import { CorrectionPassageRow } from './correction-passage-row.tsx'
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
