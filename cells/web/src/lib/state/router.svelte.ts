import { routeOf } from '../routes';

/** Where the player is. History-mode: every path is answered with the same page. */
class Router {
  path = $state(window.location.pathname);
  /** What stands behind the path, with its question mark. */
  search = $state(window.location.search);

  constructor() {
    window.addEventListener('popstate', () => {
      this.path = window.location.pathname;
      this.search = window.location.search;
    });
  }

  go(path: string): void {
    if (path === window.location.pathname + window.location.search) return;
    window.history.pushState(null, '', path);
    this.#arrive(path);
  }

  /** Goes there without leaving a step behind. */
  replace(path: string): void {
    window.history.replaceState(null, '', path);
    this.#arrive(path);
  }

  /** Another query of the same page, which stays where it is. */
  query(search: string): void {
    window.history.replaceState(null, '', window.location.pathname + search);
    this.search = search;
  }

  #arrive(path: string): void {
    const address = new URL(path, window.location.origin);
    this.path = address.pathname;
    this.search = address.search;
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
    this.go(link.pathname + link.search);
  };
}

export const router = new Router();
