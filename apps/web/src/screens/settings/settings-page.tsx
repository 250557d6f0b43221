import { DENSITIES, type Preferences } from '@mimamori/policy/staff/preference-rules'
import { may } from '@mimamori/policy/staff/role-permissions'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { Segmented } from '@mimamori/ui/segmented'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { lazy, type ReactNode, Suspense, useId, useState } from 'react'
import { serverNow, useNow } from '../../api/server-clock.ts'
import { OwnSessions } from '../../auth/own-sessions.tsx'
import { LanguageChoice, ThemeChoice } from '../../auth/preference-choices.tsx'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { DecisionDelay } from '../../keys/decision-delay.tsx'
import { OwnKeyList } from '../../keys/own-key-list.tsx'
import { NotifyChoice, SoundChoice } from '../../live/notify-choice.tsx'
import { useAnnounce } from '../../parts/announcer.tsx'
import { failureMessage } from '../../parts/failure-message.ts'
import { lazyWithFallback } from '../../parts/lazy-part.tsx'
import { useZonedTitle } from '../../parts/own-zone.ts'
import { browserZone } from '../../parts/zone-clock.ts'
import { type DeskState, useDesk } from '../desk-context.tsx'
import { PageTitle } from '../page-title.tsx'
import { SettingsRow, SettingsSection } from './settings-section.tsx'

const OwnTexts = lazy(lazyWithFallback(() => import('./own-texts.tsx')))
const MailReport = lazy(lazyWithFallback(() => import('./report-mail.tsx')))
const SecuritySection = lazy(lazyWithFallback(() => import('../../auth/security-section.tsx')))

/** A person's own settings. Every choice applies at once and is stored as it is made. */
export function SettingsPage(): ReactNode {
  const copy = useCopy()
  const settings = useMessages('settings')
  const live = useMessages('alarms')
  const sessions = useMessages('sessions')
  const { me, theme, preferences, prefer } = useDesk()
  const [problem, setProblem] = useState<string | null>(null)
  const savePreferences = async (preferences: Parameters<DeskState['prefer']>[0]) => {
    const failure = await prefer(preferences)
    setProblem(failure ? settings.notStored(failureMessage(copy, failure)) : null)
  }
  const set = (change: Partial<Preferences>) => void savePreferences({ preferences: change })
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto grid max-w-3xl gap-6 px-4 py-5">
        <div>
          <PageTitle>{settings.title}</PageTitle>
          <p className="text-sm text-ink2">{settings.lead}</p>
        </div>
        <Problem small>{problem}</Problem>
        <SettingsSection title={settings.display}>
          <SettingsRow name={copy.staff.theme}>
            <ThemeChoice theme={theme} onChoose={(next) => void savePreferences({ theme: next })} />
          </SettingsRow>
          <SettingsRow name={settings.density}>
            <Segmented
              label={settings.density}
              value={preferences.density}
              onChange={(density) => set({ density })}
              options={DENSITIES.map((value) => ({ value, label: settings.densities[value] }))}
            />
          </SettingsRow>
          <SettingsRow name={copy.staff.language}>
            <LanguageChoice onChoose={(language) => void savePreferences({ language })} />
          </SettingsRow>
          <ZoneChoice zone={preferences.zone} onChoose={(zone) => set({ zone })} />
        </SettingsSection>
        {may(me.role, 'cases.decide') ? (
          <SettingsSection title={live.notices}>
            <NotifyChoice on={preferences.notify} onChoose={(notify) => set({ notify })} />
            <SoundChoice on={preferences.alarmSound} onChoose={(alarmSound) => set({ alarmSound })} />
          </SettingsSection>
        ) : null}
        {may(me.role, 'cases.decide') ? (
          <Suspense fallback={<SkeletonRows rows={4} label={settings.title} />}>
            <OwnTexts />
          </Suspense>
        ) : null}
        <Suspense>
          <MailReport />
        </Suspense>
        <SettingsSection title={settings.security}>
          <Suspense fallback={<SkeletonRows rows={3} label={settings.security} />}>
            <SecuritySection failureWords={(failure) => failureMessage(copy, failure)} />
          </Suspense>
        </SettingsSection>
        <SettingsSection title={sessions.title}>
          <OwnSessions />
        </SettingsSection>
        <KeySettingsSection preferences={preferences} onChange={set} />
      </div>
    </div>
  )
}

const AUTO = 'auto'

type Props = { zone: string; onChoose: (zone: string) => void }

/** The zone whose clock is shown beside Japan's, with the present time by both. */
function ZoneChoice({ zone, onChoose }: Props): ReactNode {
  const settings = useMessages('settings')
  const { instants } = useCopy()
  const id = useId()
  useNow(15_000)
  const now = new Date(serverNow()).toISOString()
  const both = useZonedTitle()(now)
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <label htmlFor={id}>{settings.zone}</label>
        <select
          id={id}
          value={zone}
          aria-describedby={`${id}-note`}
          onChange={(event) => onChoose(event.target.value)}
          className="h-8 max-w-full rounded-md border border-line2 bg-panel px-2.5"
        >
          <option value={AUTO}>{settings.zoneAuto(browserZone())}</option>
          {Intl.supportedValuesOf('timeZone').map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </div>
      <p id={`${id}-note`} className="text-sm text-ink2">
        {settings.zoneNote}
        {both === instants.absolute(now) ? null : <span className="block text-ink">{settings.zoneNow(both)}</span>}
      </p>
    </div>
  )
}

type KeyProps = { preferences: Preferences; onChange: (change: Partial<Preferences>) => void }

/** Settings of the keyboard: single keys, the wait before a decision, own keys. */
function KeySettingsSection({ preferences, onChange }: KeyProps): ReactNode {
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
