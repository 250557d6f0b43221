import type { ContractState } from '@mimamori/policy/intake/intake-arrivals'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'

/** State of the contract between the two when a message was sent. Loaded where a marketplace tells it. */
export default function ContractFact({ contract }: { contract: ContractState }): ReactNode {
  const evidence = useMessages('beside')
  return (
    <div>
      <dt className="text-ink2">{evidence.contract}</dt>
      <dd>{evidence.contractStates[contract]}</dd>
    </div>
  )
}
