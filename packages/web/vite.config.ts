import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 900,
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
