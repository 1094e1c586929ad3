import { defineConfig, mergeConfig } from 'vite';
import production from '../vite.config';
import { mockBackEnd } from './mock-back-end';

/** For local development only. `TYPOGRAM_EDGE=http://localhost:8080` works against a running platform instead of the mock. */
const edge = process.env['TYPOGRAM_EDGE'];
const proxy = edge === undefined ? undefined : { '/api': edge, '/auth': edge };

const CONTENT_SECURITY_POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

export default mergeConfig(
  production,
  defineConfig({
    plugins: edge === undefined ? [mockBackEnd()] : [],
    server: { ...(proxy && { proxy }), host: '127.0.0.1', port: 5173, strictPort: true },
    // As strict as the pages are meant to be served, so that a breach shows here first.
    preview: { ...(proxy && { proxy }), headers: { 'Content-Security-Policy': CONTENT_SECURITY_POLICY }, host: '127.0.0.1', port: 4173, strictPort: true },
  }),
);
