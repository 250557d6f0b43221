import type { ComponentProps, ReactNode } from 'react'
import { MeasureSettingsSection } from '../../ledger/measure-settings-section.tsx'
import { SettingProposal } from '../../standing/setting-proposal.tsx'
import { useStandingQuery } from '../../standing/use-standing-query.ts'

/** What the desk sets about its measures, and what of it waits for a lead. */
export function MeasuresAdmin(props: ComponentProps<typeof MeasureSettingsSection>): ReactNode {
  const setting = useStandingQuery().data?.setting
  return (
    <>
      {setting ? (
        <div className="max-w-3xl px-4 pt-3">
          <SettingProposal setting={setting} said={props.said} />
        </div>
      ) : null}
      <MeasureSettingsSection {...props} />
    </>
  )
}
