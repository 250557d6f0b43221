import type { DraftPassage } from '@mimamori/policy/drafts/draft-model'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { type ReactNode, useEffect, useId, useState } from 'react'
import { useMessages } from '../../i18n/messages.ts'

type Props = { body: string; evidence: () => HTMLElement | null; onAdd: (passage: DraftPassage) => void }
type SelectedText = { text: string; start: number }

/** Where the selection lies in the evidence, in UTF-16 units; the evidence holds the original text and nothing else. */
function selectionIn(evidence: HTMLElement | null): SelectedText | null {
  const selection = document.getSelection()
  if (!evidence || !selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!evidence.contains(range.startContainer) || !evidence.contains(range.endContainer)) return null
  const before = document.createRange()
  before.selectNodeContents(evidence)
  before.setEnd(range.startContainer, range.startOffset)
  return { text: range.toString(), start: before.toString().length }
}

/** Add a passage by selecting it in the text, or by typing words from it. */
export function AddPassage({ body, evidence, onAdd }: Props): ReactNode {
  const panels = useMessages('panels')
  const id = useId()
  const [wanted, setWanted] = useState('')
  const [selected, setSelected] = useState<SelectedText | null>(null)
  const [missing, setMissing] = useState(false)
  useEffect(() => {
    const take = () => {
      const found = selectionIn(evidence())
      if (!found) return
      setSelected(found)
      setWanted(found.text)
      setMissing(false)
    }
    document.addEventListener('selectionchange', take)
    return () => document.removeEventListener('selectionchange', take)
  }, [evidence])
  const add = () => {
    // the text may have been replaced since it was selected
    const still = selected?.text === wanted && body.startsWith(wanted, selected.start)
    const start = still ? selected.start : body.indexOf(wanted)
    if (wanted === '' || start < 0) return setMissing(true)
    onAdd({ field: 'body', start, end: start + wanted.length, suggestion: '', included: true })
    setWanted('')
    setSelected(null)
  }
  return (
    <div className="grid gap-1">
      <div className="flex gap-1.5">
        <label htmlFor={id} className="sr-only">
          {panels.addPassageHint}
        </label>
        <input
          id={id}
          lang="ja"
          value={wanted}
          placeholder={panels.addPassageHint}
          onChange={(event) => {
            setWanted(event.target.value)
            setMissing(false)
          }}
          className="h-7 min-w-0 flex-1 rounded-sm border border-line2 bg-panel px-2 text-sm"
        />
        <Button small onClick={add} className="min-h-7 whitespace-nowrap">
          {panels.addPassage}
        </Button>
      </div>
      <Problem plain small>
        {missing ? panels.notInText : null}
      </Problem>
    </div>
  )
}
