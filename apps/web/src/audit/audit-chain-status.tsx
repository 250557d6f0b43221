import type { ChainFlaw, ChainStatus } from '@mimamori/policy/audit/audit-chain-status'
import { Button } from '@mimamori/ui/button'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link2, Link2Off } from 'lucide-react'
import type { ReactNode } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { chainFlawMessage } from './chain-flaw-message.ts'
import { useAsyncAction } from './use-async-action.ts'

const formatNumber = (n: number): string => n.toLocaleString('en')

const useChainStatus = () => useQuery({ ...queries.audit.verify.queryOptions(), staleTime: 60_000 })

/** Whether the log is whole, recomputed by the server, and when it was last signed. `signs`: this person may sign it. */
export function AuditChainStatus({ signs }: { signs: boolean }): ReactNode {
  const { chain } = useMessages('audit')
  const query = useChainStatus()
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm">
      <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {query.isFetching ? <span className="text-ink2">{chain.checking}</span> : null}
        {!query.isFetching && query.data ? <ChainState status={query.data} /> : null}
        {query.isError && !query.isFetching ? <span className="text-red">{chain.failed}</span> : null}
      </div>
      <Button small disabled={query.isFetching} onClick={() => void query.refetch()}>
        {chain.verify}
      </Button>
      {signs ? <SignChainButton /> : null}
    </div>
  )
}

function ChainState({ status }: { status: ChainStatus }) {
  const { chain } = useMessages('audit')
  const { instants } = useCopy()
  const { signed } = status
  return (
    <>
      {status.ok ? (
        <span className="flex items-center gap-1.5 text-green" title={status.head}>
          <Link2 size={16} aria-hidden="true" />
          {chain.ok(formatNumber(status.entries))}
        </span>
      ) : (
        <span className="flex items-center gap-1.5 font-semibold text-red">
          <Link2Off size={16} aria-hidden="true" />
          {chain.broken}
        </span>
      )}
      <span
        className="text-ink2"
        title={signed && status.ok ? chain.signedHint(formatNumber(signed.heads)) : undefined}
      >
        {signed ? chain.signed(instants.brief(signed.at), formatNumber(signed.entries)) : chain.unsigned}
      </span>
    </>
  )
}

/** Flaws of the audit chain, if any. */
export function AuditChainProblems(): ReactNode {
  const audit = useMessages('audit')
  const copy = useCopy()
  const { data: status } = useChainStatus()
  if (!status || status.ok) return null
  return (
    <div role="alert" className="mx-4 mb-3 rounded-md bg-red-bg px-3 py-2 text-red">
      <p className="font-semibold">
        {audit.chain.broken} — {audit.chain.next}
      </p>
      <ul className="mt-1 list-disc pl-5">
        {status.flaws.map((flaw) => (
          <li key={flawKey(flaw)}>{chainFlawMessage(audit, copy, flaw)}</li>
        ))}
      </ul>
    </div>
  )
}

const flawKey = (flaw: ChainFlaw): string => JSON.stringify(flaw)

/** Signs the head of the chain and verifies it again; offers the public key as a download. */
function SignChainButton() {
  const { chain } = useMessages('audit')
  const cache = useQueryClient()
  const key = useQuery({ ...queries.audit.publicKey.queryOptions(), staleTime: 60_000 })
  const sign = useAsyncAction(async () => {
    await api.audit.sign()
    await cache.invalidateQueries({ queryKey: queries.audit.key() })
  })
  return (
    <>
      <Button small disabled={sign.busy} onClick={() => void sign.run()}>
        {sign.busy ? chain.signing : chain.sign}
      </Button>
      {key.data ? (
        <Button
          small
          variant="quiet"
          title={chain.key(key.data.keyId)}
          onClick={() => void copyText(key.data?.publicKey)}
        >
          {chain.copyKey}
        </Button>
      ) : null}
      {sign.error ? (
        <span role="alert" className="text-red">
          {chain.signFailed}
        </span>
      ) : null}
    </>
  )
}

const copyText = (text = ''): Promise<void> => navigator.clipboard.writeText(text)
