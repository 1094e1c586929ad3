import { mount } from 'svelte';
import '@web/styles/base.css';
import '@web/styles/fonts.css';
import App from './App.svelte';
import './console.css';

mount(App, { target: document.getElementById('app')! });
