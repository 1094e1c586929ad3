// Runs before the first paint, so that nobody who chose a theme sees a flash of another one.
try {
  const stored = localStorage.getItem('typogram.theme') ?? '';
  const root = document.documentElement;
  if (stored === 'light' || stored === 'dark') root.dataset.theme = stored;
  else if (stored.startsWith('{')) {
    const { dark, colours } = JSON.parse(stored);
    root.dataset.theme = dark ? 'dark' : 'light';
    for (const [name, value] of Object.entries(colours)) root.style.setProperty(`--${name}`, value);
  }
} catch {
  // Storage is forbidden, or was edited: the system's theme it is.
}
