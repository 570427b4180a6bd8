import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { Refused } from './api/call.ts';
import { Frame } from './frame.tsx';
import './style.css';
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
      theme={{
        token: { colorPrimary: '#a8201a', colorLink: '#0b4f9c', borderRadius: 6, fontFamily: 'inherit' },
      }}
    >
      <AntApp>
        <QueryClientProvider client={queries}>
          <BrowserRouter>
            <Frame />
          </BrowserRouter>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  </StrictMode>,
);
