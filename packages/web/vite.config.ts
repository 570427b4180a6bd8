import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where the interface answers while the pages are developed. */
const server = process.env.LUODI_API ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  // The server refuses writes whose origin is not its own host: the proxy keeps the browser's.
  server: { proxy: { '/api': { target: server, changeOrigin: false } } },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 600,
    rollupOptions: {
      output: {
        manualChunks: (id) => {
          if (/node_modules\/(?:echarts|zrender)\//.test(id)) return 'chart';
          if (/node_modules\/(?:react|react-dom|react-router|scheduler|@tanstack)\//.test(id)) return 'frame';
          return undefined;
        },
      },
    },
  },
});
