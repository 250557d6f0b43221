import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { TextField } from '@mimamori/ui/text-field'
import { KeyRound } from 'lucide-react'
import type { FormEvent, ReactNode } from 'react'
import { usePublicMessages } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { useDocumentTitle } from '../parts/use-document-title.ts'
import type { SignInProblem } from './sign-in-call.ts'

type Props = {
  /** words where they were found already */
  problem: SignInProblem | string | null
  expired: boolean
  busy: boolean
  onPassword: (login: string, password: string) => Promise<void>
  onPasskey: () => Promise<void>
}

/** The first step: login and password, or a passkey in place of both. */
export function PasswordForm({ problem, expired, busy, onPassword, onPasskey }: Props): ReactNode {
  const { staff } = usePublicMessages()
  useDocumentTitle(staff.title)
  const words = useMessages('sign-in')
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    void onPassword(String(form.get('login')), String(form.get('password')))
  }
  return (
    <form onSubmit={submit} className="grid gap-4 rounded-lg border border-line bg-panel p-5">
      <h1 className="text-lg font-semibold">{staff.title}</h1>
      {expired && !problem ? <p className="rounded-md bg-amber-bg px-3 py-2 text-amber">{words.expired}</p> : null}
      {problem ? <ProblemLine problem={problem} /> : null}
      <TextField
        label={staff.login}
        name="login"
        autoComplete="username webauthn"
        autoCapitalize="none"
        required
        maxLength={100}
      />
      <TextField
        label={staff.password}
        name="password"
        type="password"
        autoComplete="current-password"
        required
        maxLength={200}
      />
      <Button type="submit" variant="primary" disabled={busy} className="min-h-9 justify-center font-semibold">
        {busy ? words.signingIn : words.signIn}
      </Button>
      {'PublicKeyCredential' in window ? (
        <Button
          disabled={busy}
          icon={<KeyRound size={16} aria-hidden="true" />}
          className="min-h-9 justify-center"
          onClick={() => void onPasskey()}
        >
          {words.byPasskey}
        </Button>
      ) : null}
    </form>
  )
}

function ProblemLine({ problem }: { problem: SignInProblem | string }) {
  const { staff, errors } = usePublicMessages()
  const words = useMessages('sign-in')
  const worded = (problem: SignInProblem) =>
    ({
      failed: words.failed,
      too_many: words.tooMany(problem.retryAfterSeconds),
      unreachable: staff.unreachable,
      unstored: errors.unstored,
      no_passkey: words.noPasskey,
    })[problem.kind]
  return <Problem>{typeof problem === 'string' ? problem : worded(problem)}</Problem>
}
