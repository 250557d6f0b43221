import type { ApiKey, CreatedApiKey } from '@mimamori/contract/api-keys/api-key-contract'
import { KEY_OVERLAP_HOURS } from '@mimamori/policy/api-keys/api-key-rules'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { Segmented } from '@mimamori/ui/segmented'
import { type ReactNode, useState } from 'react'
import { api } from '../api/api-client.ts'
import type { Failure } from '../api/call-failure.ts'
import { useMessages } from '../i18n/messages.ts'
import { useApiKeyMutation } from './use-api-key-mutation.ts'

/** Replace a key, or revoke it. */
export type ApiKeyEnding = { readonly kind: 'replace' | 'revoke'; readonly key: ApiKey }

type Props = {
  ending: ApiKeyEnding
  failureText: (failure: Failure) => string
  onCreated: (created: CreatedApiKey) => void
  onClose: () => void
}

const OVERLAP_CHOICES = [KEY_OVERLAP_HOURS.least, 1, KEY_OVERLAP_HOURS.usual, KEY_OVERLAP_HOURS.most]

/** Confirms replacing or revoking a key: the key, the consequences, and whether it can be undone. */
export function EndApiKey({ ending: { kind, key }, failureText, onCreated, onClose }: Props): ReactNode {
  const words = useMessages('api-keys')
  const { run, busy, problem } = useApiKeyMutation(failureText)
  const [hours, setHours] = useState(String(KEY_OVERLAP_HOURS.usual))
  async function go() {
    if (kind === 'revoke') {
      if (await run(() => api.apiKeys.revoke({ id: key.id }))) onClose()
      return
    }
    const created = await run(() => api.apiKeys.replace({ id: key.id, overlapHours: Number(hours) }))
    if (created) onCreated(created)
  }
  const replaces = kind === 'replace'
  return (
    <div className="grid gap-4 p-5">
      <h3 className="text-lg font-semibold">{replaces ? words.replaceTitle(key.name) : words.revokeTitle(key.name)}</h3>
      <p>{replaces ? words.replaceLead : words.revokeLead}</p>
      {replaces ? (
        <div className="grid justify-items-start gap-1">
          <span className="text-sm font-semibold text-ink2" aria-hidden="true">
            {words.overlap}
          </span>
          <Segmented
            label={words.overlap}
            value={hours}
            options={OVERLAP_CHOICES.map((each) => ({ value: String(each), label: words.hours(each) }))}
            onChange={setHours}
          />
        </div>
      ) : null}
      <Problem small>{problem}</Problem>
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onClose}>
          {words.cancel}
        </Button>
        <Button variant="primary" disabled={busy} onClick={() => void go()}>
          {replaces ? words.replace : words.revokeDo}
        </Button>
      </div>
    </div>
  )
}
