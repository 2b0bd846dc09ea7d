import { makeStyles } from '@fluentui/react-components';
import { agentTexts } from '../../shared/strings/agent.ts';
import { ExternalLink } from '../components/ExternalLink.tsx';
import type { AgentStep } from './agentWays.ts';
import { CommandBlock } from './CommandBlock.tsx';

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: '20px', '& li': { paddingLeft: '2px' } },
  choices: { margin: 0, padding: 0, listStyleType: 'none' },
  step: { marginBottom: '16px' },
});

export interface AgentStepsProps {
  /** Heading that they stand below. */
  readonly title: string;
  readonly steps: readonly AgentStep[];
  /** One of them is enough. */
  readonly alternatives?: boolean;
}

/** Steps in their order; what is run elsewhere stands below its step. */
export function AgentSteps({ title, steps, alternatives = false }: AgentStepsProps) {
  const styles = useStyles();
  const List = alternatives ? 'ul' : 'ol';
  return (
    <List className={alternatives ? styles.choices : styles.list}>
      {steps.map(({ text, link, command }, place) => {
        const [before, after] = text.split('{link}');
        return (
          <li key={text} className={styles.step}>
            {before}
            {link !== undefined && (
              <ExternalLink inline url={link.url}>
                {link.label}
              </ExternalLink>
            )}
            {after}
            {command !== undefined && (
              <CommandBlock
                label={agentTexts.commandsOf(title, place + 1)}
                text={command.text}
                fileName={command.fileName}
              />
            )}
          </li>
        );
      })}
    </List>
  );
}
