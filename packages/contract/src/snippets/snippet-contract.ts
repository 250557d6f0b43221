import { MAX_SNIPPET_LENGTH, MAX_SNIPPET_NAME_LENGTH, SNIPPET_NAME } from '@mimamori/policy/snippets/snippet-rules'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { refusals } from '../refusal-contract.ts'

/** A short text under a name, for notes and letters. */
export type Snippet = { id: string; name: string; text: string }

const SnippetId = z.string().regex(/^[0-9a-f-]{36}$/, 'id of a snippet')

const SnippetFields = {
  name: text(MAX_SNIPPET_NAME_LENGTH, 1).refine((name) => SNIPPET_NAME.test(name), 'a name without spaces and ;'),
  text: text(MAX_SNIPPET_LENGTH, 1).refine((words) => words.trim() !== '', 'a text'),
}

/** Short texts of one's own, which nobody else sees. */
export const snippets = {
  list: oc.meta({ permission: 'cases.decide', background: true }).output(type<Snippet[]>()),
  add: oc
    .meta({ permission: 'cases.decide' })
    .input(z.strictObject(SnippetFields))
    .output(type<Snippet>())
    .errors(refusals),
  change: oc
    .meta({ permission: 'cases.decide' })
    .input(z.strictObject({ id: SnippetId, ...SnippetFields }))
    .output(type<Snippet>())
    .errors(refusals),
  remove: oc
    .meta({ permission: 'cases.decide' })
    .input(z.strictObject({ id: SnippetId }))
    .output(type<{ removed: true }>())
    .errors(refusals),
}
