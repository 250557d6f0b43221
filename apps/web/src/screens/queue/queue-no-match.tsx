import { Button } from '@mimamori/ui/button'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { FilterX } from 'lucide-react'
import type { ReactNode } from 'react'
import { useKeycap } from '../../keys/keys-provider.tsx'
import { useListCopy } from '../../queue/list-copy.ts'

/** Shown when no case matches the filters of the list. */
export default function QueueNoMatch({ onClear }: { onClear: () => void }): ReactNode {
  const lists = useListCopy()
  const keycap = useKeycap()
  return (
    <ScreenMessage
      icon={<FilterX size={18} />}
      title={lists.noMatch}
      actions={
        <Button keycap={keycap('clear')} onClick={onClear}>
          {lists.clear}
        </Button>
      }
    >
      {lists.noMatchNext}
    </ScreenMessage>
  )
}
