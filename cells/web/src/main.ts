import { mount } from 'svelte';
import App from './App.svelte';
import './styles/fonts.css';
import './styles/base.css';

// While the pages are being written, a worker would show old ones.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  window.addEventListener('load', () => {
    navigator.serviceWorker.register('/service-worker.js').catch(() => {
      // Then there are no pages without a network; all else is as ever.
    });
  });
}

mount(App, { target: document.getElementById('app')! });
