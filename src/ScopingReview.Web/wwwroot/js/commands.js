// Whether a key that is pressed is a command to the page: nobody types or chooses from a list, and nothing is open above the page.
window.isTyping = target => target.closest?.("input, textarea, select, [contenteditable], [role=combobox], [role=listbox], [role=menu], [role=tablist]") != null;
window.isCommand = event => !event.defaultPrevented && !isTyping(event.target)
  && !document.querySelector("dialog[open], .mud-dialog, .mud-popover-open");
