import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { Building2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { api } from '../api/api-client.ts'
import { useMessages } from '../i18n/messages.ts'

/** The button for the company's own sign-in, to which the browser leaves the desk. */
export default function OidcButton({ name }: { name: string | null }): ReactNode {
  const copy = useMessages('company')
  const [busy, setBusy] = useState(false)
  const [away, setAway] = useState(false)
  const go = async () => {
    setBusy(true)
    setAway(false)
    try {
      const { address } = await api.session.oidcBegin()
      location.assign(address)
    } catch {
      setBusy(false)
      setAway(true)
    }
  }
  return (
    <div className="mt-3 grid gap-2">
      <Button
        disabled={busy}
        icon={<Building2 size={16} aria-hidden="true" />}
        className="min-h-9 justify-center"
        onClick={() => void go()}
      >
        {copy.signIn(name)}
      </Button>
      <Problem>{away ? `${copy.unreachable} ${copy.unreachableNext}` : null}</Problem>
    </div>
  )
}
