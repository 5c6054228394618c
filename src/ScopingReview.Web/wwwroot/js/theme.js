// Runs before the first paint: applies the remembered theme (light, dark or the system's) without a flash.
(() => {
  const key = "theme";
  const system = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => localStorage.getItem(key) ?? "system";
  const apply = () => {
    const theme = chosen() === "system" ? (system.matches ? "dark" : "light") : chosen();
    document.documentElement.dataset.theme = theme;
    document.documentElement.dataset.themeChoice = chosen();
  };
  apply();
  system.addEventListener("change", apply);
  window.workbenchTheme = {
    choice: chosen,
    next() {
      const order = ["system", "light", "dark"];
      localStorage.setItem(key, order[(order.indexOf(chosen()) + 1) % order.length]);
      apply();
      return chosen();
    },
  };
})();
