import type { Review } from '@mimamori/contract/cases/review-contract'
import { Button } from '@mimamori/ui/button'
import type { ReactNode } from 'react'
import { useCopy, useLanguage } from '../../i18n/language-provider.tsx'
import { usePanelCopy } from '../../i18n/panel-copy.ts'
import { useCaseCatalogue } from '../../i18n/use-letters.tsx'
import { useKeycap } from '../../keys/keys-provider.tsx'
import { suggestMeasure } from './suggest-template.ts'

type Props = { review: Review; onMove: (move: 'advice' | 'warn') => void }

/** Suggests the measure that follows from the member's record, with its template and keys. */
export default function MeasureSuggestion({ review, onMove }: Props): ReactNode {
  const { words } = useCopy()
  const panels = usePanelCopy()
  const { language } = useLanguage()
  const keycap = useKeycap()
  const catalogue = useCaseCatalogue(review.judgedOn)
  const suggested = catalogue ? suggestMeasure(review, catalogue.templates) : null
  if (!suggested) return null
  const { measure, nth, template, further } = suggested
  return (
    <>
      <h3 className="text-sm font-semibold text-ink2">{panels.byRecord(words.measures[measure], nth)}</h3>
      <Button keycap={keycap(measure)} onClick={() => onMove(measure)} className="justify-between bg-accent-bg">
        <span className="min-w-0 flex-1 truncate">{template.data.label[language]}</span>
        <span className="text-sm whitespace-nowrap text-ink2">{panels.templateVersion(template.version)}</span>
      </Button>
      {further ? <p className="text-sm text-ink2">{panels.further}</p> : null}
    </>
  )
}
