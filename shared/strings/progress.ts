import { localised } from '../language/localised.ts';
import type { StepId, StepProgress, StepState } from '../runModel.ts';
import { formatNumber, formatTime, plural } from './format.ts';

export const stepNames: Readonly<Record<StepId, string>> = localised('stepNames', {
  saveConnection: 'Save the connection',
  readCollections: 'Read the device collections',
  compareWorkspace: 'Compare with the workspace',
  writeGroups: 'Write the computer groups',
  checkGroups: 'Check the groups in the workspace',
  planNextSync: 'Plan the next sync',
  deleteGroups: 'Delete the computer groups',
  renewSecret: 'Renew the client secret',
  cleanUp: 'Remove what is left behind',
});

export const stepStates: Readonly<Record<StepState, string>> = localised('stepStates', {
  waiting: 'Waiting',
  running: 'Running',
  done: 'Done',
  failed: 'Stopped',
  cancelled: 'Cancelled',
});

/** The Progress and Completion pages. */
export const progressTexts = localised('progressTexts', {
  lead: 'Adding the connection',
  leadStopped: 'Adding the connection stopped',
  leadCancelled: 'Adding the connection was cancelled',
  tableLabel: 'Steps',
  columns: { step: 'Step', state: 'State', duration: 'Duration' },
  waitingForFirst: 'The wizard can be closed as soon as the first computer group is written and proven.',
  backTo: (page: string) => `Back to ${page}`,
  stopped: 'What is done stays.',
  startAgain: 'To go on, close the wizard and start it again.',
  starting: 'Starting',
  paused: (until: Date) => `Azure has asked for a pause. It goes on at ${formatTime(until)}.`,
});

export const completionTexts = localised('completionTexts', {
  lead: 'The connection was added',
  leadPartly: 'The connection was added; its first sync is not complete',
  allDone: (groups: number, workspace: string) =>
    plural(groups, {
      one: `1 device collection is now a computer group in ${workspace}. To exit the wizard, choose Close.`,
      other: `# device collections are now computer groups in ${workspace}. To exit the wizard, choose Close.`,
    }),
  restFollows: (done: number, total: number, workspace: string) =>
    `${formatNumber(done)} of ${plural(total, { one: '1 device collection', other: '# device collections' })} ${
      done === 1 ? 'is a computer group' : 'are computer groups'
    } in ${workspace}; the rest follow in the background. To exit the wizard, choose Close.`,
  someLeft: (done: number, total: number, workspace: string) =>
    `${formatNumber(done)} of ${plural(total, { one: '1 device collection', other: '# device collections' })} ${
      done === 1 ? 'is a computer group' : 'are computer groups'
    } in ${workspace}. To exit the wizard, choose Close.`,
  theWorkspace: 'the workspace',
  useTitle: 'Use a computer group in a query',
  useChoose: 'Computer group',
  openWorkspace: 'Open the workspace in Azure',
  openGroups: 'Computer groups',
  openLog: 'Open the log',
  nextTitle: 'What happens next',
  next: [
    'The groups are refreshed every 3 hours while this app runs. Only groups whose members changed are written.',
    'Sync now on the start page does it at once.',
    'The start page shows when the client secret expires.',
  ],
  nextPractice: 'Sync now on the start page refreshes the groups. Practice has no timer.',
  nextNoDate: 'When the client secret expires is not known. Note its date from the portal.',
  copyQuery: 'Copy the query',
});

/** How a group's function is called. `in~` ignores case, as computer names do. */
export function usageExample(alias: string): string {
  return `Heartbeat | where Computer in~ (${alias})`;
}

/** Alias by which queries know a group: `CM_<SITE>_<CollectionID>`. */
export function aliasOf(siteCode: string, collectionId: string): string {
  return `CM_${siteCode.toUpperCase()}_${collectionId}`;
}

const collections = { one: '1 collection', other: '# collections' };

/** One plain sentence about a step, from what the run reports of it. */
export const stepSentence = localised('stepSentence', (step: StepProgress): string => {
  const facts = step.facts;
  const count = (key: string): number | undefined => {
    const value = facts[key];
    const number = typeof value === 'number' ? value : Number(value ?? Number.NaN);
    return Number.isFinite(number) ? number : undefined;
  };
  const begun = step.state !== 'waiting';
  switch (step.id) {
    case 'saveConnection': {
      const account = facts.account;
      if (!begun || account === undefined) return 'The client secret is sealed for this Windows account.';
      return facts.storage === 'memory'
        ? `The client secret is kept in memory for ${account}, until the app closes.`
        : `The client secret is sealed for ${account} on this computer.`;
    }
    case 'readCollections': {
      const total = count('collections');
      const read = count('read');
      const memberships = count('memberships');
      const site = facts.siteCode ?? 'the site';
      if (!begun || total === undefined) return 'Reads who is a member of each collection.';
      if (step.state === 'running') {
        if (read === undefined) return 'Reads who is a member of each collection.';
        return `${formatNumber(read)} of ${plural(total, collections)} read from ${site}.`;
      }
      if (memberships === undefined) return `${plural(total, collections)} read from ${site}.`;
      return `${plural(total, collections)} and ${plural(memberships, { one: '1 membership', other: '# memberships' })} read from ${site}.`;
    }
    case 'compareWorkspace': {
      const create = count('create');
      if (!begun || create === undefined) return 'Looks at what the workspace holds already.';
      const some = (n: number | undefined) => (n === undefined || n === 0 ? 'none' : formatNumber(n));
      return `${plural(create, { one: '1 group', other: '# groups' }).replace(/^0 /, 'No ')} to create, ${some(count('update'))} to change, ${some(count('delete'))} to delete.`;
    }
    case 'writeGroups': {
      const total = count('total');
      if (!begun || total === undefined) return 'One at a time, the first one is proven at once.';
      const written = `${formatNumber(count('written') ?? 0)} of ${formatNumber(total)} written`;
      if (total === 0) return 'Nothing to write.';
      return step.state === 'running' ? `${written}, one at a time.` : `${written}.`;
    }
    case 'checkGroups': {
      const total = count('total');
      const checked = count('checked') ?? 0;
      if (!begun || total === undefined) return 'Reads back what was written.';
      if (total === 0) return 'Nothing new to check.';
      if (checked === total) {
        return total === 1
          ? 'It answers with the computers that were sent.'
          : `All ${formatNumber(total)} answer with the computers that were sent.`;
      }
      return `${formatNumber(checked)} of ${formatNumber(total)} read back.`;
    }
    case 'planNextSync': {
      const hours = count('intervalHours');
      if (hours === undefined) return 'Practice has no timer: it syncs when you choose Sync now.';
      return plural(hours, {
        one: 'Every hour while this app runs.',
        other: 'Every # hours while this app runs.',
      });
    }
    case 'renewSecret':
      return renewalSentence(step);
    case 'deleteGroups': {
      const total = count('total');
      if (!begun || total === undefined) return 'Deletes only the groups that this connection made.';
      return `${formatNumber(count('deleted') ?? 0)} of ${formatNumber(total)} deleted.`;
    }
    case 'cleanUp': {
      if (step.state === 'failed') return 'Not everything could be removed; the next sync tries again.';
      if (step.state === 'done') return 'Nothing is left where the connection was before.';
      const total = count('total');
      if (!begun || total === undefined) return 'Only when every group is in its new place.';
      return `${formatNumber(count('deleted') ?? 0)} of ${formatNumber(total)} removed.`;
    }
  }
});

function renewalSentence({ state, facts }: StepProgress): string {
  if (facts.phase === 'accepting') return 'Waits until Microsoft Entra ID accepts the new one.';
  if (facts.phase === 'proving' && state === 'running') return 'A full sync proves the new one.';
  if (facts.end === 'renewed' || facts.end === 'renewedButLeft') return 'The new one is in force.';
  if (facts.end === 'waiting') return 'The new one is not accepted yet. The next sync goes on with it.';
  if (facts.end !== undefined) return 'Nothing to do now.';
  return 'Makes a new one, proves it, and only then removes the former one.';
}

/** The line above the progress bar: what is being done now. */
export const nowDoing = localised('nowDoing', (step: StepProgress): string => {
  if (step.id === 'writeGroups') {
    const total = Number(step.facts.total);
    const written = Number(step.facts.written ?? 0);
    const name = step.facts.name;
    if (Number.isFinite(total) && total > 0 && written < total) {
      const place = `Writing computer group ${formatNumber(written + 1)} of ${formatNumber(total)}`;
      return name === undefined || name === '' ? place : `${place}: ${name}`;
    }
  }
  return stepNames[step.id];
});
