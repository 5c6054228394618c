namespace ScopingReview.Domain.Formats;

/// <summary>The items of a list as Python writes it: 'Marx, Karl', "O'Hara, Ann". Found in one pass, whatever stands in the list.</summary>
internal static class QuotedItems
{
    public static List<string> Read(string list)
    {
        var items = new List<string>();
        // From a mark that nothing closes on, no later one of its kind is closed either.
        var (isSingleOpen, isDoubleOpen) = (false, false);
        for (var at = 0; at < list.Length; at++)
        {
            if (list[at] is not ('\'' or '"') || (list[at] == '"' ? isDoubleOpen : isSingleOpen))
                continue;
            var end = End(list, at);
            if (end < 0)
            {
                (isSingleOpen, isDoubleOpen) = (isSingleOpen || list[at] == '\'', isDoubleOpen || list[at] == '"');
                continue;
            }

            items.Add(list[(at + 1)..end]);
            at = end;
        }

        return items;
    }

    /// <summary>
    /// Where the item that begins at a mark ends: at the next mark of its kind that neither follows a backslash nor stands within a word
    /// (O'Hara); where there is none, at the last one within a word. -1 where there is none of these either.
    /// </summary>
    private static int End(string list, int start)
    {
        var withinWord = -1;
        for (var at = start + 1; at < list.Length; at++)
        {
            if (list[at] == '\\')
                at++;
            else if (list[at] == list[start] && !(list[at] == '\'' && IsWithinWord(list, at)))
                return at;
            else if (list[at] == list[start])
                withinWord = at;
        }

        return withinWord;
    }

    private static bool IsWithinWord(string list, int at) =>
        at + 1 < list.Length && char.IsLetterOrDigit(list[at - 1]) && char.IsLetterOrDigit(list[at + 1]);
}
