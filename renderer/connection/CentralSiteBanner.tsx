import { Button, mergeClasses } from '@fluentui/react-components';
import type { ConnectionView } from '../../shared/model.ts';
import { centralSiteText, recreateTexts } from '../../shared/strings/move.ts';
import { StatusIcon } from '../components/StatusIcon.tsx';
import { AccessText } from '../keyboard/AccessText.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { useBannerStyles } from './bannerStyles.ts';

export interface CentralSiteBannerProps {
  readonly connection: ConnectionView;
  readonly heading: 'h2' | 'h4';
  /** The one primary button of the screen is this one. */
  readonly isPrimary: boolean;
  /** The letter leads to it; on pages where another button has none for the same. */
  readonly hasKey: boolean;
  readonly onRecreate: () => void;
}

/** The site of the connection is no longer the one to import from: what that means, and the button that mends it. */
export function CentralSiteBanner(props: CentralSiteBannerProps) {
  const { connection, heading: Title, isPrimary, hasKey, onRecreate } = props;
  const banner = useBannerStyles();
  const { centralSite, site, syncsHere, syncAccount } = connection;
  if (centralSite === undefined) return null;
  const text = centralSiteText(site, centralSite);
  return (
    <div className={mergeClasses(banner.banner, banner.stopped, syncsHere && banner.withButton)}>
      <span className={banner.icon}>
        <StatusIcon status="stopped" />
      </span>
      <div>
        <Title className={banner.title}>{text.title}</Title>
        <p className={banner.sentence}>{text.action}</p>
        {!syncsHere && <p className={banner.sentence}>{recreateTexts.elsewhere(syncAccount)}</p>}
      </div>
      {syncsHere && (
        <Button
          className={banner.button}
          appearance={isPrimary ? 'primary' : 'secondary'}
          size={isPrimary ? 'large' : 'medium'}
          {...(hasKey ? accessKey('recreate') : {})}
          onClick={onRecreate}
        >
          {hasKey ? <AccessText id="recreate">{recreateTexts.open}</AccessText> : recreateTexts.open}
        </Button>
      )}
    </div>
  );
}
