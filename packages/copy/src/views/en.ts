import type { views as ja } from './ja.ts'

export const views: typeof ja = {
  refusals: {
    key_taken: 'Another of your saved views uses this key.',
    too_many_views: 'You can save up to 50 views.',
  },
  noViews: 'No saved views yet. Filter a list and save it.',
  noViewOfKey: (key) => `No saved view uses the key ${key}.`,
  viewsFailed: 'Couldn’t load saved views.',
  save: 'Save view',
  saveAs: 'Save view as',
  name: 'Name',
  key: 'Key',
  keyHint: (go) => `press ${go}, then this key`,
  noKey: 'none',
  share: 'Share with everyone',
  shared: 'shared',
  sharedBy: (alias) => `shared by ${alias}`,
  saved: (name) => `“${name}” saved`,
  edit: 'Edit',
  update: 'Update to match this list',
  delete: 'Delete',
  deleteSure: (name) => `Delete “${name}”? If it’s shared, everyone loses it.`,
  deleteYes: 'Delete',
  deleted: (name) => `“${name}” deleted`,
  cancel: 'Cancel',
}
