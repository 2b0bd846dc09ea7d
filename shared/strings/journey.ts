import type { JourneyState, JourneyStepId } from '../journey.ts';
import { localised } from '../language/localised.ts';

/** The checklist from the app's registration to the first look at the groups. */
export const journeyTexts = localised('journeyTexts', {
  title: 'From registration to log search',
  of: (workspace: string) => `The steps for ${workspace}`,
  done: (count: number, all: number) => `${count} of ${all} done`,
  allDone: 'All steps are done.',
  hide: 'Hide the steps',
  show: 'Show all seven steps',
  noAgent: 'None has to report',
  /** Of the step of the client secret, where its end is not known. */
  endUnknown: {
    note: 'When it ends is not known, so nobody is warned. The portal shows the date.',
    act: 'Type the date',
  },
  states: { done: 'Done', open: 'To do', attention: 'Needs attention' } satisfies Record<
    JourneyState,
    string
  >,
});

export interface JourneyStepText {
  readonly name: string;
  readonly note: string;
  /** What its link does. */
  readonly act: string;
}

export const journeyStepTexts: Readonly<Record<JourneyStepId, JourneyStepText>> = localised(
  'journeyStepTexts',
  {
    register: {
      name: 'Register the app in Azure',
      note: 'Its client ID and client secret are what Configuration Manager signs in with.',
      act: 'How to register it',
    },
    permit: {
      name: 'Let the app use the workspace',
      note: 'It needs a role on the resource group of the workspace.',
      act: 'How to give the role',
    },
    connect: {
      name: 'Add the OMS connection',
      note: 'The wizard checks everything before it changes anything.',
      act: 'Open the wizard',
    },
    secret: {
      name: 'Keep the client secret valid',
      note: 'Update it when it expires or is lost.',
      act: 'Update the secret',
    },
    agent: {
      name: 'Install the agent where data is wanted',
      note: 'Device collections need none. Heartbeat, Perf and the like do.',
      act: 'Agent and check',
    },
    import: {
      name: 'Import the device collections',
      note: 'Every collection on the list becomes a computer group.',
      act: 'Import and schedule',
    },
    view: {
      name: 'View the computer groups',
      note: 'Which computers each one has, and how queries use it.',
      act: 'View the groups',
    },
  },
);
