import { API_KEY_SCOPES, KEY_OVERLAP_HOURS } from '@mimamori/policy/api-keys/api-key-rules'
import { Button } from '@mimamori/ui/button'
import { Dialog } from '@mimamori/ui/dialog'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { useQuery } from '@tanstack/react-query'
import { BookOpen, KeyRound, Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { queries } from '../api/api-queries.ts'
import { useMessages } from '../i18n/messages.ts'
import { Form } from '../parts/forms/form.tsx'
import { choiceField, choicesField, textField } from '../parts/forms/form-fields.tsx'
import { Loaded } from '../parts/forms/loaded-section.tsx'
import { ShownOnce } from '../parts/forms/shown-once.tsx'
import { useOperation } from '../parts/use-operation.ts'
import { type ApiKeyEnding, ApiKeysTable } from './api-keys-table.tsx'

/** API keys of the marketplace's servers: creating, replacing and revoking them. */
export function ApiKeysSection(): ReactNode {
  const words = useMessages('api-keys')
  const list = useQuery(queries.apiKeys.list.queryOptions())
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<ApiKeyEnding | null>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const close = (created?: { secret: string }) => {
    setAdding(false)
    setEnding(null)
    if (created) setSecret(created.secret)
  }
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
      {secret ? (
        <div className="mx-4 mb-3">
          <ShownOnce
            icon={KeyRound}
            title={words.madeTitle}
            lead={words.madeLead}
            label={words.madeTitle}
            value={secret}
            words={words}
            done={words.close}
            onDone={() => setSecret(null)}
          />
        </div>
      ) : null}
      <Loaded state={list} rows={6} label={words.title}>
        {({ keys }) =>
          keys.length > 0 ? (
            <ApiKeysTable keys={keys} onEnd={setEnding} />
          ) : (
            <ScreenMessage icon={<KeyRound size={18} />} title={words.empty}>
              {words.emptyNext}
            </ScreenMessage>
          )
        }
      </Loaded>
      <Dialog small open={adding} onClose={close} label={words.add}>
        <NewApiKey onClose={close} />
      </Dialog>
      <Dialog small open={ending !== null} onClose={close} label={words.title}>
        {ending ? <EndApiKey ending={ending} onClose={close} /> : null}
      </Dialog>
    </section>
  )
}

type CloseProps = { onClose: (created?: { secret: string }) => void }

function useApiKeyOperation() {
  const words = useMessages('api-keys')
  const { problem, ...call } = useOperation({
    refusals: { key_ended: words.alreadyEnded },
    changes: [queries.apiKeys.key()],
  })
  return { ...call, problem: problem && words.failed(problem) }
}

function NewApiKey({ onClose }: CloseProps) {
  const words = useMessages('api-keys')
  const call = useApiKeyOperation()
  return (
    <div className="grid gap-4 p-5">
      <h3 className="text-lg font-semibold">{words.add}</h3>
      <Form
        end
        now={{ name: '', scopes: [...API_KEY_SCOPES] }}
        fields={{
          name: textField({ label: words.name, note: words.nameHint, maxLength: 60, valid: (name) => name !== '' }),
          scopes: choicesField({
            label: words.scopes,
            options: API_KEY_SCOPES.map((value) => ({ value, label: words.scope[value] })),
            needed: true,
          }),
        }}
        words={{ save: words.make, cancel: words.cancel }}
        call={call}
        onSave={async (key) => {
          const created = await call.run(queries.apiKeys.add, key)
          if (created) onClose(created)
        }}
        onCancel={onClose}
      />
    </div>
  )
}

const OVERLAP_HOURS = [KEY_OVERLAP_HOURS.least, 1, KEY_OVERLAP_HOURS.usual, KEY_OVERLAP_HOURS.most]

/** Confirms replacing or revoking a key: the key, the consequences, and whether it can be undone. */
function EndApiKey({ ending: { kind, key }, onClose }: { ending: ApiKeyEnding } & CloseProps) {
  const { id, name } = key
  const words = useMessages('api-keys')
  const call = useApiKeyOperation()
  const replaces = kind === 'replace'
  const end = async ({ hours }: { hours: string }) => {
    if (!replaces) return (await call.run(queries.apiKeys.revoke, { id })) && onClose()
    const created = await call.run(queries.apiKeys.replace, { id, overlapHours: Number(hours) })
    if (created) onClose(created)
  }
  return (
    <div className="grid gap-4 p-5">
      <h3 className="text-lg font-semibold">{replaces ? words.replaceTitle(name) : words.revokeTitle(name)}</h3>
      <p>{replaces ? words.replaceLead : words.revokeLead}</p>
      <Form
        end
        always
        now={{ hours: String(KEY_OVERLAP_HOURS.usual) }}
        fields={{
          hours: choiceField(
            words.overlap,
            OVERLAP_HOURS.map((each) => ({ value: String(each), label: words.hours(each) })),
          ),
        }}
        words={{ save: replaces ? words.replace : words.revokeDo, cancel: words.cancel }}
        call={call}
        onSave={end}
        onCancel={onClose}
      >
        {(field) => (replaces ? field('hours') : null)}
      </Form>
    </div>
  )
}
