import type { CreatedApiKey } from '@mimamori/contract/api-keys/api-key-contract'
import { Button } from '@mimamori/ui/button'
import { Dialog } from '@mimamori/ui/dialog'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQuery } from '@tanstack/react-query'
import { BookOpen, KeyRound, Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { queries } from '../api/api-queries.ts'
import type { Failure } from '../api/call-failure.ts'
import { useMessages } from '../i18n/messages.ts'
import { ApiKeysTable } from './api-keys-table.tsx'
import { type ApiKeyEnding, EndApiKey } from './end-api-key.tsx'
import { NewApiKeyForm } from './new-api-key-form.tsx'
import { NewApiKeySecret } from './new-api-key-secret.tsx'

type Props = { failed: (retry: () => void) => ReactNode; failureText: (failure: Failure) => string }

/** API keys of the marketplace's servers: creating, replacing and revoking them. */
export function ApiKeysSection({ failed, failureText }: Props): ReactNode {
  const words = useMessages('api-keys')
  const list = useQuery(queries.apiKeys.list.queryOptions())
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<ApiKeyEnding | null>(null)
  const [created, setCreated] = useState<CreatedApiKey | null>(null)
  const show = (next: CreatedApiKey) => {
    setAdding(false)
    setEnding(null)
    setCreated(next)
  }
  const keys = list.data?.keys
  return (
    <section aria-label={words.title}>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
        <div>
          <h2 className="font-semibold">{words.title}</h2>
          <p className="text-sm text-ink2">
            {words.lead}{' '}
            <a
              href="/api/docs/"
              target="_blank"
              rel="noreferrer"
              className="inline-flex items-center gap-1 align-bottom text-accent underline"
            >
              <BookOpen size={14} aria-hidden="true" />
              {words.docs}
            </a>
          </p>
        </div>
        <Button icon={<Plus size={16} aria-hidden="true" />} onClick={() => setAdding(true)}>
          {words.add}
        </Button>
      </div>
      {created ? <NewApiKeySecret secret={created.secret} onDone={() => setCreated(null)} /> : null}
      {list.isPending ? <SkeletonRows rows={6} label={words.title} /> : null}
      {list.isError && !keys ? failed(() => void list.refetch()) : null}
      {keys && keys.length > 0 ? <ApiKeysTable keys={keys} onEnd={setEnding} /> : null}
      {keys?.length === 0 ? (
        <ScreenMessage icon={<KeyRound size={18} />} title={words.empty}>
          {words.emptyNext}
        </ScreenMessage>
      ) : null}
      <Dialog small open={adding} onClose={() => setAdding(false)} label={words.add}>
        <NewApiKeyForm failureText={failureText} onCreated={show} onCancel={() => setAdding(false)} />
      </Dialog>
      <Dialog small open={ending !== null} onClose={() => setEnding(null)} label={words.title}>
        {ending ? (
          <EndApiKey ending={ending} failureText={failureText} onCreated={show} onClose={() => setEnding(null)} />
        ) : null}
      </Dialog>
    </section>
  )
}
