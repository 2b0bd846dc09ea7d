import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
  tokens,
} from '@fluentui/react-components';
import { Dismiss24Regular } from '@fluentui/react-icons';
import { type HowToId, type HowToStep, howTo, howToTexts } from '../../shared/strings/howTo.ts';
import type { TextContext } from '../../shared/strings/links.ts';
import { media } from '../theme.ts';
import { CopyButton } from './CopyLink.tsx';
import { ExternalLink } from './ExternalLink.tsx';

const useStyles = makeStyles({
  pane: { width: '440px', maxWidth: '100vw', [media.narrow]: { width: '100vw' } },
  title: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
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
    margin: 0,
    padding: '12px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '20px',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
});

function Step({ step }: { readonly step: HowToStep }) {
  const [before, after] = step.text.split('{link}');
  return (
    <li>
      {before}
      {step.link !== undefined && <ExternalLink url={step.link.url}>{step.link.label}</ExternalLink>}
      {after}
    </li>
  );
}

export interface HowToPaneProps {
  /** Empty closes the pane; several are shown below each other. */
  readonly ids: readonly HowToId[];
  readonly context: TextContext;
  readonly onClose: () => void;
}

/** How to get a prerequisite ready: for whom, steps, portal link, commands. */
export function HowToPane({ ids, context, onClose }: HowToPaneProps) {
  const styles = useStyles();
  const texts = ids.map((id) => ({ id, ...howTo(id, context) }));
  const [only] = texts;
  return (
    <OverlayDrawer
      className={styles.pane}
      position="end"
      open={ids.length > 0}
      onOpenChange={(_event, data) => !data.open && onClose()}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          className={styles.title}
          action={
            <Button
              appearance="subtle"
              aria-label={howToTexts.close}
              icon={<Dismiss24Regular />}
              onClick={onClose}
            />
          }
        >
          {texts.length === 1 ? only?.title : howToTexts.overview}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        {texts.map((text) => (
          <section key={text.id} className={styles.section}>
            {texts.length > 1 && <h3 className={styles.heading}>{text.title}</h3>}
            <p className={styles.forWhom}>{text.forWhom}</p>
            <ol className={styles.steps}>
              {text.steps.map((step) => (
                <Step key={step.text} step={step} />
              ))}
            </ol>
            <div className={styles.commandHead}>
              <h4 className={styles.commandTitle}>{howToTexts.orRun}</h4>
              <CopyButton text={() => text.commands} label={`${howToTexts.copy}: ${text.title}`}>
                {howToTexts.copy}
              </CopyButton>
            </div>
            <pre className={styles.commands}>{text.commands}</pre>
          </section>
        ))}
      </DrawerBody>
    </OverlayDrawer>
  );
}
