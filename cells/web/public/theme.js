// Runs before the first paint, so that nobody who chose a theme sees a flash of the other one.
try {
  const theme = localStorage.getItem('typogram.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  const colours = JSON.parse(localStorage.getItem('typogram.theme-colours') ?? '{}');
  for (const [name, value] of Object.entries(colours)) document.documentElement.style.setProperty(`--${name}`, value);
} catch {
  // Storage is forbidden: the system's theme it is.
}
