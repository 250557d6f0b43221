import { Button } from '@mimamori/ui/button'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { FilterX } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { useKeycap } from '../../keys/keys-provider.tsx'

/** Shown when no case matches the filters of the list. */
export default function QueueNoMatch({ onClear }: { onClear: () => void }): ReactNode {
  const lists = useMessages('lists')
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
