import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { TextField } from '@mimamori/ui/text-field'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { api } from '../api/api-client.ts'
import { useMessages } from '../i18n/messages.ts'
import { useAnnounce } from '../parts/announcer.tsx'
import { type FailureWords, useVerifyIdentity } from './use-verify-identity.ts'

/** The form that changes the password; it asks for the present one. */
export function PasswordChange({ failureWords }: { failureWords: FailureWords }): ReactNode {
  const security = useMessages('security')
  const announce = useAnnounce()
  const note = useId()
  const { busy, problem, show } = useVerifyIdentity({ failureWords, refusals: security.refusals })
  const [done, setDone] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const fields = new FormData(form)
    setDone(false)
    void show(async () => {
      await api.security.changePassword({ current: String(fields.get('current')), next: String(fields.get('next')) })
      form.reset()
      setDone(true)
      announce(security.passwordChanged)
    })
  }
  return (
    <section aria-label={security.password} className="grid gap-3 border-t border-line pt-4">
      <div>
        <h3 className="font-semibold">{security.password}</h3>
        <p className="text-sm text-ink2">{security.passwordLead}</p>
      </div>
      <form onSubmit={submit} className="grid max-w-md gap-3">
        <TextField
          label={security.passwordNow}
          name="current"
          type="password"
          autoComplete="current-password"
          required
          maxLength={200}
        />
        <div className="grid gap-1">
          <TextField
            label={security.passwordNext}
            name="next"
            type="password"
            autoComplete="new-password"
            aria-describedby={note}
            required
            maxLength={200}
          />
          <p id={note} className="text-sm text-ink2">
            {security.passwordNote}
          </p>
        </div>
        <Problem>{problem}</Problem>
        {done ? <p className="rounded-md bg-sunk px-3 py-2">{security.passwordChanged}</p> : null}
        <Button type="submit" disabled={busy} className="justify-self-start">
          {busy ? security.working : security.passwordChange}
        </Button>
      </form>
    </section>
  )
}
