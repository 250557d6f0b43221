import type { DemoAccount, Me, PendingSignIn, SignInOptions, Theme } from '@mimamori/contract/staff/session-contract'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { Button } from '@mimamori/ui/button'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { usePublicMessages } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { applyTheme } from './apply-theme.ts'
import { LogoMark } from './logo-mark.tsx'
import { PasswordForm } from './password-form.tsx'
import { LanguageChoice, ThemeChoice } from './preference-choices.tsx'
import { type SignInProblem, signIn, signInByPasskey } from './sign-in-call.ts'
import type { FailureWords } from './use-verify-identity.ts'

const SecondStep = lazy(() => import('./second-step.tsx'))
const CompanyButton = lazy(() => import('./oidc-button.tsx'))

/** A choice made on this page; stored for the person once they have signed in. */
export type SignInPreferences = { language?: Language; theme?: Theme }
type Props = {
  options: SignInOptions
  /** the second step, for who reloads the page after the first; `null`: the first step */
  arriving: PendingSignIn | null
  expired: boolean
  failureWords: FailureWords
  onSignedIn: (me: Me, preferences: SignInPreferences) => void
}

/** Login and password, then the second factor; or a passkey alone. In demo mode also accounts to choose from. */
export default function SignInPage({
  options,
  arriving: initialStep,
  expired,
  failureWords,
  onSignedIn,
}: Props): ReactNode {
  const { titles } = usePublicMessages()
  const words = useMessages('sign-in')
  const { demoAccounts, company } = options
  const [problem, setProblem] = useState<SignInProblem | string | null>(null)
  const [busy, setBusy] = useState(false)
  const [preferences, setPreferences] = useState<SignInPreferences>({})
  const [arriving, setArriving] = useState(initialStep)
  const submit = async (call: ReturnType<typeof signIn>) => {
    setBusy(true)
    setProblem(null)
    const answer = await call
    setBusy(false)
    if (!answer.ok) setProblem(answer.problem)
    else if (answer.next.at === 'in') onSignedIn(answer.next.me, preferences)
    else setArriving(answer.next)
  }
  const chooseTheme = (theme: Theme) => {
    setPreferences((now) => ({ ...now, theme }))
    applyTheme(theme)
  }
  const toStart = (why: string | null) => {
    setArriving(null)
    setProblem(why)
  }
  const byPassword = (login: string, password: string) => submit(signIn(login, password))
  return (
    <main className="grid min-h-full grid-rows-[1fr_auto] bg-bg">
      <div className="m-auto w-full max-w-96 px-4 py-10">
        <p className="flex items-center gap-2.5 text-lg font-semibold">
          <LogoMark /> {titles.desk}
        </p>
        <p className="mt-1 mb-6 text-balance text-ink2">{words.lead}</p>
        {arriving ? (
          <Suspense>
            <SecondStep
              arriving={arriving}
              failureWords={failureWords}
              onIn={(me) => onSignedIn(me, preferences)}
              onStart={toStart}
            />
          </Suspense>
        ) : (
          <>
            <PasswordForm
              problem={problem}
              expired={expired}
              busy={busy}
              onPassword={byPassword}
              onPasskey={() => submit(signInByPasskey())}
            />
            {company ? (
              <Suspense>
                <CompanyButton name={company.name} />
              </Suspense>
            ) : null}
            {demoAccounts.length > 0 ? (
              <DemoAccounts accounts={demoAccounts} busy={busy} onChoose={byPassword} />
            ) : null}
          </>
        )}
      </div>
      <footer className="flex flex-wrap justify-center gap-3 px-4 pb-6">
        <LanguageChoice onChoose={(language) => setPreferences((now) => ({ ...now, language }))} />
        <ThemeChoice theme={preferences.theme ?? 'system'} onChoose={chooseTheme} />
      </footer>
    </main>
  )
}

type DemoAccountsProps = {
  accounts: readonly DemoAccount[]
  busy: boolean
  onChoose: (login: string, password: string) => Promise<void>
}

/** Accounts anybody may use in demo mode: one press signs in. */
function DemoAccounts({ accounts, busy, onChoose }: DemoAccountsProps): ReactNode {
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
