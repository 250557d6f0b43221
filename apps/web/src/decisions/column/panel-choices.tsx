import { shortTemplateLabels } from '@mimamori/policy/catalogue/template-labels'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import type { ReactNode } from 'react'
import { useCopy, useLanguage } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useCaseCatalogue } from '../../parts/use-letters.tsx'
import { FilteredList } from './filtered-list.tsx'
import type { ReversibleLines } from './message-subject.ts'
import { panelTitle } from './panel-title.ts'
import { ReversibleMeasures } from './reversible-measures.tsx'
import { suggestedTemplateFor } from './suggest-template.ts'
import type { DecisionColumnProps } from './use-decision-column.ts'
import { type OpenedDecisionPanel, templateRefusal } from './use-decision-panel.ts'

type PanelChoicesProps = DecisionColumnProps & { opened: OpenedDecisionPanel; back: ReversibleLines }

/** The choices of a panel, by its kind: categories, templates, passages or measures. */
export function PanelChoices({ review, draft, opened, back }: PanelChoicesProps): ReactNode {
  const { words, refusals } = useCopy()
  const panels = useMessages('panels')
  const { language } = useLanguage()
  const catalogue = useCaseCatalogue(review.judgedOn)
  // focusing replaces the text: an edited message is not lost to a passing mouse
  const focus = (index: number) => (draft.text === null ? opened.focus(index) : undefined)
  if (draft.panel === 'reverse') return <ReversibleMeasures lines={back ?? []} opened={opened} onFocus={focus} />
  if (draft.panel === 'hide' || draft.panel === 'restrict') {
    const items = CATEGORIES.map((category) => ({
      key: category,
      label:
        catalogue?.categories.find(({ id }) => id === category)?.data.label[language] ?? words.categories[category],
      chosen: draft.categories.includes(category),
      suggested: category === review.suspected ? panels.suggested : undefined,
    }))
    const label = panelTitle(panels, draft.panel)
    return <FilteredList compact label={label} items={items} opened={opened} onFocus={focus} />
  }
  if (draft.panel !== 'warn' && draft.panel !== 'advice') return null
  if (!catalogue || !opened.choosableTemplates) return null
  const first = suggestedTemplateFor(review, draft.panel, catalogue.templates)
  const labels = shortTemplateLabels(opened.choosableTemplates.map(({ data }) => data.label[language]))
  const items = opened.choosableTemplates.map((each, index) => {
    const refusal = templateRefusal(review, each)
    return {
      key: each.id,
      label: labels[index] ?? each.data.label[language],
      closed: refusal ? refusals[refusal] : undefined,
      suggested: each === first ? panels.suggested : undefined,
    }
  })
  const label = draft.panel === 'warn' ? panels.warnTitle : panels.adviceTitle
  return <FilteredList compact label={label} items={items} opened={opened} onFocus={focus} />
}
