import type { InvitedPerson } from '@mimamori/contract/staff/invitation-contract'
import type { invitation } from '@mimamori/copy/invitation/ja'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { TextField } from '@mimamori/ui/text-field'
import { Link2Off } from 'lucide-react'
import { type FormEvent, type ReactNode, useCallback, useEffect, useState } from 'react'
import { api } from '../api/api-client.ts'
import { failureOf } from '../api/call-failure.ts'
import { usePublicMessages } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { LoadFailed } from '../parts/load-failed.tsx'
import { useDocumentTitle } from '../parts/use-document-title.ts'
import { SignInFrame } from './sign-in-frame.tsx'

type State = { at: 'looking' } | { at: 'over' } | { at: 'unreachable' } | { at: 'open'; person: InvitedPerson }

/** behind `#`: a browser sends it nowhere by itself */
const tokenFromHash = (): string => location.hash.slice(1)

/** The page of an invitation link: who it is for, and the password they choose. `onDone`: shows the desk, or its sign-in page. */
export default function InvitationPage({ onDone }: { onDone: () => void }): ReactNode {
  const copy = useMessages('invitation')
  const [state, setState] = useState<State>({ at: 'looking' })
  const [token] = useState(tokenFromHash)
  const look = useCallback(async () => {
    setState({ at: 'looking' })
    try {
      setState({ at: 'open', person: await api.session.lookAtInvitation({ token }) })
    } catch (error) {
      const { kind } = failureOf(error)
      setState({ at: kind === 'network' || kind === 'unstored' ? 'unreachable' : 'over' })
    }
  }, [token])
  useEffect(() => void look(), [look])
  const { looking, over, unreachable, title: open } = copy
  useDocumentTitle({ looking, over, unreachable, open }[state.at])
  return (
    <SignInFrame>
      {state.at === 'looking' ? <p role="status">{copy.looking}</p> : null}
      {state.at === 'over' ? <InvitationOver onLeave={onDone} /> : null}
      {state.at === 'unreachable' ? (
        <LoadFailed
          heading="h1"
          words={{ failed: copy.unreachable, retry: copy.retry, failedKept: copy.unreachableNext }}
          onRetry={() => void look()}
        />
      ) : null}
      {state.at === 'open' ? (
        <Welcome person={state.person} token={token} onDone={onDone} onOver={() => setState({ at: 'over' })} />
      ) : null}
    </SignInFrame>
  )
}

function InvitationOver({ onLeave }: { onLeave: () => void }) {
  const copy = useMessages('invitation')
  return (
    <ScreenMessage
      problem
      heading="h1"
      icon={<Link2Off size={18} />}
      title={copy.over}
      actions={<Button onClick={onLeave}>{copy.toSignIn}</Button>}
    >
      {copy.overNext}
    </ScreenMessage>
  )
}

type WelcomeProps = { person: InvitedPerson; token: string; onDone: () => void; onOver: () => void }

function Welcome({ person, token, onDone, onOver }: WelcomeProps) {
  const copy = useMessages('invitation')
  const { staff } = usePublicMessages()
  const choose = async (password: string): Promise<keyof typeof copy.problems | null> => {
    try {
      await api.session.acceptInvitation({ token, password })
      onDone()
      return null
    } catch (error) {
      const failure = failureOf(error)
      if (failure.kind === 'not_found') onOver()
      if (failure.kind === 'refused' && failure.refusal in copy.problems)
        return failure.refusal as keyof typeof copy.problems
      return failure.kind === 'network' || failure.kind === 'unstored' ? failure.kind : 'unexpected'
    }
  }
  return (
    <section className="grid gap-4 rounded-lg border border-line bg-panel p-5">
      <div>
        <h1 className="text-lg font-semibold">{copy.title}</h1>
        <p className="mt-1 text-ink2">{copy.lead(person.alias, staff.roles[person.role])}</p>
      </div>
      <ChoosePassword words={copy} login={person.login} onChoose={choose} />
    </section>
  )
}

type Words = typeof invitation
type PasswordProblem = keyof Words['problems']
type Props = {
  words: Words
  login: string
  /** answers what was wrong with it, or null */
  onChoose: (password: string) => Promise<PasswordProblem | null>
}

/** A password for a login that is there already, which a password manager has to see beside it. */
function ChoosePassword({ words, login, onChoose }: Props): ReactNode {
  const [shown, setShown] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<PasswordProblem | null>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const password = String(new FormData(event.currentTarget).get('password'))
    setBusy(true)
    setProblem(null)
    setProblem(await onChoose(password))
    setBusy(false)
  }
  return (
    <form onSubmit={submit} className="grid gap-4">
      <Problem>{problem && words.problems[problem]}</Problem>
      <TextField label={words.login} name="login" value={login} readOnly autoComplete="username" />
      <div className="grid gap-2">
        <TextField
          label={words.password}
          name="password"
          type={shown ? 'text' : 'password'}
          autoComplete="new-password"
          required
          maxLength={200}
        />
        <p className="text-sm text-ink2">{words.rules}</p>
        <label className="flex min-h-6 items-center gap-2 text-sm">
          <input
            type="checkbox"
            checked={shown}
            onChange={(event) => setShown(event.target.checked)}
            className="size-4 flex-none accent-accent"
          />
          {words.show}
        </label>
      </div>
      <Button type="submit" variant="primary" disabled={busy} className="min-h-9 justify-center font-semibold">
        {busy ? words.accepting : words.accept}
      </Button>
    </form>
  )
}
