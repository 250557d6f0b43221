import type { PrefetchedAnswer } from '@mimamori/contract/page-start-contract'
import { type DataTag, type InfiniteData, QueryClient } from '@tanstack/react-query'
import type { ApiClient } from './api-client.ts'
import { failureOf } from './call-failure.ts'
import { type CallContext, callOperation } from './rpc-call.ts'

type TypedQueryKey<Data> = DataTag<readonly unknown[], Data, Error>
/** Input may be left out where the contract asks for none. */
type OperationArgs<Input> = undefined extends Input ? [wish?: { input?: Input }] : [wish: { input: Input }]
type InfiniteOptionsInput<Input, Output, At> = {
  input: (at: At) => Input
  initialPageParam: At
  getNextPageParam: (last: Output) => At | undefined
}

/** An operation that is carried out, see `useOperation`. */
export type Operation<Input, Output> = { call: (input: Input, context?: CallContext) => Promise<Output> }

type OperationQueries<Input, Output> = Operation<Input, Output> & {
  /** matches all calls of this operation */
  key: () => readonly unknown[]
  queryKey: (...args: OperationArgs<Input>) => TypedQueryKey<Output>
  queryOptions: (...args: OperationArgs<Input>) => {
    queryKey: TypedQueryKey<Output>
    queryFn: (context: { signal: AbortSignal }) => Promise<Output>
  }
  infiniteOptions: <At>(pages: InfiniteOptionsInput<Input, Output, At>) => Omit<
    InfiniteOptionsInput<Input, Output, At>,
    'input'
  > & {
    queryKey: TypedQueryKey<InfiniteData<Output, At>>
    queryFn: (context: { pageParam: At; signal: AbortSignal }) => Promise<Output>
  }
}

type Queries<Client> = Client extends (...rest: infer Rest) => Promise<infer Output>
  ? OperationQueries<Rest[0], Output>
  : { key: () => readonly unknown[] } & { [Name in keyof Client]: Queries<Client[Name]> }

type OperationInput = { input?: unknown }

/** Options for queries of each operation, by its names. A query key is the RPC path, the kind of query, and the input. */
const operationAt = (path: readonly string[]) => ({
  key: () => path,
  call: (input: unknown, context?: CallContext) => callOperation(path, input, context ? { context } : {}),
  queryKey: ({ input }: OperationInput = {}) => [...path, 'once', input],
  queryOptions: ({ input }: OperationInput = {}) => ({
    queryKey: [...path, 'once', input],
    queryFn: ({ signal }: { signal: AbortSignal }) => callOperation(path, input, { signal }),
  }),
  infiniteOptions: ({ input, ...pages }: InfiniteOptionsInput<unknown, unknown, unknown>) => ({
    ...pages,
    queryKey: [...path, 'pages', input(pages.initialPageParam)],
    queryFn: ({ pageParam, signal }: { pageParam: unknown; signal: AbortSignal }) =>
      callOperation(path, input(pageParam), { signal }),
  }),
})

function createPathProxy(path: readonly string[]): unknown {
  return new Proxy(operationAt(path), {
    get: (operation, name) =>
      Reflect.get(operation, name) ?? (typeof name === 'string' ? createPathProxy([...path, name]) : undefined),
  })
}

/** Query options and cache keys, derived from the contract. */
export const queries = createPathProxy([]) as Queries<ApiClient>

/** The query cache of one person. */
export function createQueryClient(): QueryClient {
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

/** Stores answers that came with the page. */
export function seedQueryCache(cache: QueryClient, answers: readonly PrefetchedAnswer[]): void {
  for (const { way: path, input, output, paged } of answers) {
    if (paged) cache.setQueryData([...path, 'pages', input], { pages: [output], pageParams: [undefined] })
    else cache.setQueryData([...path, 'once', input], output)
  }
}
