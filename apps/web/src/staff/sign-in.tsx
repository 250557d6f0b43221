import type { DemoAccount, Me, Theme } from '@mimamori/contract/staff/session'
import type { Language } from '@mimamori/policy/staff/staff'
import { Button } from '@mimamori/ui/button'
import { Field } from '@mimamori/ui/field'
import { type FormEvent, useState } from 'react'
import { useCopy } from '../language/language.tsx'
import { DemoAccounts } from './demo-accounts.tsx'
import { Mark } from './mark.tsx'
import { LanguageChoice, ThemeChoice } from './preferences.tsx'
import { type SignInProblem, signIn } from './sign-in-call.ts'
import { showTheme } from './theme.ts'

/** What the person chose on this page; it becomes theirs once they are known. */
export type Wish = { language?: Language; theme?: Theme }
type Props = { demoAccounts: DemoAccount[]; expired: boolean; onSignedIn: (me: Me, wish: Wish) => void }

/** Login and password; in demo mode also accounts to choose from. */
export default function SignIn({ demoAccounts, expired, onSignedIn }: Props) {
  const { staff, shell } = useCopy()
  const [problem, setProblem] = useState<SignInProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const [wish, setWish] = useState<Wish>({})
  const enter = async (login: string, password: string) => {
    setBusy(true)
    setProblem(null)
    const answer = await signIn(login, password)
    setBusy(false)
    if (answer.ok) onSignedIn(answer.me, wish)
    else setProblem(answer.problem)
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    void enter(String(form.get('login')), String(form.get('password')))
  }
  const chooseTheme = (theme: Theme) => {
    setWish((now) => ({ ...now, theme }))
    showTheme(theme)
  }
  return (
    <main className="grid min-h-full grid-rows-[1fr_auto] bg-bg">
      <div className="m-auto w-full max-w-96 px-4 py-10">
        <p className="flex items-center gap-2.5 text-lg font-semibold">
          <Mark /> {shell.name}
        </p>
        <p className="mt-1 mb-6 text-balance text-ink2">{staff.lead}</p>
        <form onSubmit={submit} className="grid gap-4 rounded-lg border border-line bg-panel p-5">
          <h1 className="text-lg font-semibold">{staff.title}</h1>
          {expired && !problem ? <p className="rounded-md bg-amber-bg px-3 py-2 text-amber">{staff.expired}</p> : null}
          {problem ? <ProblemLine problem={problem} /> : null}
          <Field
            label={staff.login}
            name="login"
            autoComplete="username"
            autoCapitalize="none"
            required
            maxLength={100}
          />
          <Field
            label={staff.password}
            name="password"
            type="password"
            autoComplete="current-password"
            required
            maxLength={200}
          />
          <Button type="submit" look="primary" disabled={busy} className="min-h-9 justify-center font-semibold">
            {busy ? staff.signingIn : staff.signIn}
          </Button>
        </form>
        {demoAccounts.length > 0 ? <DemoAccounts accounts={demoAccounts} busy={busy} onChoose={enter} /> : null}
      </div>
      <footer className="flex flex-wrap justify-center gap-3 px-4 pb-6">
        <LanguageChoice onChoose={(language) => setWish((now) => ({ ...now, language }))} />
        <ThemeChoice theme={wish.theme ?? 'system'} onChoose={chooseTheme} />
      </footer>
    </main>
  )
}

function ProblemLine({ problem }: { problem: SignInProblem }) {
  const { staff, errors } = useCopy()
  const words = {
    failed: staff.failed,
    too_many: staff.tooMany(problem.retryAfterSeconds),
    unreachable: staff.unreachable,
    unstored: errors.unstored,
  }
  return (
    <p role="alert" className="rounded-md bg-red-bg px-3 py-2 text-red">
      {words[problem.kind]}
    </p>
  )
}
