import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { Refused } from './api/call.ts';
import { Frame } from './frame.tsx';
import './style.css';
import './control.css';
import { language } from './words/language.ts';

document.documentElement.lang = language() === 'en' ? 'en' : 'zh-CN';
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => count < 2 && error instanceof Refused && error.status === 0,
    },
  },
});

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <ConfigProvider
      locale={language() === 'en' ? enUS : zhCN}
      // “全部” stays two characters: a space inside would make it another word for a screen reader.
      button={{ autoInsertSpace: false }}
      theme={{
        token: {
          colorPrimary: '#9c1f1b',
          colorLink: '#0b4f9c',
          colorText: '#1b1f27',
          colorTextSecondary: '#545c69',
          colorTextPlaceholder: '#6b7280',
          colorBorder: '#cfd3d9',
          colorError: '#a8201a',
          borderRadius: 4,
          fontFamily: 'inherit',
          controlHeightSM: 28,
        },
      }}
    >
      <AntApp className="app" message={{ maxCount: 3 }}>
        <QueryClientProvider client={queries}>
          <BrowserRouter>
            <Frame />
          </BrowserRouter>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  </StrictMode>,
);
