import { Button } from '@fluentui/react-components';
import {
  ArrowSync20Regular,
  Chat20Regular,
  CheckmarkStarburst20Regular,
  PeopleList20Regular,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { overviewTexts } from '../../shared/strings/connectionPage.ts';
import { needTexts } from '../../shared/strings/needs.ts';
import { StateBanner } from '../components/StateBanner.tsx';
import type { ConnectionState } from '../connection/connectionState.ts';
import type { Mend, Need } from '../connection/need.ts';

type Act = Exclude<Mend, 'updateSecret'>;

export interface NeedBannerProps {
  readonly need: Need & { readonly mend: Act };
  readonly state: ConnectionState;
  readonly questions: number;
  /** The one primary button of the screen is this one. */
  readonly isPrimary: boolean;
  readonly isOff: boolean;
  readonly onMend: (mend: Act) => void;
}

const icons: Readonly<Record<Act, ReactElement>> = {
  answer: <Chat20Regular />,
  verify: <CheckmarkStarburst20Regular />,
  collections: <PeopleList20Regular />,
  groups: <PeopleList20Regular />,
  syncAgain: <ArrowSync20Regular />,
};

/** What a connection waits for, with the one button that mends it. */
export function NeedBanner({ need, state, questions, isPrimary, isOff, onMend }: NeedBannerProps) {
  const { status, mend } = need;
  const isAsked = mend === 'answer';
  return (
    <StateBanner
      status={status}
      heading="h4"
      title={isAsked ? overviewTexts.questions(questions) : state.title}
      sentences={isAsked ? [`${state.title}.`, state.sentence] : [state.sentence]}
    >
      <Button
        appearance={isPrimary ? 'primary' : 'secondary'}
        size={isPrimary ? 'large' : 'medium'}
        icon={icons[mend]}
        disabledFocusable={isOff}
        onClick={() => onMend(mend)}
      >
        {isAsked ? needTexts.answer(questions) : needTexts[mend]}
      </Button>
    </StateBanner>
  );
}
