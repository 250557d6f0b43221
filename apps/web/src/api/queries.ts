import type { PrefetchedAnswer } from '@mimamori/contract/page-start-contract'
import { type DataTag, type InfiniteData, QueryClient } from '@tanstack/react-query'
import { call } from './call.ts'
import type { DeskClient } from './client.ts'
import { failureOf } from './failure.ts'

type Key<Data> = DataTag<readonly unknown[], Data, Error>
/** Input may be left out where the contract asks for none. */
type Asked<Input> = undefined extends Input ? [wish?: { input?: Input }] : [wish: { input: Input }]
type Pages<Input, Output, At> = {
  input: (at: At) => Input
  initialPageParam: At
  getNextPageParam: (last: Output) => At | undefined
}

type Operation<Input, Output> = {
  /** of everything this operation was asked */
  key: () => readonly unknown[]
  queryKey: (...asked: Asked<Input>) => Key<Output>
  queryOptions: (...asked: Asked<Input>) => {
    queryKey: Key<Output>
    queryFn: (context: { signal: AbortSignal }) => Promise<Output>
  }
  infiniteOptions: <At>(pages: Pages<Input, Output, At>) => Omit<Pages<Input, Output, At>, 'input'> & {
    queryKey: Key<InfiniteData<Output, At>>
    queryFn: (context: { pageParam: At; signal: AbortSignal }) => Promise<Output>
  }
}

type Queries<Client> = Client extends (...rest: infer Rest) => Promise<infer Output>
  ? Operation<Rest[0], Output>
  : { key: () => readonly unknown[] } & { [Name in keyof Client]: Queries<Client[Name]> }

type Wish = { input?: unknown }

/** What an operation is asked with, wherever the names lead. A key is the way to it, how it is asked, and the input. */
const operationAt = (way: readonly string[]) => ({
  key: () => way,
  queryKey: ({ input }: Wish = {}) => [...way, 'once', input],
  queryOptions: ({ input }: Wish = {}) => ({
    queryKey: [...way, 'once', input],
    queryFn: ({ signal }: { signal: AbortSignal }) => call(way, input, { signal }),
  }),
  infiniteOptions: ({ input, ...pages }: Pages<unknown, unknown, unknown>) => ({
    ...pages,
    queryKey: [...way, 'pages', input(pages.initialPageParam)],
    queryFn: ({ pageParam, signal }: { pageParam: unknown; signal: AbortSignal }) =>
      call(way, input(pageParam), { signal }),
  }),
})

function along(way: readonly string[]): unknown {
  return new Proxy(operationAt(way), {
    get: (operation, name) =>
      Reflect.get(operation, name) ?? (typeof name === 'string' ? along([...way, name]) : undefined),
  })
}

/** Query options and cache keys, derived from the contract. */
export const queries = along([]) as Queries<DeskClient>

/** The browser's cache of what the desk said. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 2_000,
        retry: (count, error) => failureOf(error).kind === 'network' && count < 2,
        retryDelay: 600,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

/** Keep answers that nobody had to ask for. */
export function keepAnswers(cache: QueryClient, answers: readonly PrefetchedAnswer[]): void {
  for (const { way, input, output, paged } of answers) {
    if (paged) cache.setQueryData([...way, 'pages', input], { pages: [output], pageParams: [undefined] })
    else cache.setQueryData([...way, 'once', input], output)
  }
}
