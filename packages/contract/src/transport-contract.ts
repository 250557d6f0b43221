/** How the browser reaches the desk's own server. No imports here, so that a page pays nothing for them. */
export const DESK_PREFIX = '/api/desk'

/** Every write carries this header with this value: a form of another site cannot set it. */
export const CSRF_HEADER = { name: 'x-mimamori', value: 'desk' } as const

/** A page marks what it asks by itself: where the operation may be asked so, it does not keep its session alive. */
export const BACKGROUND_HEADER = { name: 'x-mimamori-background', value: '1' } as const

/** On the answer of an operation whose success proves that the desk stored something. */
export const STORED_HEADER = { name: 'x-mimamori-stored', value: '1' } as const

/** What a 503 of the desk itself says: it is there, but its database cannot store anything now. */
export const NOT_STORED = 'nothing was stored'

/** Where an export is fetched with its id, by POST, once it was asked for. */
export const AUDIT_FILE_PATH = '/audit/file'

/** The element of the page that holds what it is sent with, as JSON. */
export const PAGE_START_ID = 'page-start'
