import { routeOf } from '../routes';

/** Where the player is. History-mode: every path is answered with the same page. */
class Router {
  path = $state(window.location.pathname);

  constructor() {
    window.addEventListener('popstate', () => {
      this.path = window.location.pathname;
    });
  }

  go(path: string): void {
    if (path === window.location.pathname) return;
    window.history.pushState(null, '', path);
    this.#arrive(path);
  }

  /** Goes there without leaving a step behind. */
  replace(path: string): void {
    window.history.replaceState(null, '', path);
    this.#arrive(path);
  }

  #arrive(path: string): void {
    this.path = new URL(path, window.location.origin).pathname;
    window.scrollTo(0, 0);
  }

  /** Lets plain links move within the page; everything else about a link stays the browser's. */
  readonly followLinks = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null || link.target !== '' || link.hasAttribute('download')) return;
    if (link.origin !== window.location.origin || routeOf(link.pathname).page === 'not-found') return;
    event.preventDefault();
    this.go(link.pathname);
  };
}

export const router = new Router();
