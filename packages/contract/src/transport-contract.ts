/** The transport between the browser and the desk's own server. No imports here, so that a page pays nothing for them. */
export const DESK_PREFIX = '/api/desk'

/** Every write carries this header with this value: a form of another site cannot set it. */
export const CSRF_HEADER = { name: 'x-mimamori', value: 'desk' } as const

/** Header of requests that a page makes by itself: where the operation allows that, they do not extend the session. */
export const BACKGROUND_HEADER = { name: 'x-mimamori-background', value: '1' } as const

/** On the answer of an operation whose success proves that the desk stored something. */
export const STORED_HEADER = { name: 'x-mimamori-stored', value: '1' } as const

/** The body of a 503 of the desk itself: it is there, but its database cannot store anything now. */
export const NOT_STORED = 'nothing was stored'

/** The path from which a requested export is downloaded with its id, by POST. */
export const AUDIT_FILE_PATH = '/audit/file'

/** The path of a picture of notices, by GET, for people who may read notices. */
export const NOTICE_PICTURE_PATH = '/notices/pictures/{id}'

/** The element of the page that holds what it is sent with, as JSON. */
export const PAGE_START_ID = 'page-start'
