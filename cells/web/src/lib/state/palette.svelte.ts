/** Whether the command palette is on the screen. */
class PaletteState {
  open = $state(false);

  show(): void {
    this.open = true;
  }

  hide(): void {
    this.open = false;
  }
}

export const palette = new PaletteState();
