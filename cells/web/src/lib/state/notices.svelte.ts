export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly tone: 'good' | 'bad';
}

const SHOWN_MILLIS = 6_000;
const MAX_NOTICES = 3;

/** Short news that concerns no place on the page. */
class Notices {
  list = $state<readonly Notice[]>([]);
  #nextId = 1;

  tell(text: string, tone: Notice['tone'] = 'good'): void {
    const id = this.#nextId++;
    this.list = [...this.list, { id, text, tone }].slice(-MAX_NOTICES);
    window.setTimeout(() => this.dismiss(id), SHOWN_MILLIS);
  }

  dismiss(id: number): void {
    this.list = this.list.filter((notice) => notice.id !== id);
  }
}

export const notices = new Notices();
