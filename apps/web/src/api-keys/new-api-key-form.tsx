import type { CreatedApiKey } from '@mimamori/contract/api-keys/api-key-contract'
import { API_KEY_SCOPES, type ApiKeyScope } from '@mimamori/policy/api-keys/api-key-rules'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { TextField } from '@mimamori/ui/text-field'
import { type FormEvent, type ReactNode, useState } from 'react'
import { api } from '../api/api-client.ts'
import type { Failure } from '../api/call-failure.ts'
import { useMessages } from '../i18n/messages.ts'
import { useApiKeyMutation } from './use-api-key-mutation.ts'

type Props = {
  failureText: (failure: Failure) => string
  onCreated: (created: CreatedApiKey) => void
  onCancel: () => void
}

/** The form of a new key: its name and scopes. */
export function NewApiKeyForm({ failureText, onCreated, onCancel }: Props): ReactNode {
  const words = useMessages('api-keys')
  const { run, busy, problem } = useApiKeyMutation(failureText)
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<readonly ApiKeyScope[]>(API_KEY_SCOPES)
  const toggle = (scope: ApiKeyScope) =>
    setScopes((now) => (now.includes(scope) ? now.filter((each) => each !== scope) : [...now, scope]))
  const ready = name.trim() !== '' && scopes.length > 0 && !busy
  async function make(event: FormEvent) {
    event.preventDefault()
    if (!ready) return
    const created = await run(() => api.apiKeys.add({ name: name.trim(), scopes: [...scopes] }))
    if (created) onCreated(created)
  }
  return (
    <form onSubmit={(event) => void make(event)} className="grid gap-4 p-5">
      <h3 className="text-lg font-semibold">{words.add}</h3>
      <div>
        <TextField label={words.name} maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
        <p className="mt-1 text-sm text-ink2">{words.nameHint}</p>
      </div>
      <fieldset className="grid gap-2">
        <legend className="mb-1 text-sm font-semibold text-ink2">{words.scopes}</legend>
        {API_KEY_SCOPES.map((scope) => (
          <label key={scope} className="flex min-h-6 items-center gap-2">
            <input type="checkbox" checked={scopes.includes(scope)} onChange={() => toggle(scope)} />
            {words.scope[scope]}
          </label>
        ))}
      </fieldset>
      <Problem small>{problem}</Problem>
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onCancel}>
          {words.cancel}
        </Button>
        <Button type="submit" variant="primary" disabled={!ready}>
          {words.make}
        </Button>
      </div>
    </form>
  )
}
