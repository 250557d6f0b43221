import type { OidcProblem } from '@mimamori/contract/staff/oidc-contract'
import { Button } from '@mimamori/ui/button'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { UserX } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { api } from '../api/api-client.ts'
import { CallError } from '../api/call-error.ts'
import { useMessages } from '../i18n/messages.ts'
import { useDocumentTitle } from '../parts/use-document-title.ts'
import { SignInFrame } from './sign-in-frame.tsx'

type Problem = OidcProblem | 'denied' | 'network'

/** The provider's response, taken out of the address so that it stays in no history. */
function takeOidcResponse() {
  const query = new URLSearchParams(location.search)
  history.replaceState(null, '', location.pathname)
  const [code, state, iss] = ['code', 'state', 'iss'].map((name) => query.get(name) ?? undefined)
  return { code, state, iss, error: query.get('error') }
}

async function finishOidcSignIn({
  code,
  state,
  iss,
  error,
}: ReturnType<typeof takeOidcResponse>): Promise<Problem | null> {
  if (error) return 'denied'
  if (!code || !state) return 'over'
  try {
    await api.session.oidcFinish({ code, state, ...(iss ? { iss } : {}) })
    return null
  } catch (fault) {
    if (!(fault instanceof CallError)) return 'network'
    if (fault.code === 'COMPANY_FAILED') return (fault.data as { why: OidcProblem }).why
    return fault.code === 'NOT_FOUND' || fault.code === 'TOO_MANY_ATTEMPTS' ? 'over' : 'network'
  }
}

/** Where the company's sign-in sends people back to: nothing is done by the address, all of it by a call of this page. */
export default function OidcReturn({ onDone }: { onDone: () => void }): ReactNode {
  const copy = useMessages('company')
  const [answer] = useState(takeOidcResponse)
  const [problem, setProblem] = useState<Problem | null>(null)
  useDocumentTitle(problem ? copy[problem] : copy.finishing)
  const finished = useRef(false)
  useEffect(() => {
    // the answer of the provider can be used once
    if (finished.current) return
    finished.current = true
    void finishOidcSignIn(answer).then((found) => (found ? setProblem(found) : onDone()))
  }, [answer, onDone])
  return (
    <SignInFrame>
      {problem ? (
        <ScreenMessage
          problem
          heading="h1"
          icon={<UserX size={18} />}
          title={copy[problem]}
          actions={<Button onClick={onDone}>{copy.again}</Button>}
        >
          {copy[`${problem}Next`]}
        </ScreenMessage>
      ) : (
        <p role="status">{copy.finishing}</p>
      )}
    </SignInFrame>
  )
}
