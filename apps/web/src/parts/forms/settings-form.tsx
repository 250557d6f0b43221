import { type QueryClient, type QueryKey, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Operation } from '../../api/api-queries.ts'
import { useOperation } from '../use-operation.ts'
import { Form, type FormProps } from './form.tsx'

/** the frame of settings that belong together */
export const SETTINGS_BOX = 'grid gap-4 rounded-lg border border-line bg-panel px-4 py-3'

type Props<Values, Answer> = Omit<FormProps<Values>, 'call' | 'onSave'> & {
  set: Operation<NoInfer<Values>, Answer>
  /** what is announced */
  done: (answer: Answer) => string
  /** puts an answer that is the new state into the cache */
  keep?: (answer: Answer, cache: QueryClient) => void
  /** what is fetched again */
  changes?: readonly QueryKey[]
  refusals?: Readonly<Record<string, string>>
}

/** Settings that are changed together, with those of the product to go back to. It begins anew once somebody else has changed them. */
export function SettingsForm<Values extends object, Answer>(props: Props<Values, Answer>): ReactNode {
  const { set, done, keep, changes, refusals, ...form } = props
  const call = useOperation({ ...(refusals ? { refusals } : {}), ...(changes ? { changes } : {}) })
  const cache = useQueryClient()
  const saved = (answer: Answer) => {
    keep?.(answer, cache)
    return done(answer)
  }
  const save = (values: Values) => call.run(set, values, { done: saved })
  const names = Object.keys(form.fields) as (keyof Values)[]
  return (
    <Form key={JSON.stringify(form.now)} className="grid gap-5" call={call} onSave={save} {...form}>
      {form.children ?? ((field) => <div className={SETTINGS_BOX}>{names.map(field)}</div>)}
    </Form>
  )
}
