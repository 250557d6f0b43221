import { Button } from '@mimamori/ui/button'
import { Copy, Download, Printer } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { saveFile } from '../api/save-file.ts'
import { useMessages } from '../i18n/messages.ts'

/** Shows new recovery codes, this once: for when all factors are lost. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }): ReactNode {
  const security = useMessages('security')
  const [copied, setCopied] = useState(false)
  const text = `${codes.join('\n')}\n`
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true))
  return (
    <div className="grid gap-4">
      <p className="text-ink2">{security.codesLead}</p>
      <ul
        data-print
        className="grid gap-x-6 gap-y-1.5 rounded-md border border-line bg-sunk px-4 py-3 font-mono text-sm"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button small icon={<Copy size={14} aria-hidden="true" />} onClick={copy}>
          <span role="status">{copied ? security.copied : security.copy}</span>
        </Button>
        <Button small icon={<Printer size={14} aria-hidden="true" />} onClick={() => window.print()}>
          {security.codesPrint}
        </Button>
        <Button
          small
          icon={<Download size={14} aria-hidden="true" />}
          onClick={() => saveFile(security.codesFile, new Blob([text], { type: 'text/plain' }))}
        >
          {security.codesSave}
        </Button>
      </div>
      <Button variant="primary" className="min-h-9 justify-center font-semibold" onClick={onDone}>
        {security.codesDone}
      </Button>
    </div>
  )
}
