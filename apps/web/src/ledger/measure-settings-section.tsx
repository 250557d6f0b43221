import { DEFAULT_MEASURE_SETTINGS, MEASURE_BOUNDS } from '@mimamori/policy/ledger/measure-settings-rules'
import type { ReactNode } from 'react'
import { queries } from '../api/api-queries.ts'
import { useMessages } from '../i18n/messages.ts'
import { checkboxField, numberField, optionalNumberField } from '../parts/forms/form-fields.tsx'
import { LoadedSection } from '../parts/forms/loaded-section.tsx'
import { SettingsForm } from '../parts/forms/settings-form.tsx'

type NumberSetting = keyof typeof MEASURE_BOUNDS

/** The words of a number among the settings, and its bounds. */
function useNumberSetting() {
  const copy = useMessages('ledger')
  return (name: NumberSetting) => {
    const { min, max } = MEASURE_BOUNDS[name]
    const range = copy.between(min.toLocaleString('en'), max.toLocaleString('en'))
    return [
      { label: copy.names[name], note: copy.notes[name], range, flaw: copy.outOfRange },
      MEASURE_BOUNDS[name],
    ] as const
  }
}

/** The desk's settings of measures. */
export function MeasureSettingsSection(): ReactNode {
  const copy = useMessages('ledger')
  const setting = useNumberSetting()
  return (
    <LoadedSection title={copy.title} lead={copy.lead} query={queries.ledger.settings.queryOptions()} rows={4}>
      {(now) => (
        <SettingsForm
          now={now}
          defaults={DEFAULT_MEASURE_SETTINGS}
          words={copy}
          fields={{
            undoSeconds: numberField(...setting('undoSeconds')),
            warningDays: optionalNumberField(...setting('warningDays')),
            appealDays: numberField(...setting('appealDays')),
            holdMinutes: numberField(...setting('holdMinutes')),
            withdrawalsAnHour: numberField(...setting('withdrawalsAnHour')),
            restricting: checkboxField(copy.restricting, copy.restrictingNote),
          }}
          set={queries.ledger.setSettings}
          done={({ proposed }) => (proposed ? copy.proposed : copy.saved)}
          keep={({ settings }, cache) => cache.setQueryData(queries.ledger.settings.queryKey(), settings)}
          changes={[queries.people.key()]}
        />
      )}
    </LoadedSection>
  )
}

/** What leads set: how hides count on the ladder, and how long corrections and appeals take. */
export function LadderTermsSection(): ReactNode {
  const copy = useMessages('ledger')
  const setting = useNumberSetting()
  return (
    <LoadedSection title={copy.terms} lead={copy.termsLead} query={queries.ledger.settings.queryOptions()} rows={3}>
      {(now) => (
        <SettingsForm
          now={now}
          words={copy}
          fields={{
            hidesPerStep: numberField(...setting('hidesPerStep')),
            correctionDays: numberField(...setting('correctionDays')),
            appealDueDays: numberField(...setting('appealDueDays')),
          }}
          set={queries.ledger.setLadder}
          done={() => copy.saved}
          keep={({ settings }, cache) => cache.setQueryData(queries.ledger.settings.queryKey(), settings)}
          changes={[queries.cases.key()]}
        />
      )}
    </LoadedSection>
  )
}
