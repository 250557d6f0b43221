import { DENSITIES, type Preferences } from '@mimamori/policy/staff/preference-rules'
import { may } from '@mimamori/policy/staff/role-permissions'
import { Button } from '@mimamori/ui/button'
import { Segmented } from '@mimamori/ui/segmented'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { OwnSessions, useSessionsCopy } from '../../auth/own-sessions.tsx'
import { LanguageChoice, ThemeChoice } from '../../auth/preference-choices.tsx'
import { failureMessage } from '../../decisions/failure-message.ts'
import { useAnnounce } from '../../i18n/announcer.tsx'
import { useCopy } from '../../i18n/language-provider.tsx'
import { lazyWithFallback } from '../../i18n/lazy-part.tsx'
import { DecisionDelay } from '../../keys/decision-delay.tsx'
import { OwnKeyList } from '../../keys/own-key-list.tsx'
import { useSettingsCopy } from '../../keys/settings-copy.ts'
import { useLiveCopy } from '../../live/live-copy.ts'
import { NotifyChoice } from '../../live/notify-choice.tsx'
import { type DeskState, useDesk } from '../desk-context.tsx'
import { PageTitle } from '../page-title.tsx'

const SecuritySection = lazy(lazyWithFallback(() => import('../../auth/security-section.tsx')))

/** What a person sets for themselves. Every choice holds at once and is stored as it is made. */
export function SettingsPage(): ReactNode {
  const copy = useCopy()
  const settings = useSettingsCopy()
  const live = useLiveCopy()
  const sessions = useSessionsCopy()
  const { me, theme, preferences, prefer } = useDesk()
  const [problem, setProblem] = useState<string | null>(null)
  const wish = async (it: Parameters<DeskState['prefer']>[0]) => {
    const failure = await prefer(it)
    setProblem(failure ? settings.notStored(failureMessage(copy, failure)) : null)
  }
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto grid max-w-3xl gap-6 px-4 py-5">
        <div>
          <PageTitle>{settings.title}</PageTitle>
          <p className="text-sm text-ink2">{settings.lead}</p>
        </div>
        {problem ? (
          <p role="alert" className="rounded-md bg-red-bg px-3 py-2 text-sm text-red">
            {problem}
          </p>
        ) : null}
        <Section title={settings.display}>
          <Row name={copy.staff.theme}>
            <ThemeChoice theme={theme} onChoose={(next) => void wish({ theme: next })} />
          </Row>
          <Row name={settings.density}>
            <Segmented
              label={settings.density}
              value={preferences.density}
              onChange={(density) => void wish({ preferences: { density } })}
              options={DENSITIES.map((value) => ({ value, label: settings.densities[value] }))}
            />
          </Row>
          <Row name={copy.staff.language}>
            <LanguageChoice onChoose={(language) => void wish({ language })} />
          </Row>
        </Section>
        {may(me.role, 'cases.decide') ? (
          <Section title={live.notices}>
            <NotifyChoice on={preferences.notify} onChoose={(notify) => void wish({ preferences: { notify } })} />
          </Section>
        ) : null}
        <Section title={settings.security}>
          <Suspense fallback={<SkeletonRows rows={3} label={settings.security} />}>
            <SecuritySection failureWords={(failure) => failureMessage(copy, failure)} />
          </Suspense>
        </Section>
        <Section title={sessions.title}>
          <OwnSessions said={(failure) => failureMessage(copy, failure)} />
        </Section>
        <KeySection preferences={preferences} onWish={(change) => void wish({ preferences: change })} />
      </div>
    </div>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid gap-2">
      <h2 className="font-semibold">{title}</h2>
      <div className="grid gap-3 rounded-lg border border-line bg-panel p-4">{children}</div>
    </section>
  )
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <span>{name}</span>
      {children}
    </div>
  )
}

type KeyProps = { preferences: Preferences; onWish: (change: Partial<Preferences>) => void }

function KeySection({ preferences, onWish }: KeyProps) {
  const settings = useSettingsCopy()
  const announce = useAnnounce()
  const { singleKeys, keys, decisionDelayMs } = preferences
  const reset = () => {
    onWish({ keys: {} })
    announce(settings.wasReset)
  }
  return (
    <Section title={settings.keys}>
      <label className="flex items-start gap-3">
        <input
          type="checkbox"
          checked={singleKeys}
          onChange={(event) => onWish({ singleKeys: event.target.checked })}
          className="mt-0.5 size-4.5 flex-none accent-accent"
        />
        <span>
          {settings.singleKeys}
          <span className="block text-sm text-ink2">{settings.singleKeysNote}</span>
        </span>
      </label>
      <DecisionDelay ms={decisionDelayMs} onChange={(ms) => onWish({ decisionDelayMs: ms })} />
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
          <OwnKeyList own={keys} onChange={(own) => onWish({ keys: own })} />
        </>
      ) : null}
    </Section>
  )
}
