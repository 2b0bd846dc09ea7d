import { makeStyles, tokens } from '@fluentui/react-components';
import { type HowToId, type HowToStep, howTo, howToTexts } from '../../shared/strings/howTo.ts';
import type { TextContext } from '../../shared/strings/links.ts';
import { quoted } from '../theme.ts';
import { CopyButton } from './CopyLink.tsx';
import { ExternalLink } from './ExternalLink.tsx';

const useStyles = makeStyles({
  section: { marginBottom: '32px' },
  heading: {
    margin: '0 0 4px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  forWhom: { margin: '0 0 12px', color: tokens.colorNeutralForeground2 },
  steps: { margin: '0 0 16px', paddingLeft: '20px', '& li': { marginBottom: '8px', paddingLeft: '2px' } },
  commandHead: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    marginBottom: '4px',
  },
  commandTitle: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  commands: {
    ...quoted,
    margin: 0,
    padding: '12px',
    whiteSpace: 'pre-wrap',
  },
});

/** One step of a list; its link stands where the text has its place. */
export function HowToStepItem({ step }: { readonly step: HowToStep }) {
  if (step.link === undefined) return <li>{step.text}</li>;
  const [before, after] = step.text.split('{link}');
  return (
    <li>
      {before}
      <ExternalLink url={step.link.url}>{step.link.label}</ExternalLink>
      {after}
    </li>
  );
}

export interface HowToSectionProps {
  readonly id: HowToId;
  readonly context: TextContext;
  /** False where the pane's own title says it. */
  readonly titled: boolean;
}

/** How to get one prerequisite ready: for whom, steps, portal link, commands. */
export function HowToSection({ id, context, titled }: HowToSectionProps) {
  const styles = useStyles();
  const text = howTo(id, context);
  const CommandTitle = titled ? 'h4' : 'h3';
  return (
    <section className={styles.section}>
      {titled && <h3 className={styles.heading}>{text.title}</h3>}
      <p className={styles.forWhom}>{text.forWhom}</p>
      <ol className={styles.steps}>
        {text.steps.map((step) => (
          <HowToStepItem key={step.text} step={step} />
        ))}
      </ol>
      <div className={styles.commandHead}>
        <CommandTitle className={styles.commandTitle}>{howToTexts.orRun}</CommandTitle>
        <CopyButton text={() => text.commands} label={`${howToTexts.copy}: ${text.title}`}>
          {howToTexts.copy}
        </CopyButton>
      </div>
      <pre className={styles.commands}>{text.commands}</pre>
    </section>
  );
}
