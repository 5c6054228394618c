using System.Globalization;

namespace ScopingReview.Domain.Formats;

/// <summary>Finds the year in the ways in which exports write dates.</summary>
internal static class PublicationYear
{
    private const int First = 1400;
    private const int Last = 2100;

    /// <summary>
    /// The first run of four digits that can be a year, or of six or eight that are a date without separators: "2016/09//", "20180327",
    /// "15032019", "Spring 2015", "1998 Dec-1999 Jan" (1998), "c2011". Null where there is none.
    /// </summary>
    public static int? Find(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var run = 0;
            while (i + run < text.Length && char.IsDigit(text[i + run]))
                run++;
            if (run is 4 or 6 or 8 && OfRun(text.Slice(i, run)) is { } year)
                return year;
            i += run;
        }

        return null;
    }

    private static int? OfRun(ReadOnlySpan<char> digits)
    {
        var (begin, end) = (Number(digits[..4]), Number(digits[^4..]));
        var isDate = digits.Length switch
        {
            4 => true,
            6 => Number(digits[4..]) is >= 0 and <= 12,
            _ => Number(digits[4..6]) is >= 0 and <= 12 && Number(digits[6..]) is >= 0 and <= 31,
        };
        if (isDate && begin is >= First and <= Last)
            return begin;
        var isTurned = digits.Length switch
        {
            6 => Number(digits[..2]) is >= 1 and <= 12,
            8 => Number(digits[..2]) is >= 1 and <= 31 && Number(digits[2..4]) is >= 1 and <= 31,
            _ => false,
        };
        return isTurned && end is >= First and <= Last ? end : null;
    }

    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
            number = (number * 10) + (int)char.GetNumericValue(digit);
        return number;
    }

    /// <summary>
    /// The year of a day that a spreadsheet has turned into its number (days since 30 December 1899); null where the text is no such number
    /// of the years from 1940 to 2050.
    /// </summary>
    private static int? OfSpreadsheetDay(string text) =>
        text.Length == 5 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
        && days is > 14_610 and < 54_790
            ? new DateOnly(1899, 12, 30).AddDays(days).Year : null;

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
            if (OfSpreadsheetDay(text.Trim()) is { } ofDay)
            {
                issues.Add(ImportIssue.Remark(line, field,
                    string.Create(CultureInfo.InvariantCulture, $"“{text}” is a day as a spreadsheet counts it; its year is {ofDay}.")));
                return ofDay;
            }

            unread ??= (field, text, line);
        }

        if (unread is var (unreadField, words, unreadLine))
            issues.Add(ImportIssue.Remark(unreadLine, unreadField, $"No year in “{EntryOutcome.Shorten(words)}”."));
        return null;
    }
}
