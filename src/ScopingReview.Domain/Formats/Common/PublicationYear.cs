namespace ScopingReview.Domain.Formats;

/// <summary>Finds the year in the ways in which exports write dates.</summary>
internal static class PublicationYear
{
    /// <summary>
    /// The first run of four digits that can be a year, or of six or eight that begin with one (a date without separators): "2016/09//",
    /// "20180327", "Spring 2015", "1998 Dec-1999 Jan" (1998), "c2011". Null where there is none.
    /// </summary>
    public static int? Find(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var run = 0;
            while (i + run < text.Length && char.IsAsciiDigit(text[i + run]))
                run++;
            if (run is 4 or 6 or 8 && text[i] is '1' or '2')
            {
                var digits = text.Slice(i, 4);
                return ((digits[0] - '0') * 1000) + ((digits[1] - '0') * 100) + ((digits[2] - '0') * 10) + digits[3] - '0';
            }

            i += run;
        }

        return null;
    }

    /// <summary>The year in the first of the texts that holds one; a remark where there are texts and none does.</summary>
    public static int? FindIn(IEnumerable<(string Field, string? Text, long Line)> dates, List<ImportIssue> issues)
    {
        (string Field, string Text, long Line)? unread = null;
        foreach (var (field, text, line) in dates)
        {
            if (text is null)
                continue;
            if (Find(text) is { } year)
                return year;
            unread ??= (field, text, line);
        }

        if (unread is var (unreadField, words, unreadLine))
            issues.Add(ImportIssue.Remark(unreadLine, unreadField, $"No year in “{EntryOutcome.Shorten(words)}”."));
        return null;
    }
}
