import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowCircleRight24Regular } from '@fluentui/react-icons';
import type { WizardDraft } from '../../shared/model.ts';
import { draftTexts } from '../../shared/strings/draft.ts';
import { formatMoment } from '../../shared/strings/format.ts';
import { AccessText } from '../keyboard/AccessText.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { usePorts } from '../ports.tsx';
import { media } from '../theme.ts';

const useStyles = makeStyles({
  card: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr) max-content',
    alignItems: 'center',
    columnGap: '16px',
    padding: '16px',
    marginBottom: '24px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    [media.narrow]: { gridTemplateColumns: '24px minmax(0, 1fr)', rowGap: '12px' },
  },
  icon: { color: tokens.colorBrandForeground1, display: 'inline-flex' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  body: { margin: 0, color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', [media.narrow]: { gridColumn: 2 } },
});

/** Where and when the wizard was left. */
export function draftSentence(draft: WizardDraft, now: Date): string {
  const say = draft.practice ? draftTexts.leftPractice : draftTexts.left;
  return say(draft.page ?? 'general', formatMoment(new Date(draft.savedAt), now));
}

export interface DraftCardProps {
  readonly draft: WizardDraft;
  readonly onContinue: () => void;
  readonly onStartOver: () => void;
}

/** "Continue where you left off", or start over. */
export function DraftCard({ draft, onContinue, onStartOver }: DraftCardProps) {
  const styles = useStyles();
  const { now } = usePorts();
  return (
    <section className={styles.card} aria-label={draftTexts.title}>
      <span className={styles.icon}>
        <ArrowCircleRight24Regular />
      </span>
      <div>
        <h2 className={styles.title}>{draftTexts.title}</h2>
        <p className={styles.body}>{draftSentence(draft, now())}</p>
      </div>
      <div className={styles.buttons}>
        <Button appearance="primary" {...accessKey('continueDraft')} onClick={onContinue}>
          <AccessText id="continueDraft">{draftTexts.continue}</AccessText>
        </Button>
        <Button {...accessKey('startOver')} onClick={onStartOver}>
          <AccessText id="startOver">{draftTexts.startOver}</AccessText>
        </Button>
      </div>
    </section>
  );
}
