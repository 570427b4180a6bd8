import type { Me } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { Link, NavLink, Route, Routes, useLocation } from 'react-router';
import { ask } from './api/ask.ts';
import { isStaff, may } from './api/right.ts';
import { asOf, lookBack } from './api/time.ts';
import { Account } from './components/account.tsx';
import { Brink } from './components/brink.tsx';
import { Icon, type IconName } from './components/icon.tsx';
import { Palette } from './components/palette.tsx';
import { Empty, State } from './components/state.tsx';
import { Times } from './components/times.tsx';
import './frame.css';
import { words } from './words/index.ts';
import { choose, language } from './words/language.ts';

const Door = lazy(() => import('./scenes/start/door.tsx'));
const Home = lazy(() => import('./scenes/start/home.tsx'));
const Documents = lazy(() => import('./scenes/document/documents.tsx'));
const Reader = lazy(() => import('./scenes/document/reader.tsx'));
const Review = lazy(() => import('./scenes/document/review.tsx'));
const Carried = lazy(() => import('./scenes/plan/carried.tsx'));
const Draft = lazy(() => import('./scenes/plan/draft.tsx'));
const Division = lazy(() => import('./scenes/plan/division.tsx'));
const Items = lazy(() => import('./scenes/list/items.tsx'));
const Intake = lazy(() => import('./scenes/list/intake.tsx'));
const Item = lazy(() => import('./scenes/list/item.tsx'));
const Indicators = lazy(() => import('./scenes/monitoring/indicators.tsx'));
const Indicator = lazy(() => import('./scenes/monitoring/indicator.tsx'));
const Index = lazy(() => import('./scenes/index/result.tsx'));
const Work = lazy(() => import('./scenes/update/work.tsx'));
const Rounds = lazy(() => import('./scenes/update/rounds.tsx'));
const Sheet = lazy(() => import('./scenes/update/sheet.tsx'));
const Radar = lazy(() => import('./scenes/update/radar.tsx'));
const Register = lazy(() => import('./scenes/update/register.tsx'));
const Build = lazy(() => import('./scenes/index/build/build.tsx'));
const Propose = lazy(() => import('./scenes/index/propose/propose.tsx'));
const Import = lazy(() => import('./scenes/monitoring/import.tsx'));
const Settings = lazy(() => import('./scenes/settings/settings.tsx'));
const Jobs = lazy(() => import('./scenes/administration/jobs.tsx'));
const Organisation = lazy(() => import('./scenes/organisation/organisation.tsx'));
const Heritage = lazy(() => import('./scenes/organisation/heritage.tsx'));
const Accounts = lazy(() => import('./scenes/account/accounts.tsx'));
const Own = lazy(() => import('./scenes/account/own.tsx'));
const First = lazy(() => import('./scenes/account/first.tsx'));
const Secure = lazy(() => import('./scenes/account/secure.tsx'));
const Audit = lazy(() => import('./scenes/audit/chain.tsx'));

/** The places of the side menu. */
export const placesOf = (me: Me): readonly (readonly [string, string, IconName])[] =>
  isStaff(me)
    ? [
        ['/', words.home, 'home'],
        ['/work', words.filing.work, 'flag'],
        ['/documents', words.documents, 'text'],
        ['/items', words.items, 'list'],
        ['/rounds', words.filing.rounds, 'clock'],
        ['/indicators', words.indicators, 'line'],
        ['/index', words.indexPage, 'grid'],
        ['/organisation', words.organisation.title, 'tree'],
        ...(may(me, 'list.change') ? [['/settings', words.setting.title, 'dial'] as const] : []),
        ...(may(me, 'account.look') ? [['/accounts', words.account.title, 'person'] as const] : []),
        ...(may(me, 'radar.look', me.posts[0]?.body)
          ? [['/radar', words.radar.radar, 'search'] as const]
          : []),
        ...(may(me, 'audit.look') ? [['/audit', words.audit, 'chain'] as const] : []),
        ...(may(me, 'job.administer') ? [['/jobs', words.job.jobs, 'clock'] as const] : []),
      ]
    : [['/', words.home, 'home']];

/** The page around every scene: who one is, where one is, where one can go. */
export function Frame() {
  const me = useQuery(ask.me);
  if (!me.data) return <State query={me} />;
  if (me.data.person === null) {
    return (
      <Suspense fallback={<State />}>
        <Door />
      </Suspense>
    );
  }
  if (me.data.mustChangePassword) {
    return (
      <Suspense fallback={<State />}>
        <First me={me.data} />
      </Suspense>
    );
  }
  if (me.data.mustSecure) {
    return (
      <Suspense fallback={<State />}>
        <Secure me={me.data} />
      </Suspense>
    );
  }
  return <Inside me={me.data} />;
}

function Inside({ me }: { readonly me: Me }) {
  const { pathname } = useLocation();
  const [palette, setPalette] = useState(false);
  const places = placesOf(me);
  const flush = /^\/documents\/[^/]+/.test(pathname);
  useEffect(() => {
    const here = places.findLast(([to]) => pathname.startsWith(to));
    document.title = `${here?.[1] ?? ''} · ${me.jurisdiction.name} · ${words.luodi}`;
  }, [pathname, places, me.jurisdiction.name]);
  return (
    <div className={`frame${flush ? ' narrow' : ''}`}>
      <header className="head">
        <a className="skip" href="#main">
          {words.skip}
        </a>
        <Link className="brand" to="/">
          {words.luodi}
        </Link>
        <span className="place">{me.jurisdiction.name}</span>
        {me.jurisdiction.sample && (
          <span className="mark" title={words.sampleNote}>
            {words.sample}
          </span>
        )}
        <span className="space" />
        {isStaff(me) && (
          <>
            <button type="button" className="tool find" onClick={() => setPalette(true)}>
              <Icon name="search" />
              <span className="wide">{words.search}</span>
              <kbd className="wide">Ctrl K</kbd>
            </button>
            <Times />
          </>
        )}
        <button
          type="button"
          className="tool"
          title={words.shell.language}
          onClick={() => choose(language() === 'en' ? 'zh' : 'en')}
        >
          <span lang={language() === 'en' ? 'zh-CN' : 'en'}>{language() === 'en' ? '中文' : 'English'}</span>
        </button>
        <Account me={me} />
      </header>
      <nav className="side" aria-label={words.menu}>
        {places.map(([to, name, icon]) => (
          <NavLink key={to} to={to} end={to === '/'} title={name}>
            <Icon name={icon} />
            <span>{name}</span>
          </NavLink>
        ))}
      </nav>
      <main id="main" className={flush ? 'flush' : ''} tabIndex={-1}>
        {asOf !== null && (
          <div className="past" role="status">
            {words.shell.asOfBar(asOf)}
            <button type="button" className="tool" onClick={() => lookBack(null)}>
              {words.shell.asOfBack}
            </button>
          </div>
        )}
        <div className="scene">
          <Brink key={pathname}>
            <Suspense fallback={<State />}>{isStaff(me) ? <Scenes me={me} /> : <Citizen />}</Suspense>
          </Brink>
        </div>
      </main>
      <Palette places={places} open={palette} setOpen={setPalette} />
    </div>
  );
}

const Scenes = ({ me }: { readonly me: Me }) => (
  <Routes>
    <Route path="/" element={<Home me={me} />} />
    <Route path="/documents" element={<Documents me={me} />} />
    <Route path="/documents/:id/review" element={<Review me={me} />} />
    <Route path="/documents/:id/indicators" element={<Propose me={me} />} />
    <Route path="/documents/:id/lists" element={<Draft me={me} />} />
    <Route path="/documents/:id/division" element={<Division me={me} />} />
    <Route path="/documents/:id/carried/:other" element={<Carried me={me} />} />
    <Route path="/documents/:id/:eId?" element={<Reader me={me} />} />
    <Route path="/items" element={<Items me={me} />} />
    <Route path="/items/intake" element={<Intake />} />
    <Route path="/items/:id" element={<Item me={me} />} />
    <Route path="/indicators" element={<Indicators me={me} />} />
    <Route path="/indicators/import" element={<Import />} />
    <Route path="/indicators/:id" element={<Indicator me={me} />} />
    <Route path="/index" element={<Index me={me} />} />
    <Route path="/organisation" element={<Organisation me={me} />} />
    <Route path="/organisation/:noun/:id" element={<Heritage />} />
    <Route path="/accounts" element={<Accounts me={me} />} />
    <Route path="/account" element={<Own me={me} />} />
    <Route path="/index/:id/build" element={<Build me={me} />} />
    <Route path="/audit" element={<Audit me={me} />} />
    <Route path="/work" element={<Work me={me} />} />
    <Route path="/rounds" element={<Rounds me={me} />} />
    <Route path="/rounds/:period" element={<Sheet me={me} />} />
    <Route path="/radar" element={<Radar me={me} />} />
    <Route path="/requests" element={<Register me={me} />} />
    <Route path="/settings/:part?" element={<Settings me={me} />} />
    <Route path="/jobs" element={<Jobs me={me} />} />
    <Route
      path="*"
      element={
        <Empty title={words.shell.lost} hint={words.shell.lostHint}>
          <Link to="/">{words.home}</Link>
        </Empty>
      }
    />
  </Routes>
);

/** What the public finds until something is published. */
const Citizen = (): ReactNode => (
  <Empty title={words.shell.citizen} hint={words.shell.citizenHint} heading="h1" />
);
