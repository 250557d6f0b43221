import { Button } from '@mimamori/ui/button'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { queries } from '../api/api-queries.ts'
import { useMessages } from '../i18n/messages.ts'
import { FactorList } from './factor-list.tsx'
import { PasswordChange } from './password-change.tsx'
import { RecoverySettings } from './recovery-settings.tsx'
import type { FailureWords } from './use-verify-identity.ts'

/** A person's sign-in: second factors, recovery codes, the password. */
export default function SecuritySection({ failureWords }: { failureWords: FailureWords }): ReactNode {
  const security = useMessages('security')
  const cache = useQueryClient()
  const options = queries.security.mine.queryOptions()
  const { data, isError, refetch } = useQuery(options)
  if (isError) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-2" role="alert">
        <span>{security.failed}</span>
        <Button small onClick={() => void refetch()}>
          {security.retry}
        </Button>
      </div>
    )
  }
  if (!data) return <SkeletonRows rows={3} label={security.working} />
  const again = () => cache.invalidateQueries({ queryKey: options.queryKey })
  return (
    <div className="grid gap-5">
      <FactorList factors={data.factors} failureWords={failureWords} onChanged={again} />
      <RecoverySettings left={data.recoveryLeft} failureWords={failureWords} onChanged={again} />
      <PasswordChange failureWords={failureWords} />
    </div>
  )
}
