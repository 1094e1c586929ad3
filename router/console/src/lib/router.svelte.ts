import { routeOf } from './routes';

/** Where the operator is. */
class Router {
  path = $state(window.location.pathname);
  query = $state(window.location.search);

  constructor() {
    window.addEventListener('popstate', () => this.#arrive());
  }

  go(address: string): void {
    if (address === window.location.pathname + window.location.search) return;
    window.history.pushState(null, '', address);
    this.#arrive();
    window.scrollTo(0, 0);
  }

  /** Goes there without leaving a step behind. */
  replace(address: string): void {
    window.history.replaceState(null, '', address);
    this.#arrive();
  }

  #arrive(): void {
    this.path = window.location.pathname;
    this.query = window.location.search;
  }

  /** Lets plain links move within the page; everything else about a link stays the browser's. */
  readonly followLinks = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null || link.target !== '' || link.hasAttribute('download')) return;
    if (link.origin !== window.location.origin || routeOf(link.pathname).page === 'not-found') return;
    event.preventDefault();
    this.go(link.pathname + link.search);
  };
}

export const router = new Router();
