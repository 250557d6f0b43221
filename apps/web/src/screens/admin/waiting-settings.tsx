import type { SettingArea } from '@mimamori/policy/ledger/loosening-rules'
import type { ReactNode } from 'react'
import type { Failure } from '../../api/call-failure.ts'
import { SettingProposal } from '../../eligibility/setting-proposal.tsx'
import { useEligibilityQuery } from '../../eligibility/use-eligibility-query.ts'

type Props = { about: SettingArea; failureText: (failure: Failure) => string }

/** Above the settings of an area: a change of them that waits for a lead. Nothing while none waits. */
export function WaitingSettings({ about, failureText }: Props): ReactNode {
  const setting = useEligibilityQuery().data?.settings.find((each) => each.about === about)
  return setting ? (
    <div className="max-w-3xl px-4 pt-3">
      <SettingProposal setting={setting} failureText={failureText} />
    </div>
  ) : null
}
