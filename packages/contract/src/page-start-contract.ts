/** The answer to a call, as the desk would give it to the page. */
export type PrefetchedAnswer = {
  /** the path of the procedure, such as `['session', 'current']` */
  readonly way: readonly string[]
  readonly input?: unknown
  readonly output: unknown
  /** the first of several pages of a list */
  readonly paged?: true
}

/** The data the page is sent with: the answers its first screen would ask for, so that it need not ask and wait. */
export type PageStart = {
  /** the desk's time, as in the header `Date` of its answers */
  readonly date: string
  readonly answers: readonly PrefetchedAnswer[]
}

/** The files of each first screen, by language, as `/assets/…`; the build writes it, the server names it in the page. */
export type InitialCalls = Readonly<
  Record<'signIn' | 'desk' | 'queue' | 'review', Readonly<Record<'ja' | 'en', string[]>>>
>
