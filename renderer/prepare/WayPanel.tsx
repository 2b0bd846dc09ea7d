import { FieldContextProvider, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { bashScript } from '../../shared/prepare/bashScript.ts';
import type { PrepareChoices } from '../../shared/prepare/choices.ts';
import { powerShellScript } from '../../shared/prepare/powerShellScript.ts';
import { cloudShell, type TextContext } from '../../shared/strings/links.ts';
import { prepareTexts } from '../../shared/strings/prepareAzure.ts';
import { prepareRequest } from '../../shared/strings/prepareRequest.ts';
import { prepareSteps } from '../../shared/strings/prepareSteps.ts';
import { HowToStepItem } from '../components/HowToSection.tsx';
import { TextBlock } from './TextBlock.tsx';

const useStyles = makeStyles({
  group: { marginBottom: '20px' },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  forWhom: { margin: '0 0 8px', color: tokens.colorNeutralForeground2 },
  steps: {
    margin: 0,
    paddingLeft: '20px',
    overflowWrap: 'anywhere',
    '& li': { marginBottom: '4px', paddingLeft: '2px' },
  },
  scriptSteps: {
    margin: '0 0 12px',
    paddingLeft: '20px',
    '& li': { marginBottom: '4px', paddingLeft: '2px' },
  },
  lead: { margin: '0 0 12px' },
  shells: { margin: '0 0 4px -8px' },
});

export type Way = keyof typeof prepareTexts.ways;

export interface WayProps {
  /** Tidy and without an issue. */
  readonly choices: PrepareChoices;
  readonly context: TextContext;
}

/** One of the three ways, for these choices. */
export function WayPanel({ way, ...props }: WayProps & { readonly way: Way }) {
  switch (way) {
    case 'hand':
      return <ByHand {...props} />;
    case 'script':
      return <Script {...props} />;
    case 'request':
      return <Request {...props} />;
  }
}

function ByHand({ choices, context }: WayProps) {
  const styles = useStyles();
  return prepareSteps(choices, context).map((group) => (
    <section key={group.title} className={styles.group}>
      <h4 className={styles.heading}>{group.title}</h4>
      <p className={styles.forWhom}>{group.forWhom}</p>
      <ol className={styles.steps}>
        {group.steps.map((step) => (
          <HowToStepItem key={step.text} step={step} />
        ))}
      </ol>
    </section>
  ));
}

const makers = { bash: bashScript, powerShell: powerShellScript } as const;
type Shell = keyof typeof makers;

function Script({ choices, context }: WayProps) {
  const styles = useStyles();
  const [shell, setShell] = useState<Shell>('bash');
  const url = cloudShell(context);
  const first =
    url === undefined
      ? { text: prepareTexts.scriptSteps[`${shell}Local`] }
      : { text: prepareTexts.scriptSteps[shell], link: { label: prepareTexts.scriptShell, url } };
  return (
    <>
      <FieldContextProvider value={undefined}>
        <RadioGroup
          className={styles.shells}
          layout="horizontal"
          aria-label={prepareTexts.shellLabel}
          value={shell}
          onChange={(_event, data) => setShell(data.value === 'powerShell' ? 'powerShell' : 'bash')}
        >
          <Radio value="bash" label={prepareTexts.shells.bash} />
          <Radio value="powerShell" label={prepareTexts.shells.powerShell} />
        </RadioGroup>
      </FieldContextProvider>
      <ol className={styles.scriptSteps}>
        <HowToStepItem step={first} />
        <li>{prepareTexts.scriptResult}</li>
        <li>{prepareTexts.scriptAgain}</li>
      </ol>
      <TextBlock
        kind="script"
        text={makers[shell](choices)}
        label={prepareTexts.scriptTextLabel}
        fileName={prepareTexts.fileNames[shell]}
      />
    </>
  );
}

function Request({ choices, context }: WayProps) {
  const styles = useStyles();
  return (
    <>
      <p className={styles.lead}>{prepareTexts.requestLead}</p>
      <TextBlock
        kind="request"
        text={prepareRequest(choices, context)}
        label={prepareTexts.requestTextLabel}
        fileName={prepareTexts.fileNames.request}
      />
    </>
  );
}
