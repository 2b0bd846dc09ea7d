/**
 * The letter that reaches a control together with Alt, as in the windows of Configuration Manager. It stands in
 * the control's text, where it is underlined while Alt is down; two controls of one screen never share one.
 */
export const mnemonics = {
  previous: 'P',
  next: 'N',
  summary: 'S',
  cancel: 'C',
  close: 'C',
  addConnection: 'A',
  retry: 'R',
  help: 'H',
  // General
  provider: 'M',
  checkSite: 'K',
  // Azure Active Directory
  cloud: 'E',
  tenant: 'T',
  clientId: 'I',
  clientSecret: 'K',
  secretExpires: 'X',
  verify: 'V',
  practiceValues: 'U',
  // OMS Connection Configuration
  subscription: 'U',
  resourceGroup: 'G',
  workspace: 'W',
  lookAgain: 'L',
  checkWorkspace: 'K',
  measure: 'M',
  // Device collections and the picker
  add: 'A',
  remove: 'R',
  addPicked: 'A',
  selectedOnly: 'O',
  readAgain: 'R',
  // Summary and Completion
  copySummary: 'Y',
  saveSummary: 'T',
  copyQuery: 'Q',
  openGroups: 'G',
  // The page of a connection
  syncNow: 'S',
  syncAll: 'E',
  openLog: 'L',
  cancelRun: 'C',
  tabConnection: 'N',
  tabGroups: 'G',
  tabSchedule: 'D',
  showAll: 'A',
  copyUse: 'Y',
  showQuery: 'Q',
  copyLog: 'L',
  // Schedule
  importSwitch: 'I',
  staysInTray: 'K',
  taskInteractive: 'W',
  taskPassword: 'V',
  taskManaged: 'M',
  taskAccount: 'U',
  createTask: 'T',
  repairTask: 'R',
  removeTask: 'V',
  // Properties
  properties: 'O',
  tabAzureAd: 'D',
  tabTarget: 'P',
  tabGeneral: 'G',
  ok: 'O',
  apply: 'L',
  saveDate: 'S',
  // Deleting a connection
  deleteConnection: 'E',
  deleteKeeping: 'G',
  deleteWith: 'W',
  stopDeleting: 'S',
  deleteAgain: 'T',
  deleteHere: 'D',
  // Update client secret
  updateSecret: 'P',
  pasteSecret: 'P',
  saveSecret: 'S',
  // Start page
  mendSecret: 'U',
  addOms: 'A',
  practice: 'P',
  continueDraft: 'C',
  startOver: 'S',
  howToPrepare: 'H',
  // Questions
  stay: 'G',
  keep: 'K',
  discard: 'D',
  letRun: 'L',
  actOnQuestion: 'E',
  keepGroups: 'K',
  deleteGroups: 'D',
  leaveOn: 'L',
} as const;

export type MnemonicId = keyof typeof mnemonics;
