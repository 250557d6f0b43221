/** who wrote what the desk wrote by itself */
const DESK_ID = 'system'

/** Was this done by the desk itself, on the day that is set for drafts? */
export const isByDesk = ({ by }: { readonly by: { readonly id: string } }): boolean => by.id === DESK_ID
