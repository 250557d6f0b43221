import type { ComponentProps, ReactNode } from 'react'
import { MeasureSettingsSection } from '../../ledger/measure-settings-section.tsx'
import { WaitingSettings } from './waiting-settings.tsx'

/** Settings of measures and, above them, a change of them that waits for a lead. */
export function MeasuresAdmin(props: ComponentProps<typeof MeasureSettingsSection>): ReactNode {
  return (
    <>
      <WaitingSettings about="measures" failureText={props.failureText} />
      <MeasureSettingsSection {...props} />
    </>
  )
}
