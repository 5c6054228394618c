namespace ScopingReview.Domain.Formats;

/// <summary>
/// Finds where a second entry begins in the lines of one: the line that parts them is missing, and only a second title gives it away.
/// </summary>
internal static class MissingBoundary
{
    /// <summary>
    /// The index of the line with which the entry begins that the last line's title belongs to: the first one after a blank line, where
    /// the same title tag stands before that blank line too. -1 where the last line is no title or no second one.
    /// </summary>
    public static int BlockOfSecondTitle(TaggedEntryText entry, params ReadOnlySpan<string> titleTags)
    {
        if (entry.IsTooLarge || entry.Lines.Count == 0 || !titleTags.Contains(entry.Lines[^1].Tag)
            || entry.Value(entry.Lines[^1]).IsEmpty)
            return -1;
        var block = entry.FirstOfLastBlock();
        return block > 0 && entry.Has(entry.Lines[^1].Tag, 0, block) ? block : -1;
    }

    /// <summary>
    /// Why a complete entry cannot be read: it has two different titles, so that two entries stand in it without anything between them.
    /// Null where it is one.
    /// </summary>
    /// <param name="entry">The entry.</param>
    /// <param name="titleTag">The tag of titles.</param>
    /// <param name="single">Where a second title alone proves nothing: tags of which one has to be repeated too; else empty.</param>
    public static string? TwoEntries(TaggedEntryText entry, string titleTag, params ReadOnlySpan<string> single)
    {
        var first = Next(entry, titleTag, 0);
        var second = first;
        while (second >= 0 && entry.Value(entry.Lines[second]).SequenceEqual(entry.Value(entry.Lines[first])))
            second = Next(entry, titleTag, second + 1);
        if (second < 0 || (!single.IsEmpty && !HasRepeated(entry, single)))
            return null;
        return $"It holds two titles, “{Title(entry, first)}” and “{Title(entry, second)}”: the line that parts two entries is missing "
            + "or damaged, so their fields cannot be told apart.";
    }

    private static string Title(TaggedEntryText entry, int line) => EntryOutcome.Shorten(entry.Value(entry.Lines[line]).ToString());

    private static int Next(TaggedEntryText entry, string tag, int from)
    {
        for (var i = from; i < entry.Lines.Count; i++)
        {
            if (entry.Lines[i].Tag == tag && !entry.Value(entry.Lines[i]).IsEmpty)
                return i;
        }

        return -1;
    }

    private static bool HasRepeated(TaggedEntryText entry, ReadOnlySpan<string> tags)
    {
        foreach (var tag in tags)
        {
            if (entry.Lines.Count(line => line.Tag == tag) > 1)
                return true;
        }

        return false;
    }
}
