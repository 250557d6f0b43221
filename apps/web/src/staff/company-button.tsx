import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { Building2 } from 'lucide-react'
import { useState } from 'react'
import { desk } from '../api/client.ts'
import { useCompanyCopy } from './company-copy.ts'

/** The way to the company's own sign-in, which the browser leaves the desk for. */
export default function CompanyButton({ name }: { name: string | null }) {
  const copy = useCompanyCopy()
  const [busy, setBusy] = useState(false)
  const [away, setAway] = useState(false)
  const go = async () => {
    setBusy(true)
    setAway(false)
    try {
      const { address } = await desk.session.oidcBegin()
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
