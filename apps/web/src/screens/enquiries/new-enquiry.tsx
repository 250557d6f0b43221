import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { queries } from '../../api/api-queries.ts'
import type { CallContext } from '../../api/rpc-call.ts'
import { NewEnquiryDialog } from '../../enquiries/new-enquiry-dialog.tsx'
import type { NewEnquiryInput } from '../../enquiries/new-enquiry-draft.ts'
import { useMessages } from '../../i18n/messages.ts'
import { useOperation } from '../../parts/use-operation.ts'
import { useDesk } from '../desk-context.tsx'
import { useClaim } from '../use-claim-case.ts'

/** The dialog that writes down an enquiry; once it is saved, its case is claimed and on screen. */
export default function NewEnquiry({ onClose }: { onClose: () => void }): ReactNode {
  const copy = useMessages('enquiries/new-enquiry')
  const { me, open } = useDesk()
  const { claim } = useClaim()
  const { attempt, busy } = useOperation({ changes: [queries.queue.key()] })
  const enter = async (input: NewEnquiryInput, context?: CallContext) => {
    const entered = await queries.enquiries.enter.call(input, context)
    await claim(entered.caseId)
    open(entered.caseId, 'enquiries')
    return entered
  }
  const save = (input: NewEnquiryInput) =>
    attempt({ call: enter }, input, { once: true, done: ({ caseNumber }) => copy.saved(caseNumber) })
  return (
    <NewEnquiryDialog
      staffId={me.id}
      busy={busy}
      memberState={(memberId) => <KnownMember memberId={memberId} />}
      onSave={save}
      onClose={onClose}
    />
  )
}

/** the desk is asked for what is typed, not for every letter on the way */
const REST_MS = 300
const MEMBER_ID = /^[A-Za-z0-9_-]{3,64}$/

/** Whether the desk knows the member whose id is typed. */
function KnownMember({ memberId }: { memberId: string | null }) {
  const copy = useMessages('enquiries/new-enquiry')
  const [rested, setRested] = useState(memberId)
  useEffect(() => {
    const timer = setTimeout(() => setRested(memberId), REST_MS)
    return () => clearTimeout(timer)
  }, [memberId])
  const { data } = useQuery({
    ...queries.members.find.queryOptions({ input: { memberId: rested ?? '' } }),
    enabled: rested !== null && MEMBER_ID.test(rested),
  })
  if (memberId === null || rested !== memberId || data === undefined) return null
  return data ? copy.askingFound : copy.askingMissing
}
