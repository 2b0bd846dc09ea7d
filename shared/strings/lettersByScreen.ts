import { agentTexts, heartbeatTexts } from './agent.ts';
import { azureAdTexts } from './azureAd.ts';
import { collectionTexts, pickerTexts } from './collections.ts';
import { overviewTexts, pageTexts, runTexts } from './connectionPage.ts';
import { deleteTexts } from './deleteConnection.ts';
import { diagnosisTexts } from './diagnosis.ts';
import { draftTexts } from './draft.ts';
import { exchangeTexts, handTexts, takeOverTexts } from './exchange.ts';
import { generalTexts } from './general.ts';
import { groupTexts, questionText, questionTexts } from './groups.ts';
import { shellScreens } from './lettersOfShell.ts';
import { logTexts } from './logSearch.ts';
import type { MnemonicId } from './mnemonics.ts';
import { leftoverTexts, moveTexts, recreateTexts, wizardTaskTexts } from './move.ts';
import { cancelTexts, wizardTexts } from './pages.ts';
import { pasteTexts } from './pasteResult.ts';
import { practiceAppTexts } from './practiceApps.ts';
import { prepareTexts } from './prepareAzure.ts';
import { completionTexts } from './progress.ts';
import { aboutTexts, propertiesTexts, signInTexts } from './properties.ts';
import { renewalTexts } from './renewal.ts';
import { importTexts, logonTexts, taskTexts, timerTexts } from './schedule.ts';
import { startTexts } from './start.ts';
import { summaryTexts } from './summary.ts';
import { supportTexts } from './support.ts';
import { syncPreviewTexts } from './syncPreview.ts';
import { updateSecretTexts } from './updateSecret.ts';
import { workspaceTexts } from './workspace.ts';

type Screen = Partial<Record<MnemonicId, string | readonly string[]>>;

const frame: Screen = {
  previous: wizardTexts.previous,
  next: wizardTexts.next,
  summary: wizardTexts.summary,
  cancel: wizardTexts.cancel,
  help: wizardTexts.help,
};
const connection: Screen = {
  syncNow: pageTexts.syncNow,
  syncAll: pageTexts.syncAll,
  openLog: pageTexts.openLog,
  properties: propertiesTexts.open,
  cancelRun: pageTexts.cancelRun,
  tabConnection: pageTexts.tabs.connection,
  tabGroups: pageTexts.tabs.groups,
  tabLogs: pageTexts.tabs.logs,
  updateSecret: updateSecretTexts.open,
};
const agent: Screen = {
  agentGroup: agentTexts.groupLabel,
  checkedComputer: heartbeatTexts.label,
  checkHeartbeat: heartbeatTexts.check,
};
const sheet: Screen = {
  tabAzureAd: propertiesTexts.tabs.azureAd,
  tabTarget: propertiesTexts.tabs.collections,
  tabImport: propertiesTexts.tabs.import,
  tabGeneral: propertiesTexts.tabs.general,
  ok: propertiesTexts.ok,
  cancel: propertiesTexts.cancel,
  apply: propertiesTexts.apply,
};
const importTab: Screen = {
  ...sheet,
  importSwitch: importTexts.label,
  staysInTray: timerTexts.tray,
  startsAtLogon: timerTexts.logon,
  resumeTimer: timerTexts.resume,
  showAll: overviewTexts.showAll,
};
const paste: Screen = {
  pasteSecret: updateSecretTexts.paste,
  secretExpires: updateSecretTexts.expires,
  verify: [azureAdTexts.verify, azureAdTexts.verifying],
  cancel: updateSecretTexts.cancel,
};
const facts = { since: '', workspace: 'law', count: 2 };
const acts = [
  questionText(
    { kind: 'heldBack', collectionId: '', name: '', computersBefore: 2, computersNow: 1, since: '' },
    facts,
  ),
  questionText({ kind: 'notVisible', collectionId: '', name: '' }, facts),
  questionText({ kind: 'otherWriter', collectionId: '', alias: '' }, facts),
].map(({ act }) => act.label);
const summaryLinks: Screen = { copySummary: summaryTexts.copy, saveSummary: summaryTexts.save };

/** Every screen with the texts that bear its letters. */
export const screens: Readonly<Record<string, Screen>> = {
  general: {
    ...frame,
    provider: generalTexts.provider,
    checkSite: [generalTexts.check, generalTexts.checkAgain, generalTexts.checking],
    prepareAzure: prepareTexts.open,
  },
  prepareAzure: {
    cloud: prepareTexts.cloud,
    prepareApp: prepareTexts.app,
    resourceGroup: prepareTexts.group,
    workspace: prepareTexts.workspace,
    prepareLocation: prepareTexts.location,
    subscription: prepareTexts.subscription,
    prepareSecret: prepareTexts.secret,
    prepareRole: prepareTexts.role,
    prepareExpiry: prepareTexts.expiry,
    prepareByHand: prepareTexts.ways.hand,
    prepareByScript: prepareTexts.ways.script,
    prepareByTeam: prepareTexts.ways.request,
    prepareCopy: prepareTexts.copy,
    prepareSave: prepareTexts.save,
  },
  azureAd: {
    ...frame,
    cloud: azureAdTexts.cloud,
    tenant: azureAdTexts.tenant,
    clientId: azureAdTexts.clientId,
    clientSecret: azureAdTexts.secret,
    secretExpires: azureAdTexts.expires,
    verify: [azureAdTexts.verify, azureAdTexts.verifying],
    practiceValues: azureAdTexts.usePractice,
    practiceApps: practiceAppTexts.open,
    pasteResult: pasteTexts.open,
  },
  pasteResult: { fillIn: pasteTexts.fill, cancel: pasteTexts.cancel },
  workspace: {
    ...frame,
    subscription: workspaceTexts.subscription,
    resourceGroup: workspaceTexts.resourceGroup,
    workspace: workspaceTexts.workspace,
    lookAgain: workspaceTexts.lookAgain,
    checkWorkspace: [workspaceTexts.check, workspaceTexts.checkAgain, workspaceTexts.checking],
    measure: [workspaceTexts.measure, workspaceTexts.measureAgain],
  },
  collections: {
    ...frame,
    add: collectionTexts.add,
    remove: [collectionTexts.remove(0), collectionTexts.remove(3)],
  },
  picker: {
    addPicked: [pickerTexts.add(0), pickerTexts.add(4)],
    cancel: pickerTexts.cancel,
    selectedOnly: pickerTexts.selectedOnly,
    readAgain: pickerTexts.readAgain,
  },
  summary: { ...frame, ...summaryLinks, addConnection: wizardTexts.addConnection },
  summaryOfMove: {
    ...frame,
    ...summaryLinks,
    commitMove: wizardTaskTexts.move.commit,
    formerDelete: moveTexts.formerDelete,
    formerKeep: moveTexts.formerKeep,
  },
  summaryOfRecreation: { ...frame, ...summaryLinks, commitRecreate: wizardTaskTexts.recreate.commit },
  leaveThere: { stay: leftoverTexts.stay, leaveThere: leftoverTexts.leave },
  progress: { ...frame, retry: wizardTexts.retryFromHere },
  completion: {
    ...summaryLinks,
    close: wizardTexts.close,
    help: wizardTexts.help,
    copyQuery: completionTexts.copyQuery,
    openGroups: completionTexts.openGroups,
    openLog: completionTexts.openLog,
  },
  diagnose: {
    startDiagnosis: diagnosisTexts.start,
    copyDiagnosis: diagnosisTexts.copy,
    exportDiagnosis: diagnosisTexts.export,
    close: diagnosisTexts.close,
  },
  support: { exportSupport: supportTexts.export, close: supportTexts.close },
  diagnosing: { stopDiagnosis: diagnosisTexts.stop },
  start: {
    addOms: startTexts.add,
    importConnection: exchangeTexts.open,
    practice: startTexts.practice,
    continueDraft: draftTexts.continue,
    startOver: draftTexts.startOver,
    howToPrepare: startTexts.howToPrepare,
    prepareAzure: prepareTexts.open,
    mendSecret: updateSecretTexts.open,
    recreate: recreateTexts.open,
  },
  overview: {
    ...connection,
    openImport: overviewTexts.openImport,
    openAgent: agentTexts.open,
    showAll: overviewTexts.showAll,
  },
  agent,
  newSecret: {
    ...paste,
    saveSecret: [updateSecretTexts.save, updateSecretTexts.saving, updateSecretTexts.handOver],
  },
  importing: {
    ...paste,
    importTakesOver: exchangeTexts.takeOver,
    importLeaves: exchangeTexts.leave('CM01'),
    saveImport: [exchangeTexts.save, exchangeTexts.saveOnly, updateSecretTexts.saving],
  },
  takingOver: { ...paste, takeOver: takeOverTexts.save },
  run: { copyLog: runTexts.copyLog },
  groups: {
    ...connection,
    copyUse: groupTexts.copyUse,
    showQuery: [groupTexts.showQuery, groupTexts.hideQuery],
  },
  logs: {
    ...connection,
    queryBox: logTexts.queryLabel,
    queryRange: logTexts.rangeLabel,
    runQuery: logTexts.run,
    cancelQuery: logTexts.cancel,
    queryPortal: logTexts.portal,
    readyQueries: [logTexts.ready, logTexts.backToResult],
    copyRows: logTexts.copy,
    saveRows: logTexts.save,
  },
  taskForm: {
    ...importTab,
    taskInteractive: logonTexts.interactive.label,
    taskPassword: logonTexts.password.label,
    taskManaged: logonTexts.managed.label,
    taskAccount: taskTexts.accountLabel,
    createTask: taskTexts.create,
  },
  task: { ...importTab, repairTask: taskTexts.repair, removeTask: taskTexts.remove },
  propertiesOfSignIn: {
    ...sheet,
    verify: [azureAdTexts.verify, azureAdTexts.verifying],
    mendSecret: updateSecretTexts.open,
    renewalSwitch: renewalTexts.label,
  },
  secretDate: {
    secretExpires: signInTexts.dateLabel,
    saveDate: [signInTexts.saveDate, signInTexts.savingDate],
  },
  propertiesOfTarget: {
    ...sheet,
    add: collectionTexts.add,
    remove: [collectionTexts.remove(0), collectionTexts.remove(3)],
    previewSync: [syncPreviewTexts.open, syncPreviewTexts.again],
    move: moveTexts.open,
  },
  propertiesGeneral: {
    ...sheet,
    copyQuery: aboutTexts.copyQuery,
    exportConnection: exchangeTexts.export,
    syncHere: takeOverTexts.open,
    deleteConnection: deleteTexts.open,
  },
  propertiesGeneralOwn: {
    ...sheet,
    copyQuery: aboutTexts.copyQuery,
    exportConnection: exchangeTexts.export,
    syncElsewhere: handTexts.open,
    deleteConnection: deleteTexts.open,
  },
  propertiesGeneralWaiting: {
    ...sheet,
    copyQuery: aboutTexts.copyQuery,
    exportConnection: exchangeTexts.export,
    keepSyncing: handTexts.keep,
    keyMatches: handTexts.matches,
    deleteConnection: deleteTexts.open,
  },
  handToKey: { keyMatches: handTexts.matches, cancel: updateSecretTexts.cancel },
  handTo: {
    taskPassword: logonTexts.password.label,
    taskManaged: logonTexts.managed.label,
    taskAccount: taskTexts.accountLabel,
    handTo: [handTexts.act, handTexts.working],
    cancel: updateSecretTexts.cancel,
  },
  deleteConnection: {
    keep: deleteTexts.stay,
    deleteKeeping: deleteTexts.keepGroups,
    deleteWith: deleteTexts.withGroups,
  },
  deleting: { stopDeleting: deleteTexts.stop },
  notDeleted: { keep: deleteTexts.stay, deleteAgain: deleteTexts.tryAgain, deleteHere: deleteTexts.hereOnly },
  leaveProperties: { stay: propertiesTexts.stay, discard: propertiesTexts.discard },
  deleteBySaving: { stay: propertiesTexts.stay, deleteGroups: propertiesTexts.deleteAct(2) },
  removeTask: { keep: taskTexts.keepTask, removeTask: taskTexts.remove },
  question: { cancel: questionTexts.cancel, actOnQuestion: acts },
  switchOff: {
    keepGroups: importTexts.keep,
    deleteGroups: importTexts.remove,
    leaveOn: importTexts.leaveOn,
  },
  leave: { stay: cancelTexts.stay, keep: cancelTexts.keep, discard: cancelTexts.discard },
  cancelRun: { letRun: cancelTexts.runStay, cancel: cancelTexts.runCancel },
  ...shellScreens(),
};
