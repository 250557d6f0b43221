import { may } from '@mimamori/policy/staff/role-permissions'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { LockKeyhole } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { useDocumentTitle } from '../../parts/use-document-title.ts'
import { useDesk } from '../desk-context.tsx'

/** Its children for those who may read notices; for others, a message saying who may. */
export function NoticePermission({ children }: { children: ReactNode }): ReactNode {
  return may(useDesk().me.role, 'notices.read') ? children : <NotPermitted />
}

function NotPermitted() {
  const copy = useMessages('notices')
  useDocumentTitle(copy.notPermitted)
  return (
    <ScreenMessage heading="h1" icon={<LockKeyhole size={18} />} title={copy.notPermitted}>
      {copy.notPermittedNext}
    </ScreenMessage>
  )
}
