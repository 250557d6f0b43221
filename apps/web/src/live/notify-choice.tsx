import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { type ReactNode, useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { playAlarm } from './alarm-sound.ts'

type Props = { on: boolean; onChoose: (on: boolean) => void }
type NotifyProblem = 'notifyDenied' | 'notifyMissing'

/** Asks the browser for permission to notify, once the person wants it. Resolves with why it cannot; `null`: it can. */
async function permitted(): Promise<NotifyProblem | null> {
  if (!('Notification' in window)) return 'notifyMissing'
  return (await Notification.requestPermission()) === 'granted' ? null : 'notifyDenied'
}

type SoundProps = { on: boolean; onChoose: (on: boolean) => void }

/** A sound with the alarms of due times, on or off, to be tried. */
export function SoundChoice({ on, onChoose }: SoundProps): ReactNode {
  const live = useMessages('alarms')
  return (
    <div className="flex items-start justify-between gap-3">
      <label className="flex items-start gap-3">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => onChoose(event.target.checked)}
          className="mt-0.5 size-4.5 flex-none accent-accent"
        />
        <span>
          {live.sound}
          <span className="block text-sm text-ink2">{live.soundNote}</span>
        </span>
      </label>
      <Button small className="flex-none whitespace-nowrap" onClick={playAlarm}>
        {live.soundTry}
      </Button>
    </div>
  )
}

/** Desktop notifications of urgent cases, on or off. */
export function NotifyChoice({ on, onChoose }: Props): ReactNode {
  const live = useMessages('alarms')
  const [problem, setProblem] = useState<NotifyProblem | null>(null)
  const choose = async (wanted: boolean) => {
    const missing = wanted ? await permitted() : null
    setProblem(missing)
    if (!missing) onChoose(wanted)
  }
  return (
    <div className="grid gap-2">
      <label className="flex items-start gap-3">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => void choose(event.target.checked)}
          className="mt-0.5 size-4.5 flex-none accent-accent"
        />
        <span>
          {live.notify}
          <span className="block text-sm text-ink2">{live.notifyNote}</span>
        </span>
      </label>
      <Problem small>{problem ? live[problem] : null}</Problem>
    </div>
  )
}
