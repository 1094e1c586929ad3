/** Whether there is a network, and what waits for it. */
class Connection {
  online = $state(navigator.onLine);
  /** How many of the player's runs the server has not got yet. */
  runs = $state(0);

  constructor() {
    window.addEventListener('online', () => (this.online = true));
    window.addEventListener('offline', () => (this.online = false));
  }

  waiting(runs: number): void {
    this.runs = runs;
  }
}

export const connection = new Connection();
