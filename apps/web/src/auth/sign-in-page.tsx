import type { Me, PendingSignIn, SignInOptions, Theme } from '@mimamori/contract/staff/session-contract'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { usePublicMessages } from '../i18n/language-provider.tsx'
import { applyTheme } from './apply-theme.ts'
import { DemoAccounts } from './demo-accounts.tsx'
import { LogoMark } from './logo-mark.tsx'
import { PasswordForm } from './password-form.tsx'
import { LanguageChoice, ThemeChoice } from './preference-choices.tsx'
import { type SignInProblem, signIn, signInByPasskey } from './sign-in-call.ts'
import { useSignInCopy } from './sign-in-copy.ts'
import type { FailureWords } from './use-verify-identity.ts'

const Arrive = lazy(() => import('./second-step.tsx'))
const CompanyButton = lazy(() => import('./oidc-button.tsx'))

/** What the person chose on this page; it becomes theirs once they are known. */
export type SignInPreferences = { language?: Language; theme?: Theme }
type Props = {
  doors: SignInOptions
  /** how far somebody came who loads the page anew on the way in */
  arriving: PendingSignIn | null
  expired: boolean
  failureWords: FailureWords
  onSignedIn: (me: Me, wish: SignInPreferences) => void
}

/** Login and password, then the second factor; or a passkey alone. In demo mode also accounts to choose from. */
export default function SignInPage({ doors, arriving: began, expired, failureWords, onSignedIn }: Props): ReactNode {
  const { titles } = usePublicMessages()
  const words = useSignInCopy()
  const { demoAccounts, company } = doors
  const [problem, setProblem] = useState<SignInProblem | string | null>(null)
  const [busy, setBusy] = useState(false)
  const [wish, setWish] = useState<SignInPreferences>({})
  const [arriving, setArriving] = useState(began)
  const enter = async (asked: ReturnType<typeof signIn>) => {
    setBusy(true)
    setProblem(null)
    const answer = await asked
    setBusy(false)
    if (!answer.ok) setProblem(answer.problem)
    else if (answer.next.at === 'in') onSignedIn(answer.next.me, wish)
    else setArriving(answer.next)
  }
  const chooseTheme = (theme: Theme) => {
    setWish((now) => ({ ...now, theme }))
    applyTheme(theme)
  }
  const toStart = (why: string | null) => {
    setArriving(null)
    setProblem(why)
  }
  const byPassword = (login: string, password: string) => enter(signIn(login, password))
  return (
    <main className="grid min-h-full grid-rows-[1fr_auto] bg-bg">
      <div className="m-auto w-full max-w-96 px-4 py-10">
        <p className="flex items-center gap-2.5 text-lg font-semibold">
          <LogoMark /> {titles.desk}
        </p>
        <p className="mt-1 mb-6 text-balance text-ink2">{words.lead}</p>
        {arriving ? (
          <Suspense>
            <Arrive
              arriving={arriving}
              failureWords={failureWords}
              onIn={(me) => onSignedIn(me, wish)}
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
              onPasskey={() => enter(signInByPasskey())}
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
        <LanguageChoice onChoose={(language) => setWish((now) => ({ ...now, language }))} />
        <ThemeChoice theme={wish.theme ?? 'system'} onChoose={chooseTheme} />
      </footer>
    </main>
  )
}
