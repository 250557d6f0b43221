import {
  LOOKUP_REASONS,
  LOOKUP_UNIT_COST,
  type LookupBudget,
  type LookupReason,
  MAX_LOOKUP_UNITS_PER_HOUR,
} from '@mimamori/policy/members/contact-lookup-rules'
import { Button } from '@mimamori/ui/button'
import type { KeyboardEvent, ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'

type Props = {
  /** the reason of the last look-up, preselected; `null`: there was none */
  lastReason: LookupReason | null
  busy: boolean
  onChoose: (reason: LookupReason) => void
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 }

/** Asks for the reason of a look-up: a button for each, which looks up at once. Arrow keys move between them. */
export function LookupReasons({ lastReason, busy, onChoose }: Props): ReactNode {
  const copy = useMessages('lookups')
  const moveFocus = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    const buttons = [...event.currentTarget.querySelectorAll('button')]
    const index = buttons.indexOf(event.target as HTMLButtonElement)
    const step = STEPS[event.key]
    if (step === undefined || index < 0) return
    event.preventDefault()
    buttons[(index + step + buttons.length) % buttons.length]?.focus()
  }
  return (
    <fieldset onKeyDown={moveFocus} className="flex flex-wrap items-center gap-2">
      <legend className="sr-only">{copy.reason}</legend>
      {LOOKUP_REASONS.map((reason) => (
        <Button
          key={reason}
          small
          variant={reason === lastReason ? 'primary' : 'outline'}
          data-kept={reason === lastReason ? '' : undefined}
          disabled={busy}
          onClick={() => onChoose(reason)}
        >
          {copy.reasons[reason]}
        </Button>
      ))}
    </fieldset>
  )
}

/** The units left of this hour; before the first look-up, how many there are. */
export function LookupUnitsLeft({ units }: { units: LookupBudget | null }): ReactNode {
  const copy = useMessages('lookups')
  const { instants } = useCopy()
  if (!units) return copy.limit(MAX_LOOKUP_UNITS_PER_HOUR, LOOKUP_UNIT_COST.hit, LOOKUP_UNIT_COST.miss)
  const left = copy.left(units.left, MAX_LOOKUP_UNITS_PER_HOUR)
  return <>{units.nextAt ? `${left} · ${copy.nextAt(instants.brief(units.nextAt))}` : left}</>
}
