import type { ApiKey } from '@mimamori/contract/api-keys/api-key-contract'
import { Button } from '@mimamori/ui/button'
import { Tag, type Tone } from '@mimamori/ui/tag'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { DataTable } from '../parts/tables/data-table.tsx'
import { Timestamp } from '../parts/timestamp.tsx'

/** Replace a key, or revoke it. */
export type ApiKeyEnding = { readonly kind: 'replace' | 'revoke'; readonly key: ApiKey }

const TONES: Readonly<Record<ApiKey['state'], Tone>> = { in_force: 'green', ends: 'amber', ended: 'neutral' }

type Props = { keys: readonly ApiKey[]; onEnd: (ending: ApiKeyEnding) => void }

/** Every key, newest first; those that ended stay, and can no longer be changed. */
export function ApiKeysTable({ keys, onEnd }: Props): ReactNode {
  const words = useMessages('api-keys')
  const { instants } = useCopy()
  return (
    <DataTable
      label={words.title}
      names={words.columns}
      rows={keys}
      row={({ state }) => ({ className: state === 'ended' && 'text-ink2' })}
      columns={[
        {
          id: 'name',
          names: true,
          className: 'max-w-64',
          cell: ({ name }) => <span className="font-semibold text-ink">{name}</span>,
        },
        { id: 'scopes', cell: ({ scopes }) => scopes.map((scope) => words.brief[scope]).join(' · ') },
        {
          id: 'state',
          cell: ({ state, until }) => (
            <>
              <Tag tone={TONES[state]}>{words.states[state]}</Tag>
              {state === 'ends' && until ? (
                <span className="ml-2 text-sm text-ink2">{words.until(instants.absolute(until))}</span>
              ) : null}
            </>
          ),
        },
        {
          id: 'made',
          quiet: true,
          cell: ({ createdAt, createdBy }) => (
            <>
              <Timestamp at={createdAt} brief /> · {createdBy || words.byCommand}
            </>
          ),
        },
        {
          id: 'lastUsed',
          right: true,
          quiet: true,
          cell: ({ lastUsedAt }) => (lastUsedAt ? <Timestamp at={lastUsedAt} brief /> : words.never),
        },
        {
          id: 'end',
          name: null,
          right: true,
          cell: (key) =>
            key.state === 'ended'
              ? null
              : (['replace', 'revoke'] as const).map((kind) => (
                  <Button key={kind} small variant="quiet" onClick={() => onEnd({ kind, key })}>
                    {words[kind]}
                  </Button>
                )),
        },
      ]}
    />
  )
}
