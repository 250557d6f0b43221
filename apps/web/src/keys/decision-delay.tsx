import { DECISION_DELAY_BOUNDS_MS, isDecisionDelay } from '@mimamori/policy/staff/preference-rules'
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { useAnnounce } from '../parts/announcer.tsx'
import { isImeComposing } from './key-intent.ts'

type Props = { ms: number; onChange: (ms: number) => void }

/** How long a case is on screen before deciding keys count. Stored when the field is left or Enter is pressed. */
export function DecisionDelay({ ms, onChange }: Props): ReactNode {
  const settings = useMessages('settings')
  const announce = useAnnounce()
  const id = useId()
  const [typed, type] = useState(String(ms))
  const [refused, refuse] = useState(false)
  const store = () => {
    const wanted = /^\d+$/.test(typed.trim()) ? Number(typed) : null
    const fits = isDecisionDelay(wanted)
    refuse(!fits)
    if (!fits || wanted === ms) return
    onChange(wanted)
    announce(settings.decisionDelaySet(wanted))
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !isImeComposing(event.nativeEvent)) store()
  }
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <label htmlFor={id}>{settings.decisionDelay}</label>
        <span className="flex items-center gap-2">
          <input
            id={id}
            type="text"
            inputMode="numeric"
            value={typed}
            aria-invalid={refused}
            aria-describedby={refused ? `${id}-refused ${id}-note` : `${id}-note`}
            onChange={(event) => type(event.target.value)}
            onBlur={store}
            onKeyDown={onKey}
            className="h-8 w-20 rounded-md border border-line2 bg-panel px-2 text-right tabular-nums aria-invalid:border-red"
          />
          <span className="text-sm text-ink2">{settings.milliseconds}</span>
        </span>
      </div>
      {refused ? (
        <p id={`${id}-refused`} role="alert" className="text-sm text-red sheet:text-right">
          {settings.decisionDelayRefused(
            DECISION_DELAY_BOUNDS_MS.least,
            DECISION_DELAY_BOUNDS_MS.most.toLocaleString('en'),
          )}
        </p>
      ) : null}
      <p id={`${id}-note`} className="text-sm text-ink2">
        {settings.decisionDelayNote(DECISION_DELAY_BOUNDS_MS.least)}
      </p>
    </div>
  )
}
