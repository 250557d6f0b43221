import type { Preferences } from '@mimamori/policy/staff/preference-rules'
import { Button } from '@mimamori/ui/button'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { DecisionDelay } from '../../keys/decision-delay.tsx'
import { OwnKeyList } from '../../keys/own-key-list.tsx'
import { useAnnounce } from '../../parts/announcer.tsx'
import { SettingsSection } from './settings-section.tsx'

type KeyProps = { preferences: Preferences; onChange: (change: Partial<Preferences>) => void }

/** Settings of the keyboard: single keys, the wait before a decision, own keys. */
export function KeySettingsSection({ preferences, onChange }: KeyProps): ReactNode {
  const settings = useMessages('settings')
  const announce = useAnnounce()
  const { singleKeys, keys, decisionDelayMs } = preferences
  const reset = () => {
    onChange({ keys: {} })
    announce(settings.wasReset)
  }
  return (
    <SettingsSection title={settings.keys}>
      <label className="flex items-start gap-3">
        <input
          type="checkbox"
          checked={singleKeys}
          onChange={(event) => onChange({ singleKeys: event.target.checked })}
          className="mt-0.5 size-4.5 flex-none accent-accent"
        />
        <span>
          {settings.singleKeys}
          <span className="block text-sm text-ink2">{settings.singleKeysNote}</span>
        </span>
      </label>
      <DecisionDelay ms={decisionDelayMs} onChange={(ms) => onChange({ decisionDelayMs: ms })} />
      {singleKeys ? (
        <>
          <div className="flex flex-wrap items-end justify-between gap-3 border-t border-line pt-3">
            <div>
              <h3 className="font-semibold">{settings.own}</h3>
              <p className="text-sm text-ink2">{settings.ownNote}</p>
            </div>
            <Button small disabled={Object.keys(keys).length === 0} onClick={reset}>
              {settings.resetAll}
            </Button>
          </div>
          <OwnKeyList own={keys} onChange={(own) => onChange({ keys: own })} />
        </>
      ) : null}
    </SettingsSection>
  )
}
