import { api, type Me } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { NavLink, Route, Routes, useLocation } from 'react-router';
import { call, send } from './api/call.ts';
import { Palette } from './components/palette.tsx';
import { State } from './components/state.tsx';
import { words } from './words/index.ts';
import { choose, language } from './words/language.ts';

const Door = lazy(() => import('./scenes/start/door.tsx'));
const Home = lazy(() => import('./scenes/start/home.tsx'));
const Documents = lazy(() => import('./scenes/document/documents.tsx'));
const Reader = lazy(() => import('./scenes/document/reader.tsx'));
const Review = lazy(() => import('./scenes/document/review.tsx'));
const Compare = lazy(() => import('./scenes/document/compare.tsx'));
const Items = lazy(() => import('./scenes/list/items.tsx'));
const Item = lazy(() => import('./scenes/list/item.tsx'));
const Indicators = lazy(() => import('./scenes/monitoring/indicators.tsx'));
const Index = lazy(() => import('./scenes/index/result.tsx'));
const Audit = lazy(() => import('./scenes/audit/chain.tsx'));

/** The page around every scene: who one is, where one is, where one can go. */
export function Frame() {
  const me = useQuery({ queryKey: ['me'], queryFn: () => call(api.session.me) });
  if (!me.data) return <State query={me} />;
  if (me.data.person === null) {
    return (
      <Suspense fallback={<State />}>
        <Door />
      </Suspense>
    );
  }
  return <Inside me={me.data} />;
}

function Inside({ me }: { readonly me: Me }) {
  const place = useLocation().pathname;
  const [palette, setPalette] = useState(false);
  const flush = /^\/documents\/[^/]+/.test(place);
  const links: readonly (readonly [string, string])[] = [
    ['/', words.home],
    ['/documents', words.documents],
    ['/items', words.items],
    ['/indicators', words.indicators],
    ['/index', words.indexPage],
    ...(me.roles.some((role) => role === 'auditor' || role === 'administrator')
      ? [['/audit', words.audit] as const]
      : []),
  ];
  return (
    <div className="frame">
      <header>
        <a className="skip" href="#main">
          {words.skip}
        </a>
        <NavLink className="brand" to="/">
          {words.luodi}
        </NavLink>
        <span className="place">{me.jurisdiction.name}</span>
        {me.jurisdiction.sample && (
          <span className="mark" title={words.sampleNote}>
            {words.sample}
          </span>
        )}
        <span className="space" />
        <Button size="small" onClick={() => setPalette(true)}>
          <span>{words.search}</span> <kbd className="small">Ctrl K</kbd>
        </Button>
        <span className="who small">
          {me.person?.name}
          {me.posts[0] ? ` · ${me.posts[0].name}` : ''}
        </span>
        <Button size="small" type="text" onClick={() => choose(language() === 'en' ? 'zh' : 'en')}>
          {language() === 'en' ? '中文' : 'English'}
        </Button>
        <Button
          size="small"
          type="text"
          onClick={async () => {
            await send('POST', '/api/auth/sign-out', {}).catch(() => null);
            location.assign('/');
          }}
        >
          {words.signOut}
        </Button>
      </header>
      <nav aria-label={words.menu}>
        {links.map(([to, name]) => (
          <NavLink key={to} to={to} end={to === '/'}>
            {name}
          </NavLink>
        ))}
      </nav>
      <main id="main" className={flush ? 'flush' : ''} tabIndex={-1}>
        <Suspense fallback={<State />}>
          <Routes>
            <Route path="/" element={<Home />} />
            <Route path="/documents" element={<Documents me={me} />} />
            <Route path="/documents/:id/review" element={<Review me={me} />} />
            <Route path="/documents/:id/carried/:other" element={<Compare />} />
            <Route path="/documents/:id/:eId?" element={<Reader me={me} />} />
            <Route path="/items" element={<Items />} />
            <Route path="/items/:id" element={<Item me={me} />} />
            <Route path="/indicators" element={<Indicators me={me} />} />
            <Route path="/indicators/:id" element={<Indicators me={me} />} />
            <Route path="/index" element={<Index me={me} />} />
            <Route path="/audit" element={<Audit />} />
            <Route path="*" element={<Lost />} />
          </Routes>
        </Suspense>
      </main>
      <Palette open={palette} setOpen={setPalette} />
    </div>
  );
}

const Lost = (): ReactNode => (
  <p>
    {words.nothingFound} <NavLink to="/">{words.home}</NavLink>
  </p>
);
