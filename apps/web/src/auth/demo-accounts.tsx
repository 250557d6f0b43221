import type { DemoAccount } from '@mimamori/contract/staff/session-contract'
import { Button } from '@mimamori/ui/button'
import type { ReactNode } from 'react'
import { usePublicMessages } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'

type Props = {
  accounts: readonly DemoAccount[]
  busy: boolean
  onChoose: (login: string, password: string) => Promise<void>
}

/** Accounts anybody may use in demo mode: one press signs in. */
export function DemoAccounts({ accounts, busy, onChoose }: Props): ReactNode {
  const { staff } = usePublicMessages()
  const signIn = useMessages('sign-in')
  return (
    <section className="mt-6" aria-labelledby="demo-accounts">
      <h2 id="demo-accounts" className="text-sm font-semibold text-ink2">
        {signIn.demo}
      </h2>
      <p className="mb-2 text-sm text-ink2">{signIn.demoLead}</p>
      <ul className="grid gap-1.5">
        {accounts.map((account) => (
          <li key={account.login}>
            <Button
              disabled={busy}
              className="w-full justify-between"
              onClick={() => void onChoose(account.login, account.password)}
            >
              <span className="truncate">{account.alias}</span>
              <span className="text-sm text-ink2">{staff.roles[account.role]}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
