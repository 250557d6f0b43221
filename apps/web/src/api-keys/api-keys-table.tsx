import type { ApiKey } from '@mimamori/contract/api-keys/api-key-contract'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { ColumnHeads } from '@mimamori/ui/column-heads'
import { Tag, type Tone } from '@mimamori/ui/tag'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { Timestamp } from '../parts/timestamp.tsx'
import type { ApiKeyEnding } from './end-api-key.tsx'

const TONES: Readonly<Record<ApiKey['state'], Tone>> = { in_force: 'green', ends: 'amber', ended: 'neutral' }

type Props = { keys: readonly ApiKey[]; onEnd: (ending: ApiKeyEnding) => void }

/** Every key, newest first; those that ended stay, and can no longer be changed. */
export function ApiKeysTable({ keys, onEnd }: Props): ReactNode {
  const { title, columns } = useMessages('api-keys')
  return (
    <table aria-label={title} className="w-full border-collapse">
      <thead className="max-sheet:sr-only">
        <ColumnHeads
          columns={[
            [columns.name, 'pl-4'],
            [columns.scopes],
            [columns.state],
            [columns.made],
            [columns.lastUsed, 'text-right'],
          ]}
        >
          <td className="pr-4" />
        </ColumnHeads>
      </thead>
      <tbody>
        {keys.map((key) => (
          <ApiKeyRow key={key.id} apiKey={key} onEnd={onEnd} />
        ))}
      </tbody>
    </table>
  )
}

function ApiKeyRow({ apiKey, onEnd }: { apiKey: ApiKey; onEnd: Props['onEnd'] }) {
  const words = useMessages('api-keys')
  const { instants } = useCopy()
  const { name, scopes, state, until, createdAt, createdBy, lastUsedAt } = apiKey
  const cell = cx('px-2 whitespace-nowrap', state === 'ended' && 'text-ink2')
  return (
    <tr className="h-10 border-b border-line max-sheet:grid max-sheet:h-auto max-sheet:grid-cols-[minmax(0,1fr)_auto] max-sheet:gap-y-1 max-sheet:px-2 max-sheet:py-2">
      <th scope="row" className="max-w-64 truncate px-2 text-left font-semibold sheet:pl-4">
        {name}
      </th>
      <td className={cx(cell, 'max-sheet:row-start-2')}>{scopes.map((scope) => words.brief[scope]).join(' · ')}</td>
      <td className={cx(cell, 'max-sheet:col-start-2 max-sheet:row-start-1 max-sheet:text-right')}>
        <Tag tone={TONES[state]}>{words.states[state]}</Tag>
        {state === 'ends' && until ? (
          <span className="ml-2 text-sm text-ink2 max-sheet:ml-0 max-sheet:block">
            {words.until(instants.absolute(until))}
          </span>
        ) : null}
      </td>
      <td className={cx(cell, 'text-ink2 max-sheet:hidden')}>
        <Timestamp at={createdAt} brief /> · {createdBy || words.byCommand}
      </td>
      <td className={cx(cell, 'text-right text-ink2 max-sheet:col-start-2 max-sheet:row-start-2')}>
        <span aria-hidden="true" className="mr-2 text-sm sheet:hidden">
          {words.columns.lastUsed}
        </span>
        {lastUsedAt ? <Timestamp at={lastUsedAt} brief /> : words.never}
      </td>
      <td className="px-2 text-right whitespace-nowrap max-sheet:col-span-2 sheet:pr-4">
        {state === 'ended' ? null : (
          <span className="inline-flex gap-1">
            <Button small variant="quiet" onClick={() => onEnd({ kind: 'replace', key: apiKey })}>
              {words.replace}
            </Button>
            <Button small variant="quiet" onClick={() => onEnd({ kind: 'revoke', key: apiKey })}>
              {words.revoke}
            </Button>
          </span>
        )}
      </td>
    </tr>
  )
}
