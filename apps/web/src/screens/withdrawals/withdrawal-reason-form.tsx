import { MAX_WITHDRAWAL_REASON_LENGTH } from '@mimamori/policy/withdrawals/withdrawal-model'
import type { ComponentProps, ReactNode } from 'react'
import { ReasonForm } from '../../decisions/reason-form.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useKeys } from '../../keys/keys-provider.tsx'

type Props = Pick<
  ComponentProps<typeof ReasonForm>,
  'place' | 'title' | 'hint' | 'confirm' | 'busy' | 'onSend' | 'onBack'
>

/** Asks for the reason to send a withdrawal back, or to stop it. */
export function WithdrawalReasonForm(props: Props): ReactNode {
  const words = useMessages('withdrawals')
  useKeys({ escape: props.onBack })
  return <ReasonForm {...props} words={words} atMost={MAX_WITHDRAWAL_REASON_LENGTH} />
}
