import type { Review } from '@mimamori/contract/cases/review-contract'
import { type SuggestedMove, suggestMove, suggestTemplate } from '@mimamori/policy/catalogue/measure-ladder'
import { Button } from '@mimamori/ui/button'
import type { ReactNode } from 'react'
import { useCopy, useLanguage } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { stepWords } from '../../i18n/step-words.ts'
import { useKeycap } from '../../keys/keys-provider.tsx'
import { useCaseCatalogue } from '../../parts/use-letters.tsx'

type Props = {
  review: Review
  onMove: (move: Exclude<SuggestedMove, PanelMove>) => void
  onPanel: (panel: 'propose' | 'escalate') => void
}
type PanelMove = 'propose_withdrawal' | 'escalate'

/** Suggests the ladder's next step for the member, with its key: a letter, a proposal, or to ask a lead. */
export default function MeasureSuggestion({ review, onMove, onPanel }: Props): ReactNode {
  const { decisions } = useCopy()
  const panels = useMessages('panels')
  const { language } = useLanguage()
  const keycap = useKeycap()
  const catalogue = useCaseCatalogue(review.judgedOn)
  const { next, moves, suspected } = review
  const move = suggestMove(next, moves)
  if (!catalogue || !next || !move) return null
  const template = suggestTemplate(catalogue.templates, next, suspected)
  if ((move === 'advice' || move === 'warn') && !template) return null
  const keys = keycap(move === 'propose_withdrawal' ? 'proposeWithdrawal' : move)
  const action = move === 'escalate' ? panels.askLead : move === 'restrict' ? decisions.moves.restrict : null
  const label = template?.data.label[language] ?? action ?? panels.step.rungs[next.measure]
  // nothing was found in the text: a report alone names no category
  if (review.flags.length === 0)
    return (
      <p className="text-sm text-ink2">
        {panels.step.ifViolation} {label}
      </p>
    )
  const start = () => {
    if (move === 'propose_withdrawal') onPanel('propose')
    else if (move === 'escalate') onPanel(move)
    else onMove(move)
  }
  return (
    <>
      <h3 className="text-sm font-semibold text-ink2">
        {panels.step.next} {stepWords(panels.step, next)}
      </h3>
      <Button variant="primary" keycap={keys} onClick={start} className="justify-between">
        <span className="min-w-0 flex-1 truncate">{label}</span>
        {template ? (
          <span className="text-sm whitespace-nowrap">{panels.templateVersion(template.version)}</span>
        ) : null}
      </Button>
      <p className="text-sm text-ink2">{decisions.effects[move]}</p>
      {next.hides > 0 ? <p className="text-sm text-ink2">{panels.step.withHides(next.hides)}</p> : null}
    </>
  )
}
