import type { views as ja } from './ja.ts'

export const views: typeof ja = {
  noViews: 'No saved views yet. Narrow a list down and keep it under a name.',
  noViewOfKey: (key) => `You have no saved view with the key ${key}.`,
  viewsFailed: 'The saved views could not be loaded.',
  save: 'Save this list',
  saveAs: 'Save under a name',
  name: 'Name',
  key: 'Key',
  keyHint: (go) => `opens it after ${go}`,
  noKey: 'none',
  share: 'Share with everybody',
  shared: 'shared',
  sharedBy: (alias) => `shared by ${alias}`,
  saved: (name) => `“${name}” is saved`,
  edit: 'Edit',
  update: 'Replace with this list',
  delete: 'Delete',
  deleteSure: (name) => `Delete “${name}”? If it is shared, it disappears for everybody.`,
  deleteYes: 'Delete',
  deleted: (name) => `“${name}” is deleted`,
  cancel: 'Cancel',
}
