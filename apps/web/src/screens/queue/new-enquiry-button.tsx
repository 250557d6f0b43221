import { may } from '@mimamori/policy/staff/role-permissions'
import { Button } from '@mimamori/ui/button'
import { FilePlus2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { useDesk } from '../desk-context.tsx'
import NewEnquiry from '../enquiries/new-enquiry.tsx'

/** Opens the dialog that writes down an enquiry, for those who may. */
export default function NewEnquiryButton(): ReactNode {
  const copy = useMessages('enquiries/new-enquiry')
  const { me } = useDesk()
  const [open, setOpen] = useState(false)
  if (!may(me.role, 'cases.decide')) return null
  return (
    <>
      <Button icon={<FilePlus2 size={16} aria-hidden="true" />} onClick={() => setOpen(true)}>
        {copy.open}
      </Button>
      {open ? <NewEnquiry onClose={() => setOpen(false)} /> : null}
    </>
  )
}
