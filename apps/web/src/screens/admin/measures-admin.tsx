import type { ComponentProps, ReactNode } from 'react'
import { SettingProposal } from '../../eligibility/setting-proposal.tsx'
import { useEligibilityQuery } from '../../eligibility/use-eligibility-query.ts'
import { MeasureSettingsSection } from '../../ledger/measure-settings-section.tsx'

/** Settings of measures and, above them, a change of them that waits for a lead. */
export function MeasuresAdmin(props: ComponentProps<typeof MeasureSettingsSection>): ReactNode {
  const setting = useEligibilityQuery().data?.setting
  return (
    <>
      {setting ? (
        <div className="max-w-3xl px-4 pt-3">
          <SettingProposal setting={setting} failureText={props.failureText} />
        </div>
      ) : null}
      <MeasureSettingsSection {...props} />
    </>
  )
}
