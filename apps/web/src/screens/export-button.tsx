import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Operation } from '../api/api-queries.ts'
import { saveFile } from '../api/save-file.ts'
import { useOperation } from '../parts/use-operation.ts'

type ExportedFile = { readonly name: string; readonly csv: string; readonly rows: number }

type Props<Input> = {
  operation: Operation<Input, ExportedFile>
  input: Input
  /** what is exported, and that it was; `refusals`: its own texts of refusals */
  words: {
    readonly label: string
    readonly busy?: string
    readonly title?: string
    readonly done: (rows: string) => string
    readonly refusals?: Readonly<Record<string, string>>
  }
  small?: boolean
  /** read out instead of the label, where several stand on one screen */
  named?: boolean
}

/** Has the desk export what is on screen as a file, and says why where it does not. */
export function ExportButton<Input>({
  operation,
  input,
  words,
  small = false,
  named = false,
}: Props<Input>): ReactNode {
  const { label, title, refusals = {} } = words
  const { run, busy, problem } = useOperation({ refusals })
  const take = async () => {
    const file = await run(operation, input, { done: ({ rows }) => words.done(rows.toLocaleString('en')) })
    if (file) saveFile(file.name, new Blob([file.csv], { type: 'text/csv;charset=utf-8' }))
  }
  return (
    <>
      <Problem plain small>
        {problem}
      </Problem>
      <Button
        small={small}
        icon={<Download size={small ? 14 : 16} aria-hidden="true" />}
        aria-label={named ? title : undefined}
        title={title}
        disabled={busy}
        onClick={() => void take()}
      >
        {busy ? (words.busy ?? label) : label}
      </Button>
    </>
  )
}
