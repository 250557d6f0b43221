import type { OwnFactor } from '@mimamori/contract/staff/security-contract'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { KeyRound, Smartphone } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { api } from '../api/api-client.ts'
import { useMessages } from '../i18n/messages.ts'
import { useAnnounce } from '../parts/announcer.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { type FailureWords, useVerifyIdentity } from './use-verify-identity.ts'

type Props = {
  factor: OwnFactor
  last: boolean
  failureWords: FailureWords
  onChanged: () => Promise<void>
}

/** One second factor: what it is called, since when, last used when. */
export function FactorRow({ factor, last, failureWords, onChanged }: Props): ReactNode {
  const security = useMessages('security')
  const announce = useAnnounce()
  const { busy, problem, show } = useVerifyIdentity({ failureWords, refusals: security.refusals })
  const [naming, setNaming] = useState(false)
  const { id, kind, label } = factor
  const change = (work: () => Promise<unknown>, doneText: string) =>
    void show(async () => {
      await work()
      setNaming(false)
      announce(doneText)
      await onChanged()
    })
  const rename = (next: string) => change(() => api.security.renameFactor({ id, label: next }), security.renamed(next))
  const remove = () => change(() => api.security.removeFactor({ id }), security.removed(label))
  const Icon = kind === 'totp' ? Smartphone : KeyRound
  return (
    <li className="grid gap-2 px-3 py-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Icon size={16} aria-hidden="true" className="flex-none text-ink2" />
        <div className="min-w-0 flex-1 basis-52">
          <p className="truncate">{label}</p>
          <Dates factor={factor} />
        </div>
        <div className="flex gap-1.5">
          <Button small aria-label={security.renameOf(label)} onClick={() => setNaming((now) => !now)}>
            {security.rename}
          </Button>
          <Button
            small
            disabled={busy || last}
            title={last ? security.lastNote : undefined}
            aria-label={security.removeOf(label)}
            onClick={remove}
          >
            {security.remove}
          </Button>
        </div>
      </div>
      {naming ? <NameForm label={label} busy={busy} onName={rename} /> : null}
      <Problem>{problem}</Problem>
    </li>
  )
}

function Dates({ factor: { kind, createdAt, lastUsedAt } }: { factor: OwnFactor }) {
  const security = useMessages('security')
  return (
    <p className="flex flex-wrap gap-x-2 text-sm text-ink2">
      <span>{security.labelOf[kind]}</span>
      <span>
        {security.addedWord} <Timestamp at={createdAt} brief />
      </span>
      {lastUsedAt ? (
        <span>
          {security.usedWord} <Timestamp at={lastUsedAt} brief />
        </span>
      ) : (
        <span>{security.neverUsed}</span>
      )}
    </p>
  )
}

function NameForm({ label, busy, onName }: { label: string; busy: boolean; onName: (next: string) => void }) {
  const security = useMessages('security')
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const next = String(new FormData(event.currentTarget).get('label')).trim()
    if (next !== '') onName(next)
  }
  return (
    <form onSubmit={submit} className="flex gap-2">
      <input
        name="label"
        aria-label={security.label}
        defaultValue={label}
        maxLength={60}
        required
        // biome-ignore lint/a11y/noAutofocus: it was just asked for
        autoFocus
        autoComplete="off"
        className="h-8 min-w-0 flex-1 rounded-md border border-line2 bg-panel px-2"
      />
      <Button type="submit" small disabled={busy}>
        {security.store}
      </Button>
    </form>
  )
}
