import type { Language } from '@mimamori/policy/staff/staff-member'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, type ReactNode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from '../api/api-queries.ts'
import { LanguageProvider, loadLanguage } from '../i18n/language-provider.tsx'
import { loadAllWords } from '../i18n/message-files.ts'
import { shownPages } from './shown-pages.test-support.ts'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

type Options = { readonly language?: Language; readonly cache?: QueryClient }

export type Rendered = {
  readonly page: HTMLElement
  readonly cache: QueryClient
  readonly show: (content: ReactNode) => Promise<void>
  readonly unmount: () => Promise<void>
}

/** Shows this on a page of its own, with the words of a language and an empty cache of answers. */
export async function render(
  content: ReactNode,
  { language = 'ja', cache = newCache() }: Options = {},
): Promise<Rendered> {
  const [first] = await Promise.all([loadLanguage(language, true), loadAllWords(language)])
  const page = document.body.appendChild(document.createElement('div'))
  const root = createRoot(page)
  const show = (next: ReactNode) =>
    act(async () =>
      root.render(
        <QueryClientProvider client={cache}>
          <LanguageProvider first={first}>
            <Suspense>{next}</Suspense>
          </LanguageProvider>
        </QueryClientProvider>,
      ),
    )
  const unmount = async () => {
    shownPages.delete(unmount)
    await act(async () => root.unmount())
    page.remove()
    cache.clear()
  }
  shownPages.add(unmount)
  await show(content)
  return { page, cache, show, unmount }
}

function newCache(): QueryClient {
  const cache = createQueryClient()
  cache.setDefaultOptions({
    ...cache.getDefaultOptions(),
    queries: { ...cache.getDefaultOptions().queries, retry: false },
  })
  return cache
}

export type RenderedHook<Props, Result> = {
  /** what the hook returned last */
  readonly now: () => Result
  readonly rerender: (props: Props) => Promise<void>
  readonly cache: QueryClient
  readonly unmount: () => Promise<void>
}

type OfHookProps = { readonly use: () => void }

function OfHook({ use: useIt }: OfHookProps): ReactNode {
  useIt()
  return null
}

/** Runs a hook in a component that shows nothing. `within`: what the hook is to stand in. */
export async function renderHook<Props, Result>(
  hook: (props: Props) => Result,
  props: Props,
  { within = (each) => each, ...options }: Options & { readonly within?: (each: ReactNode) => ReactNode } = {},
): Promise<RenderedHook<Props, Result>> {
  let result: Result
  let isThere = false
  const of = (next: Props) =>
    within(
      <OfHook
        use={() => {
          result = hook(next)
          isThere = true
        }}
      />,
    )
  const { show, cache, unmount } = await render(of(props), options)
  // it may wait for words that are loaded on demand
  await until(() => isThere)
  return { now: () => result, rerender: (next) => show(of(next)), cache, unmount }
}

/** more turns of the event loop than anything takes that a test waits for */
const MAX_TURNS = 100_000

/** Resolves once this holds on the page. Time may stand still meanwhile. */
export async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; !holds(); turn++) {
    if (turn > MAX_TURNS) throw new Error('what was waited for did not come')
    await act(nextMessage)
  }
  // what the same answer changes besides, a step later
  await act(nextMessage)
}

/** The next turn of the event loop. */
function nextMessage(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
