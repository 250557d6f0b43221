import { DENSITIES, type Preferences } from '@mimamori/policy/staff/preference-rules'
import { may } from '@mimamori/policy/staff/role-permissions'
import { Problem } from '@mimamori/ui/problem'
import { Segmented } from '@mimamori/ui/segmented'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { OwnSessions } from '../../auth/own-sessions.tsx'
import { LanguageChoice, ThemeChoice } from '../../auth/preference-choices.tsx'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { NotifyChoice, SoundChoice } from '../../live/notify-choice.tsx'
import { failureMessage } from '../../parts/failure-message.ts'
import { lazyWithFallback } from '../../parts/lazy-part.tsx'
import { type DeskState, useDesk } from '../desk-context.tsx'
import { PageTitle } from '../page-title.tsx'
import { KeySettingsSection } from './key-settings-section.tsx'
import { SettingsRow, SettingsSection } from './settings-section.tsx'
import { ZoneChoice } from './zone-choice.tsx'

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
          <OwnSessions failureText={(failure) => failureMessage(copy, failure)} />
        </SettingsSection>
        <KeySettingsSection preferences={preferences} onChange={set} />
      </div>
    </div>
  )
}
