import type { invitation } from '@mimamori/copy/invitation/ja'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { TextField } from '@mimamori/ui/text-field'
import { type FormEvent, type ReactNode, useState } from 'react'

type Words = typeof invitation
type PasswordProblem = keyof Words['problems']
type Props = {
  words: Words
  login: string
  /** answers what was wrong with it, or null */
  onChoose: (password: string) => Promise<PasswordProblem | null>
}

/** A password for a login that is there already, which a password manager has to see beside it. */
export function ChoosePassword({ words, login, onChoose }: Props): ReactNode {
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
