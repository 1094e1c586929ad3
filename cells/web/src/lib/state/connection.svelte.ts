/** Whether the server can be reached, and what waits for it. */
class Connection {
  /** As far as the browser knows: it may see a network that leads nowhere. */
  #online = $state(navigator.onLine);
  /** Whether the last request was answered. */
  #answered = $state(true);
  /** How many of the player's runs the server has not got yet. */
  runs = $state(0);

  constructor() {
    window.addEventListener('online', () => (this.#online = true));
    window.addEventListener('offline', () => (this.#online = false));
  }

  get away(): boolean {
    return !this.#online || !this.#answered;
  }

  /** Asks, and remembers whether there was an answer. */
  readonly fetch: typeof fetch = async (address, request) => {
    try {
      const answer = await window.fetch(address, request);
      this.#answered = true;
      return answer;
    } catch (failure) {
      this.#answered = false;
      throw failure;
    }
  };

  waiting(runs: number): void {
    this.runs = runs;
  }
}

export const connection = new Connection();
