import { MEASURE_BOUNDS } from '@mimamori/policy/ledger/measure-settings-rules'
import { NumberField } from '@mimamori/ui/number-field'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { isValidNumber, type NumberSetting } from './typed-measure-settings.ts'

type LineProps = { name: NumberSetting; typed: string; onType: (value: string) => void }

/** One number among the settings of measures, with its bounds. */
export function SettingLine({ name, typed, onType }: LineProps): ReactNode {
  const copy = useMessages('ledger')
  const { min, max } = MEASURE_BOUNDS[name]
  return (
    <NumberField
      label={copy.names[name]}
      note={copy.notes[name]}
      range={copy.between(min.toLocaleString('en'), max.toLocaleString('en'))}
      typed={typed}
      valid={isValidNumber(name, typed)}
      onType={onType}
    />
  )
}
